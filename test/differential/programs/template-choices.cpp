// Hazard: awaits in the arms of ?:, behind && and || in a template, of types that depend on its parameters: values, references, objects.
// needs: full
#include "trace.hpp"

#include <utility>

template <class T>
ASYNC Future<T> maker_of(T const& like) {
  co_await leaf("maker", 1);
  co_return like;
}
template <class T>
ASYNC Future<int> choose(T first, T second, bool is_first) {
  T third = is_first ? co_await maker_of(first) : std::move(second);
  co_await leaf("chosen", 1);
  T& place = is_first ? co_await leaf_ref("first", 1, first) : third;
  int total = place.get();
  total += (is_first ? co_await leaf("number", 1, 3) : third.get()) + 1;
  bool const both = third.get() > 0 && co_await leaf("and", 1, true);
  bool const either = third.get() > 100 || co_await leaf("or", 1, is_first);
  co_return total + both + 2 * either;
}
ASYNC Future<int> scenario() {
  Traced first{"first", 1};
  int total = co_await choose(std::move(first), Traced{"second", 2}, true);
  Traced third{"third", 3};
  total += co_await choose(std::move(third), Traced{"fourth", 4}, false);
  co_return total;
}

#include "driver.hpp"
