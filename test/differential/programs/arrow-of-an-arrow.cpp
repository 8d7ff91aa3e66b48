// Hazard: `x->` whose `operator->` gives an object with one of its own: the object lives to the end of the full-expression, across awaits.
// needs: full
#include "trace.hpp"

struct Values {
  int d[4];
  int at(int i) { return step("at", d[i]); }
  ASYNC Future<int> later(int i) {
    co_await leaf("later", 1);
    co_return d[i];
  }
};
struct Lock {
  Traced t{"lock"};
  Values* v;
  explicit Lock(Values* v) : v(v) {}
  Values* operator->() const { return step("inner"), v; }
};
struct Guarded {
  Values* v;
  Lock operator->() const { return step("outer"), Lock(v); }
};
struct Twice {
  Guarded g;
  Guarded operator->() const { return g; }
};

ASYNC Future<int> scenario() {
  Values values{{1, 2, 3, 4}};
  Guarded o{&values};
  Twice twice{o};
  Twice* pointer = &twice;
  int n = o->d[1] + co_await leaf("a", 1, 10);
  n += o->at(co_await leaf("b", 1, 2));
  n += co_await o->later(3);
  n += twice->d[0] + co_await twice->later(1) + twice->at(co_await leaf("c", 1, 1));
  n += co_await (*pointer)->later(2) + pointer->g->d[0];
  co_return n;
}

#include "driver.hpp"
