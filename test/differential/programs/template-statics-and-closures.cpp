// Hazard: a static local and a closure in a template: one for each instance.
// needs: full
#include "trace.hpp"

template <class T>
ASYNC Future<int> count(T const&) {
  static int calls = 0;
  int const size = sizeof(T) > 4 ? 1 : 2;
  int base = 0;
  {
    auto add = [&base](int n) { base += n; };
    add(calls % 2 == 0 ? 10 : 20);
  }
  co_await leaf("count", 1);
  int const number = ++calls % 2;
  co_return base + size + (number == 0 ? 100 : 200);
}
ASYNC Future<int> scenario() {
  int total = co_await count(1);
  Traced traced{"traced", 2};
  total += co_await count(traced);
  total += co_await count('c');
  total += co_await count(2);
  co_return total;
}

#include "driver.hpp"
