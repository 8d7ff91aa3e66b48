// Hazard: the range's temporary lives until the loop is left, begin and end as long, the loop variable one round
// (traps.md).
// needs: full
#include "trace.hpp"

struct Range {
  Traced name;
  int numbers[3] = {1, 2, 3};
  int const* begin() const { return step("begin"), numbers; }
  int const* end() const { return step("end"), numbers + 3; }
};
Range make_range() { return Range{Traced{"range"}}; }
ASYNC Future<int> scenario() {
  int total = 0;
  for (int number : make_range()) {
    Traced body{"body", number};
    if (number == 2) continue;
    total += co_await leaf("body", 1, number);
  }
  for (int number : make_range()) {
    co_await leaf("second", 1);
    if (number == 2) break;
  }
  co_return total;
}

#include "driver.hpp"
