// Hazard: `?:`, `&&` and `||` as statements, with awaits that give void in the arms.
// needs: full
#include "trace.hpp"

ASYNC Future<void> work(char const* name) {
  Traced local{name};
  co_await leaf(name, 1);
}
ASYNC Future<int> scenario() {
  for (int i = 0; i < 3; ++i) {
    i == 0 ? co_await work("zero") : i == 1 ? co_await work("one") : (void)step("plain");
    (void)(i > 0 && (co_await work("positive"), true));
    (void)(i > 0 || (co_await work("not positive"), false));
  }
  co_return 3;
}

#include "driver.hpp"
