// Hazard: a generic closure, one that takes itself, one in another one, one that returns one, all across a suspension.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int base = 1;
  auto add = [&base](auto a, auto... rest) { return ((base + a) + ... + rest); };
  auto factorial = [](auto& self, int n) -> int { return n < 2 ? 1 : n * self(self, n - 1); };
  auto outer = [&, inner = [base](int n) { return base * n; }](int n) {
    auto local = [&](int m) { return inner(m) + n + base; };
    return local(n);
  };
  auto maker = [&base](int n) { return [&base, n](int m) { return base + n * m; }; };
  co_await leaf("first", 1);
  base = 10;
  int total = add(1) + add(1, 2L, 3) + factorial(factorial, 5);
  co_await leaf("second", 1);
  co_return total + outer(2) + maker(3)(4);
}

#include "driver.hpp"
