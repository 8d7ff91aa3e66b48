// Hazard: a const parameter cannot be assigned to its field: it must be constructed there.
// (When the copied-from parameter object dies is implementation-defined, [expr.call]/6, so it is not traced.)
#include <string>

#include "trace.hpp"

ASYNC Future<int> use(std::string const thing, int const factor) {
  co_await leaf("wait", 1);
  co_return static_cast<int>(thing.size()) * factor;
}
ASYNC Future<int> scenario() {
  std::string thing(7, 't');
  int got = co_await use(std::move(thing), 3);
  co_return got;
}

#include "driver.hpp"
