// Hazard: a temporary is the argument of a constructor in functional notation, inside of an awaited call that is overloaded
// for the argument too.
// needs: full
#include "trace.hpp"

struct View {
  Traced const* of;
  View(Traced const& of) : of(&of) {}
  int get() const { return of->get(); }
};
ASYNC Future<int> choose(View view) {
  co_await leaf("view", 1);
  co_return view.get();
}
ASYNC Future<int> choose(Traced const& traced) {
  co_await leaf("traced", 1);
  co_return traced.get() + 100;
}
int add(View view, int n) { return view.get() + n; }
int add(Traced const& traced, int n) { return traced.get() + n + 100; }
ASYNC Future<int> scenario() {
  int a = co_await choose(View(Traced{"a", 1}));
  int b = co_await choose(View{Traced{"b", 2}});
  int c = co_await choose(static_cast<View>(Traced{"c", 3}));
  int d = add(View(Traced{"d", 4}), co_await leaf("d", 1, 5));
  co_return a + b + c + d;
}

#include "driver.hpp"
