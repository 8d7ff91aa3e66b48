// Hazard: a range-for over an array, by value and by reference, with an await in the body (traps.md, Lifetime).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int numbers[] = {1, 2, 3};
  for (int& number : numbers) {
    co_await leaf("by reference", 1);
    number *= 2;
  }
  int total = 0;
  Traced objects[] = {"a", "b"};
  for (Traced object : objects) {
    co_await leaf("by value", 1);
    note("object", object);
    total += 1;
  }
  for (auto const& number : numbers) total += co_await leaf("number", 1, number);
  co_return total;
}

#include "driver.hpp"
