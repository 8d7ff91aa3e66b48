// Hazard: attributes on statements and variables, and an asm statement, are left as they are.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  [[maybe_unused]] int unused = 1;
  [[maybe_unused]] Traced guard{"guard"};
  int n = 5;
  co_await leaf("wait", 1);
#if defined(__GNUC__)
  asm volatile("" : "+r"(n));
#endif
  switch (n) {
    case 5:
      n += co_await leaf("five", 1, 1);
      [[fallthrough]];
    default:
      n *= 2;
  }
  co_return n;
}

#include "driver.hpp"
