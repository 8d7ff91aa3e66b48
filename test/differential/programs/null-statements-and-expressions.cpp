// Hazard: empty statements, empty blocks, discarded values, casts to void.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  ;
  {}
  int n = 1;
  (void)n;
  co_await leaf("wait", 1);
  ;
  for (int i = 0; i < 2; ++i) {
  }
  while (n++ < 3);
  co_return n;
}

#include "driver.hpp"
