// Hazard: a declaration that defines a type and a variable of it is taken apart; in the head of a statement there is no room for two.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
  for (struct { int a, b; } z = {0, 3}; z.a < z.b; ++z.a) n += z.a;
  if (struct Point { int x; } p = {2}; p.x > 1) n += p.x;
  switch (struct { int k; } q{3}; q.k) {
    case 3: n += 10;
  }
  struct {
    int u;
  } kept{4};
  co_await leaf("kept", 1);
  co_return n + kept.u;
}

#include "driver.hpp"
