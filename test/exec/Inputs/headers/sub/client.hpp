#pragma once
#include "../base.hpp"
#include "../types.hpp"

namespace client {
// Boxed for itself, and so by its name for all.
ASYNC inline Future<int> fibonacci(int n) {
  if (n < 2)
    co_return n;
  auto [a, b] = co_await pollux::join(fibonacci(n - 1), fibonacci(n - 2));
  co_return a + b;
}
ASYNC inline Future<int> fetch(int n) {
  struct Local {
    int n;
  };
  Local local{n};
  auto add = [local](int more) { return local.n + more; };
  int sum = co_await base(Pair{1, 2});
  co_await pollux::yield_now();
  co_return add(sum) + co_await base(5L) + co_await fibonacci(6);
}
static ASYNC Future<int> for_each_file(int n) {
  co_await pollux::yield_now();
  co_return 2 * n;
}
} // namespace client
