// Hazard: `co_return` from within nested scopes and loops destroys all of them, inside out, and then the parameters.
#include "trace.hpp"

ASYNC Future<int> find(Traced wanted, int limit) {
  Traced outer{"outer"};
  for (int i = 0; i < limit; ++i) {
    Traced body{"body", i};
    co_await leaf("round", 1);
    if (body.get() == wanted.get()) {
      Traced found{"found", i};
      co_return found.get();
    }
  }
  co_return -1;
}
ASYNC Future<int> scenario() {
  Traced wanted{"wanted", 1};
  int first = co_await find(wanted, 3);
  int second = co_await find(wanted, 1);
  co_return first * 10 + second;
}

#include "driver.hpp"
