// Hazard: what `into_future` makes of an operand is awaited, and the operand and its temporaries live to the full-expression's end.
#include "trace.hpp"

struct Request {
  Traced name;
  int pends;
};
inline auto into_future(Request const& request) { return leaf(request.name.name(), request.pends, request.name.get()); }

struct Once {
  Traced name;
};
/// Refers to what it was made from.
struct OnceFuture {
  using Output = int;
  Once& once;
  Traced guard{"guard"};
  bool is_second = false;
  pollux::Poll<int> poll(pollux::Context& cx) {
    once.name.check();
    if (std::exchange(is_second, true)) return pollux::Ready(once.name.get());
    cx.waker().wake_by_ref();
    return pollux::Pending;
  }
};
inline OnceFuture into_future(Once&& once) { return OnceFuture{once}; }

/// Gives a future that stands elsewhere.
struct Handle {
  OnceFuture* future;
};
inline OnceFuture& into_future(Handle handle) { return *handle.future; }

inline Request request(Traced const& from, int n) { return {Traced("request", from.get() + n), n}; }

ASYNC Future<int> scenario() {
  int sum = co_await Request{Traced("prvalue", 1), 1};
  Request lvalue{Traced("lvalue", 2), 2};
  sum += co_await lvalue;
  sum += co_await request(Traced("temporary", 3), 1) * 10;
  Once once{Traced("once", 4)};
  sum += co_await std::move(once);
  sum += co_await Once{Traced("made", 5)};
  OnceFuture future{once};
  Handle const handle{&future};
  sum += co_await handle;
  co_await Handle{&future};
  int pair = co_await Once{Traced("left", 6)} - co_await Request{Traced("right", 7), 0};
  if (co_await Request{Traced("condition", 0), 1}) co_return -1;
  co_return sum * 10 + pair;
}

#include "driver.hpp"
