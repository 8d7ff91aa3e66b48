// Hazard: a variable that is declared in the loop's body starts anew every round, also with its storage in the frame.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    int fresh = 0;
    fresh += i;
    co_await leaf("round", 1);
    fresh += 1;
    total += fresh;
  }
  co_return total;
}

#include "driver.hpp"
