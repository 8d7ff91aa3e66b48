// Hazard: closures and local classes of one name in overloads, in a static function, in an anonymous namespace, in a
// namespace that is reopened.
// needs: full
#include "trace.hpp"

ASYNC static Future<int> keep(int n) {
  struct Local {
    int n;
  };
  Local local{n};
  auto add = [&](int m) { return local.n + m; };
  co_await leaf("one", 1);
  co_return add(1);
}
ASYNC static Future<int> keep(long n) {
  struct Local {
    long n;
  };
  Local local{n};
  auto add = [&](int m) { return static_cast<int>(local.n) * m; };
  co_await leaf("two", 1);
  co_return add(2);
}
namespace {
ASYNC Future<int> keep_hidden() {
  struct Local {
    int n = 3;
  };
  Local local;
  auto add = [local](int m) { return local.n - m; };
  co_await leaf("three", 1);
  co_return add(3);
}
}  // namespace
namespace app {
ASYNC Future<int> keep(char const*) {
  auto add = [](int m) { return m; };
  co_await leaf("four", 1);
  co_return add(4);
}
}  // namespace app
namespace app {
ASYNC inline Future<int> keep(int n) {
  auto add = [n](int m) { return n + m; };
  co_await leaf("five", 1);
  co_return add(5);
}
}  // namespace app
ASYNC Future<int> scenario() {
  int a = co_await keep(10);
  int b = co_await keep(20L);
  int c = co_await keep_hidden();
  int d = co_await app::keep("");
  int e = co_await app::keep(5);
  co_return a + b + c + d + e;
}

#include "driver.hpp"
