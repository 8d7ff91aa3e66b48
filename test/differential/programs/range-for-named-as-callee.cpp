// Hazard: the range of a range-for is a call of a function whose name a generated variable could take. Found by the fuzzer.
// needs: full
#include "trace.hpp"

struct Range {
  Traced name;
  int numbers[2] = {1, 2};
  int const* begin() const { return numbers; }
  int const* end() const { return numbers + 2; }
};
Range range(int n) { return Range{Traced{"range", n}}; }
ASYNC Future<int> scenario() {
  int total = 0;
  for (int number : range(co_await leaf("argument", 1, 3))) {
    co_await leaf("body", 1);
    total += number;
  }
  co_return total;
}

#include "driver.hpp"
