// Hazard: `auto`, `auto*`, `auto const&`, `decltype`: the field's type is the deduced one.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced object{"object", 1};
  auto copy = object;
  auto* pointer = &object;
  auto const& reference = object;
  decltype(copy.value) number = 4;
  decltype(auto) again = (object);
  co_await leaf("wait", 1);
  copy.value = 2;
  pointer->value = 3;
  note("again", again);
  co_return reference.value * 10 + copy.value + number;
}

#include "driver.hpp"
