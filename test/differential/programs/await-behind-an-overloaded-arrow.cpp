// Hazard: `x->f(co_await ...)` through an operator-> of a class, which is called before the await: its text is the arrow.
// needs: full
#include <memory>

#include "shapes.hpp"

using namespace shapes;

struct Inner {
  int v;
  int f(int n) const { return v + n; }
  int g(Traced const& t, int n) { return v += n + t.get(); }
};
struct Pointer {
  Inner* inner;
  Inner* operator->() const { return step("arrow"), inner; }
};
struct Holder {
  Inner inner;
  Traced t;
  Inner* operator->() { return step("mutable arrow"), &inner; }
  Inner const* operator->() const { return step("const arrow"), &inner; }
};
struct Chain {
  Holder& holder;
  Holder& operator->() const { return step("chain"), holder; }
};
Holder make(int n) {
  return Holder{{n}, Traced{"holder", n}};
}

template <class T>
ASYNC Future<int> in_template(T n) {
  auto owned = std::make_unique<Inner>(Inner{n});
  Holder holder = make(n);
  int a = owned->f(co_await leaf("t1", 1, n));
  int b = holder->g(Traced{"temporary", n}, co_await leaf("t2", 1, n));
  co_return a + b;
}

ASYNC Future<int> scenario() {
  Holder h = make(2);
  Holder const c = make(5);
  Chain chain{h};
  auto owned = std::make_unique<Inner>(Inner{7});
  Pointer pointers[2] = {{owned.get()}, {&h.inner}};
  int sum = h->f(co_await leaf("a", 1, 1));
  sum += c->f(co_await leaf("b", 1, 1));
  sum += make(3)->f(co_await leaf("c", 1, 1));
  sum += make(3)->g(Traced{"temporary", 1}, co_await leaf("d", 1, 1));
  sum += chain->f(co_await leaf("e", 1, 1));
  sum += pointers[step("index", 1)]->g(Traced{"element", 1}, co_await leaf("f", 1, 1));
  sum += owned->f(co_await leaf("g", 1, 1)) + (*owned).f(co_await leaf("h", 1, 1));
  sum += make(4)->v + co_await leaf("i", 1, 1);
  h->v = co_await leaf("j", 1, 1);
  h->v += co_await leaf("k", 1, 1);
  co_return sum + h->v + co_await in_template(3);
}

#include "driver.hpp"
