// Hazard: a full-expression with several awaits and temporaries throws in the middle: only what was made is destroyed.
// needs: full
#include "trace.hpp"

struct Chain {
  Traced name;
  Chain add(Traced const& thing, int n) && {
    step("add");
    name.value += thing.get() + n;
    return std::move(*this);
  }
};
ASYNC Future<int> scenario() {
  Traced local{"local"};
  try {
    Chain chain = Chain{Traced{"chain"}}
                      .add(co_await maker("one", 1, 1), 0)
                      .add(Traced{"two", 2}, co_await leaf("three", 1, 3))
                      .add(co_await maker("four", 1, 4), 0);
    co_await leaf("hold", 1);
    co_return chain.name.get();
  } catch (Injected const& injected) {
    note("caught", injected.event);
  }
  co_await leaf("after", 1);
  co_return -1;
}

#include "driver.hpp"
