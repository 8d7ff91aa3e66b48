// Hazard: loops in loops, each with its own variables across the suspension.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    Traced row{"row", i};
    for (int j = i; j < 3; ++j) {
      Traced cell{"cell", 10 * i + j};
      total += co_await leaf("cell", j - i, cell.get());
    }
    note("row", row);
  }
  co_return total;
}

#include "driver.hpp"
