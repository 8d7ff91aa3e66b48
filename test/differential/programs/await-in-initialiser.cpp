// Hazard: the awaited value is constructed in the variable, once, without a copy.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced copied = co_await maker("first", 1, 1);
  Traced direct(co_await maker("second", 1, 2));
  Traced braces{co_await maker("third", 1, 3)};
  auto deduced = co_await maker("fourth", 1, 4);
  int number = co_await leaf("fifth", 1, 5);
  co_await leaf("hold", 1);
  note("copied", copied);
  note("direct", direct);
  note("braces", braces);
  note("deduced", deduced);
  co_return number;
}

#include "driver.hpp"
