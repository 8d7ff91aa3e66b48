// Hazard: an async function uses its own future in other ways than to await the call: in a join, a local, a closure, a pointer.
#include "trace.hpp"
#include <vector>

ASYNC Future<int> fibonacci(int n) {
  Traced local{"fibonacci", n};
  if (n < 2) {
    co_await leaf("fibonacci", 1);
    co_return n;
  }
  auto [a, b] = co_await pollux::join(fibonacci(n - 1), fibonacci(n - 2));
  co_return a + b;
}
ASYNC Future<int> stored(int n) {
  if (n == 0) co_return 1;
  auto rest = stored(n - 1);
  Traced local{"stored", n};
  co_await leaf("stored", 1);
  co_return n + co_await rest;
}
ASYNC Future<int> through_closure(int n);
ASYNC Future<int> through_closure(int n) {
  if (n == 0) co_return 1;
  auto next = [n] { return through_closure(n - 1); };
  co_await leaf("closure", 1);
  co_return n + co_await next();
}
ASYNC Future<int> through_pointer(int n) {
  if (n == 0) co_return 1;
  Future<int> (*function)(int) = &through_pointer;
  co_await leaf("pointer", 1);
  co_return n + co_await function(n - 1);
}
ASYNC Future<int> never_awaited(int n) {
  if (n > 0) (void)never_awaited(n - 1);
  co_await leaf("never", 1);
  co_return n;
}
ASYNC Future<void> in_vector(int n, std::vector<Future<void>> &made) {
  Traced local{"in_vector", n};
  if (n > 0) made.push_back(in_vector(n - 1, made));
  co_await leaf("in_vector", 1);
}
ASYNC Future<int> scenario() {
  std::vector<Future<void>> made;
  co_await in_vector(1, made);
  co_await made.front();
  int sum = co_await fibonacci(3);
  sum += co_await stored(2);
  sum += co_await through_closure(2);
  sum += co_await through_pointer(2);
  co_return sum + co_await never_awaited(2);
}

#include "driver.hpp"
