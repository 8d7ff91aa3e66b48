// Hazard: a closure that crosses a suspension captures by copy, by reference, by initialiser, an array, a reference to
// something else, a const object; `mutable` changes its own copy only.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced object{"object", 1};
  Traced const fixed{"fixed", 2};
  int numbers[3] = {1, 2, 3};
  int const table[2][2] = {{1, 2}, {3, 4}};
  int other = 7;
  int& alias = other;
  Traced&& extended = Traced{"extended", 3};
  auto by_copy = [object, numbers, table] { return object.get() + numbers[2] + table[1][0]; };
  auto by_reference = [&object, &numbers, &table] { return object.get() + numbers[2] + table[1][1]; };
  auto through_alias = [&alias, extended] { return ++alias + extended.get(); };
  auto by_default = [=]() mutable { return other++ + fixed.get(); };
  auto all = [&] { return object.value++ + fixed.get() + numbers[0]++ + extended.get(); };
  auto initialised = [moved = std::move(object), &renamed = fixed, sum = numbers[0] + numbers[1]] {
    return moved.get() + renamed.get() + sum;
  };
  co_await leaf("first", 1);
  numbers[2] = 30;
  other = 70;
  note("by copy", by_copy());
  note("through alias", through_alias());
  note("other", other);
  note("by default", by_default());
  note("by default again", by_default());
  co_await leaf("second", 1);
  note("initialised", initialised());
  note("all", all());
  object = Traced{"again", 5};
  note("by reference", by_reference());
  co_return numbers[0];
}

#include "driver.hpp"
