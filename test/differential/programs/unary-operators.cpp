// Hazard: unary operators on an awaited value and on an awaited reference.
// needs: full
#include "trace.hpp"

ASYNC Future<int&> ref(int& n) {
  co_await leaf("ref", 1);
  co_return n;
}
ASYNC Future<int*> ptr(int* n) {
  co_await leaf("ptr", 1);
  co_return n;
}
ASYNC Future<int> scenario() {
  int n = 1;
  ++co_await ref(n);
  int old = (co_await ref(n))++;
  *co_await ptr(&n) += 10;
  int* same = &co_await ref(n);
  note("same", same == &n);
  co_await ref(n) *= 2;
  int m = -co_await ref(n) + +old;
  note("m", m);
  co_return n;
}

#include "driver.hpp"
