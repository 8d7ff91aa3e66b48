// Hazard: an async lambda in another one: captures of captures, the inner one outlived by the outer one's frame.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outermost{"outermost", 1};
  int number = 2;
  auto outer = [&, copied = Traced{"copied", 3}](int n) ASYNC -> Future<int> {
    Traced local{"local", n};
    auto inner = [&, number, local](int m) ASYNC -> Future<int> {
      co_await leaf("inner", 1);
      co_return outermost.get() + number + copied.get() + local.get() + m;
    };
    int first = co_await inner(100);
    local.value = 50;
    int second = co_await inner(200);
    auto deeper = [=, &number]() ASYNC -> Future<int> {
      auto deepest = [=, &number]() ASYNC -> Future<int> {
        co_await leaf("deepest", 1);
        co_return ++number + first + copied.get();
      };
      co_return co_await deepest();
    };
    co_return first + second + co_await deeper();
  };
  int total = co_await outer(5);
  total += number;
  co_return total + co_await outer(6);
}

#include "driver.hpp"
