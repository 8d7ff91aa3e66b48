// Hazard: specifiers before and after ASYNC: static, inline, [[nodiscard]], noexcept, a trailing return type
// (traps.md, Text).
// needs: full
#include "trace.hpp"

[[nodiscard]] ASYNC static Future<int> one(int n) {
  co_await leaf("one", 1);
  co_return n;
}
ASYNC inline Future<int> two(int n) noexcept {
  co_await leaf("two", 1);
  co_return n * 2;
}
ASYNC auto three(int n) -> Future<int> {
  co_await leaf("three", 1);
  co_return n * 3;
}
ASYNC Future<int> scenario() {
  int a = co_await one(1);
  int b = co_await two(1);
  int c = co_await three(1);
  co_return a + b + c;
}

#include "driver.hpp"
