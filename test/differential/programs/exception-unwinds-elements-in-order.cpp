// Hazard: what was kept for an element dies where the half-made object does, ahead of the temporaries made after it.
// needs: full
#include "shapes.hpp"

using namespace shapes;

Traced held(Traced const& name, int n) {
  return Traced{"held", (name.get() + step("held", n)) % 100};
}

ASYNC Future<int> in_aggregate(bool choice) {
  Duo duo{co_await maker("element", 1, 1),
          (Out{choice ? Traced{"left", 1} : Traced{"right", 2}} << co_await maker("shifted", 1, 2) << step("late", 3)).get()};
  co_return duo.a.get() + duo.b;
}

ASYNC Future<int> in_constructor() {
  Args args{co_await maker("moved", 0, 1), held(Traced{"temporary", 2}, co_await leaf("leaf", 1, 3)), step("last", 4)};
  co_return args.total;
}

ASYNC Future<int> in_array() {
  Traced both[2] = {co_await maker("zero", 1, 1), held(Traced{"temporary", 2}, co_await leaf("leaf", 1, 3))};
  co_return both[0].get() + both[1].get();
}

template <class T>
ASYNC Future<int> in_template(T n) {
  Duo duo{co_await maker("element", 1, n), (Out{Traced{"left", n}} << co_await maker("shifted", 1, n) << step("late", n)).get()};
  auto other = Duo{co_await maker("other", 1, n), held(Traced{"temporary", n}, co_await leaf("leaf", 1, n)).get()};
  co_return duo.a.get() + other.b;
}

ASYNC Future<int> scenario() {
  int total = 0;
  try {
    total += co_await in_aggregate(true);
    total += co_await in_constructor();
    total += co_await in_array();
    total += co_await in_template(1);
  } catch (int) {
    step("caught");
  }
  co_return total % 100;
}

#include "driver.hpp"
