// Hazard: the type of a closure is part of another type: a tuple, an array, a wrapper, a pointer, a reference, a
// std::function made of it, the comparator of a set.
// needs: full
#include "trace.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <tuple>
#include <vector>

template <class F>
struct Twice {
  F f;
  int operator()(int n) const { return f(f(n)); }
};
template <class F>
Twice(F) -> Twice<F>;

ASYNC Future<int> scenario() {
  Traced held{"held", 2};
  auto scale = [held](int n) { return held.get() * n; };
  auto plain = [](int n) { return n + 1; };
  auto greater = [](int a, int b) { return a > b; };
  std::tuple both{scale, 5};
  std::array<decltype(plain), 2> two{plain, plain};
  Twice twice{plain};
  auto* pointer = &scale;
  auto const& reference = scale;
  std::function<int(int)> erased = scale;
  std::set<int, decltype(greater)> sorted(greater);
  std::vector<int> list = {3, 1, 2};
  int (*function)(int) = plain;
  co_await leaf("first", 1);
  sorted.insert(list.begin(), list.end());
  std::sort(list.begin(), list.end(), greater);
  note("first", *sorted.begin());
  note("front", list.front());
  co_await leaf("second", 1);
  co_return std::get<0>(both)(std::get<1>(both)) + two[1](1) + twice(1) + (*pointer)(2) + reference(3) + erased(4) + function(9);
}

#include "driver.hpp"
