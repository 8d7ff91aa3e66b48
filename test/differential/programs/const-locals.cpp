// Hazard: const locals are constructed in the frame and never assigned (traps.md, Text), also in a loop.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Traced const object{"object", i};
    int const number = i + 1;
    char const* const text = "text";
    int const& reference = number;
    co_await leaf("round", 1);
    note("object", object);
    note("text", text);
    total += number + reference;
  }
  co_return total;
}

#include "driver.hpp"
