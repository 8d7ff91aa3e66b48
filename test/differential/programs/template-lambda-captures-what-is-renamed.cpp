// Hazard: a template's variable goes by another name where a local variable has its own, and the lambda's future, whose field's types
// are named with that one, must not take it for its state (found by the fuzzer).
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class T>
ASYNC Future<int> beside(T state) {
  int turns = 2, total = 0;
  while (turns-- > 0 && (co_await leaf("turn", 1, state % 100 != 0))) {
    auto add = [&state](int value) ASYNC -> Future<int> {
      int here = co_await leaf("add", 1, state % 100);
      co_return here + value;
    };
    static_cast<void>(add);
    int state = turns;
    total += state;
  }
  co_return total;
}

ASYNC Future<int> scenario() { co_return co_await beside(3); }

#include "driver.hpp"
