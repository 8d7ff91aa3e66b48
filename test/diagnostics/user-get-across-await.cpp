// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

#include <tuple>
struct Point {
  int x, y;
};
template <int I>
int get(Point const &p) { return I ? p.y : p.x; }
template <>
struct std::tuple_size<Point> : std::integral_constant<int, 2> {};
template <std::size_t I>
struct std::tuple_element<I, Point> {
  using type = int;
};
Point origin();

ASYNC Future<int> sum() {
  // CHECK: user-get-across-await.cpp:[[#@LINE+2]]:8: error: 'x_y' lives across a 'co_await', but its parts come from a 'get' of yours, which would be called again
  // CHECK: user-get-across-await.cpp:[[#@LINE+1]]:8: note: let its scope end before the 'co_await', or keep what is needed of it in a variable of a type with a name at namespace scope
  auto [x, y] = origin();
  co_await pollux::yield_now();
  co_return x + y;
}
