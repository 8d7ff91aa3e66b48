// Hazard: two futures of one function are polled in turn: each has its own frame.
#include "trace.hpp"

ASYNC Future<int> count(char const* name, int n) {
  int total = 0;
  for (int i = 0; i < n; ++i) {
    Traced body{name, i};
    co_await leaf(name, 1);
    total += body.get();
  }
  co_return total;
}
ASYNC Future<int> scenario() {
  auto results = co_await pollux::join(count("left", 2), count("right", 4));
  co_return std::get<0>(results) * 10 + std::get<1>(results);
}

#include "driver.hpp"
