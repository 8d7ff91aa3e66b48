// Hazard: a co_yield in a `try`: the item's construction may throw into the handler, which may yield no more, and goes on.
#include "trace.hpp"

ASYNC pollux::Stream<Traced> attempts(int n) {
  for (int i = 0; i < n; ++i) {
    try {
      Traced guard("guard", i);
      Traced item("item", i);
      co_yield item;
      step("behind the yield");
      if (i == 1) throw trace::Failure{"one"};
    } catch (trace::Failure const& failure) {
      step(failure.what);
    }
    co_yield Traced("after", i);
  }
}
ASYNC pollux::Stream<int> recovering() {
  for (int i = 0; i < 3; ++i) {
    try {
      co_yield Traced("made", i).get();
      co_await leaf("pause", 1);
    } catch (trace::Injected const&) {
      step("recovered");
    }
  }
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto s = attempts(3);
  while (auto item = co_await s.next()) sum += item->get();
  auto r = recovering();
  while (auto item = co_await r.next()) sum += *item * 10;
  co_return sum;
}

#include "driver.hpp"
