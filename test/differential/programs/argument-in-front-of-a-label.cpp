// Hazard: a parameter that is copied out of the frame, so that the awaited future can stand in its place, in a block that a `goto` enters
// again further down: the copy is used up before the label, and must be neither a field nor a variable of the whole block (found by
// the fuzzer).
// needs: full
#include "shapes.hpp"

using namespace shapes;

ASYNC Future<Traced> variable(int self_, int frame) {
  Duo slot = Duo{Traced{"first", 1}, Adder{Traced{"second", frame % 100}}.self().add(step("add", self_ % 100))};
  co_await leaf("variable", 1, frame % 100);
  note("slot", slot.b % 100);
  int done = co_await [](int state) ASYNC -> Future<int> {
    co_await leaf("lambda", 1);
    co_return state;
  }(step("argument", slot.b % 100));
  {
    co_await leaf("inner", 1);
    if (done > 100) goto out;
  }
out:;
  co_return co_await maker("maker", 0, 4);
}

struct Host {
  Traced name{"host", 4};
  ASYNC Future<int> constant(int const cx, [[maybe_unused]] Traced fetched, int value) const {
    auto kept = leaf("one", 1, 0);
    auto [one, other] = co_await pollux::join(std::move(kept), maker("other", 1, cx % 100));
    {
      auto sum = [added = other.get() % 100, &seen = value](int m) { seen = (seen + m) % 100; return added + seen; };
      value += sum(1);
      if (value > 1000) goto out;
    }
  out:;
    co_return value + one;
  }
};

// Behind the label every use comes again.
ASYNC Future<int> used_again(int n) {
  int turns = 0, total = 0;
  int seen = n + 1;
again:
  total += seen;
  co_await leaf("again", 1);
  if (++turns < 3) goto again;
  co_return total;
}

ASYNC Future<int> scenario() {
  int total = (co_await variable(3, 4)).get();
  Host host;
  total += co_await host.constant(5, Traced{"fetched", 6}, 7);
  co_return total + co_await used_again(7);
}

#include "driver.hpp"
