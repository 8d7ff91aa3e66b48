// Hazard: the range itself is awaited; its temporary and the awaited future live as the language says.
// needs: full
#include "trace.hpp"

struct Range {
  MoveOnly name;
  int numbers[2] = {1, 2};
  int const* begin() const { return numbers; }
  int const* end() const { return numbers + 2; }
};
ASYNC Future<Range> make_range(int n) {
  co_await leaf("range", 1);
  co_return Range{MoveOnly{"range", n}};
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int number : co_await make_range(1)) {
    total += co_await leaf("body", 1, number);
  }
  for (int outer : co_await make_range(2))
    for (int inner : co_await make_range(3)) total += outer * inner;
  co_return total;
}

#include "driver.hpp"
