// Hazard: a generic lambda's parameters are named as members of its future are, and its operands stand behind each other in the frame.
// needs: full
#include "trace.hpp"

static int add3(int a, int b, int c) { return a + b + c; }

ASYNC Future<int> scenario() {
  auto const add = [](auto state, auto output, auto poll) ASYNC -> Future<int> {
    int total = state + co_await leaf("first", 1, 10);
    total = add3(total, co_await leaf("second", 1, 20), co_await leaf("third", 2, int(output)));
    co_return total + int(poll);
  };
  int result = co_await add(1, 2L, 'a');
  co_return result + co_await add(short(3), 4, 5u);
}

#include "driver.hpp"
