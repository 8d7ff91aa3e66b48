// Hazard: a function of a namespace is defined outside of it, with a qualified name.
#include "trace.hpp"

namespace outer {
inline namespace v1 {
ASYNC Future<int> go(Traced t);
int helper() { return 3; }
namespace inner {
ASYNC Future<int> dive(int n);
}
}  // namespace v1
}  // namespace outer

ASYNC Future<int> outer::inner::dive(int n) {
  co_await leaf("inner", n);
  co_return n + helper();
}
ASYNC Future<int> outer::go(Traced t) {
  co_await leaf("outer", 1);
  co_return t.value + helper() + co_await inner::dive(1);
}

ASYNC Future<int> scenario() { co_return co_await outer::go({"t", 4}) + co_await outer::inner::dive(2); }

#include "driver.hpp"
