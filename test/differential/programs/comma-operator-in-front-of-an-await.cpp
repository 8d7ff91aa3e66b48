// Hazard: what an overloaded comma gives is kept in front of an await: as one operand of what makes it, and not two.
#include "trace.hpp"

ASYNC Future<int> one(int n) {
  co_await leaf("one", 1);
  co_return n;
}
struct Sum {
  int v;
  Sum(int v) : v(v) {}
  Sum(Sum const &sum, int n) : v(sum.v * 100 + n) { note("constructor", n); }
  Sum operator,(int n) const {
    note("comma", n);
    return Sum{v + n};
  }
};
ASYNC Future<int> scenario() {
  Sum sum{1};
  int r = (sum, 2, co_await one(3)).v;
  Sum p = (sum, co_await one(2), co_await one(4));
  sum, co_await one(2), 3, co_await one(6);
  co_return r * 1000 + p.v + ((sum, co_await one(2)), 3, co_await one(5)).v;
}

#include "driver.hpp"
