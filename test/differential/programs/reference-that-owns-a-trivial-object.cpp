// Hazard: a reference that owns the temporary it is bound to is that object: whoever has its address may use it behind the next await, where
// nothing else may stand in its place. Nobody destroys it, so that nothing but its address keeps it.
#include "trace.hpp"

struct View {
  int a[2] = {1, 2};
  int const* begin() const { return a; }
  int const* end() const { return a + 2; }
};
static View make(int n) { return View{{n, n + 1}}; }

ASYNC Future<View> later(int n) {
  co_await leaf("later", 1);
  co_return make(n);
}

ASYNC Future<int> range() {
  int total = 0;
  View const& view = View{};
  for (int x : view) {
    total += x;
    co_await leaf("range", 2);
  }
  co_return total;
}

ASYNC Future<int> pointer() {
  View&& view = make(3);
  auto* p = view.begin();
  co_await leaf("pointer", 2);
  co_return *p;
}

ASYNC Future<int> awaited() {
  auto&& view = co_await later(4);
  int const* p = view.begin();
  co_await leaf("awaited", 2);
  co_return p[1];
}

ASYNC Future<int> captured() {
  auto&& view = View{{5, 6}};
  auto closure = [&view] { return view.a[1]; };
  co_await leaf("captured", 2);
  co_return closure();
}

ASYNC Future<int> scalars() {
  int const& n = step("n", 7);
  int const* p = &n;
  int&& m = 3 + step("m", 4);
  auto& same = m;
  co_await leaf("scalars", 2);
  same += 1;
  co_return *p * 10 + m;
}

ASYNC Future<int> scenario() {
  co_return co_await range() + co_await pointer() * 10 + co_await awaited() * 100 + co_await captured() * 1000 +
            co_await scalars() * 10000;
}

#include "driver.hpp"
