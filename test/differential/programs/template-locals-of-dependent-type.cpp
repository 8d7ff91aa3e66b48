// Hazard: variables of every form in a template: default-initialised, arrays, references, auto, bindings, a range-for, conditions.
// needs: full
#include "trace.hpp"

#include <array>
#include <utility>

template <class T>
struct Range {
  T items[2];
  T* begin() { return items; }
  T* end() { return items + 2; }
};
inline int value(Traced const& item) { return item.get(); }
inline int value(int item) { return item; }

template <class T>
ASYNC Future<int> locals(T first, T second) {
  T plain{};
  std::array<T, 2> array = {first, second};
  T& reference = array[1];
  auto copy = second;
  co_await leaf("locals", 1);
  plain = std::move(copy);
  reference = first;
  int total = value(plain) + value(array[0]) + value(array[1]);
  for (auto& item : Range<T>{{first, second}}) {
    co_await leaf("item", 1);
    total += value(item);
  }
  auto [x, y] = std::make_pair(co_await leaf("x", 1, T(first)), std::move(second));
  co_await leaf("bindings", 1);
  total += value(x) + value(y);
  if (T condition = first; value(condition) > 0) {
    co_await leaf("condition", 1);
    total += value(condition);
  }
  co_return total;
}
ASYNC Future<int> scenario() {
  int total = co_await locals(1, 2);
  // One by one: the order of arguments is the compiler's.
  Traced first{"first", 3};
  Traced second{"second", 4};
  total += co_await locals(std::move(first), std::move(second));
  co_return total;
}

#include "driver.hpp"
