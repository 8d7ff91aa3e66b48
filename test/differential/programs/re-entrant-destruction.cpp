// Hazard: a destructor that cancellation runs drops another future, which destroys its own locals (FoundationDB
// b520fbea15).
// needs: full
#include "trace.hpp"

ASYNC Future<int> part(Traced thing) {
  Traced local{"local in part"};
  co_await leaf("part", 5);
  co_return thing.get();
}
struct Holder {
  Traced name{"holder"};
  Future<int> held;
  ~Holder() { trace::log("holder goes"); }
};
ASYNC Future<int> scenario() {
  Traced thing{"thing"};
  Holder holder{Traced{"name"}, part(std::move(thing))};
  bool pending = co_await pollux::poll_fn<bool>([&](pollux::Context& context) -> pollux::Poll<bool> {
    bool answer = holder.held.poll(context).is_pending();
    return pollux::Ready(answer);
  });
  note("pending", pending);
  co_await leaf("wait", 1);
  co_return 0;
}

#include "driver.hpp"
