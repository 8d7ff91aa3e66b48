// Hazard: `decltype(x)` of a captured variable is the variable's own type, `decltype((x))` that of the expression.
// needs: full
#include "trace.hpp"

#include <type_traits>

ASYNC Future<int> scenario() {
  int n = 1;
  int const c = n + 1;
  int& r = n;
  auto check = [&n, c, &r] {
    static_assert(std::is_same_v<decltype(n), int>);
    static_assert(std::is_same_v<decltype((n)), int&>);
    static_assert(std::is_same_v<decltype(c), int const>);
    static_assert(std::is_same_v<decltype((c)), int const&>);
    static_assert(std::is_same_v<decltype(r), int&>);
    decltype(n) copy = n;
    ++copy;
    return copy + n + c + r;
  };
  co_await leaf("first", 1);
  n = 5;
  co_return check();
}

#include "driver.hpp"
