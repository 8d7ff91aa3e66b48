// Hazard: the parts of a structured binding come from a `get` of the user's own, which is called once for each, for an
// lvalue or an xvalue, and may return an object that the name owns.
// needs: full
#include "trace.hpp"
#include <tuple>

namespace app {
struct Point {
  Traced x{"x", 1};
  Traced y{"y", 2};
};
template <std::size_t I> Traced& get(Point& p) {
  note("get of an lvalue", static_cast<int>(I));
  return I == 0 ? p.x : p.y;
}
template <std::size_t I> Traced&& get(Point&& p) {
  note("get of an xvalue", static_cast<int>(I));
  return std::move(I == 0 ? p.x : p.y);
}
struct Row {
  int key = 3;
  template <std::size_t I> auto get() const {
    note("member get", static_cast<int>(I));
    if constexpr (I == 0) return key;
    else return Traced{"made", 4};
  }
};
}  // namespace app
template <> struct std::tuple_size<app::Point> : std::integral_constant<std::size_t, 2> {};
template <std::size_t I> struct std::tuple_element<I, app::Point> { using type = Traced; };
template <> struct std::tuple_size<app::Row> : std::integral_constant<std::size_t, 2> {};
template <> struct std::tuple_element<0, app::Row> { using type = int; };
template <> struct std::tuple_element<1, app::Row> { using type = Traced; };

ASYNC Future<int> scenario() {
  app::Point point;
  auto& [x, y] = point;
  auto [left, right] = app::Point{};
  co_await leaf("points", 1);
  x.value = 10;
  decltype(right) copy{"copy", left.value};
  for (int i = 0; i < 2; ++i) {
    auto const [key, made] = app::Row{};
    co_await leaf("row", 1);
    auto add = [&key](int n) { return n + key; };
    right.value = add(right.value) + made.get();
  }
  co_return point.x.get() + y.get() + left.get() + right.get() + copy.get();
}

#include "driver.hpp"
