// Hazard: the loop variable is a structured binding, by value and by reference.
// needs: full
#include "trace.hpp"

struct Entry {
  Traced key;
  int value;
};
ASYNC Future<int> scenario() {
  Entry entries[] = {{Traced{"one"}, 1}, {Traced{"two"}, 2}};
  for (auto& [key, value] : entries) {
    co_await leaf("by reference", 1);
    value *= 10;
    note("key", key);
  }
  int total = 0;
  for (auto [key, value] : entries) {
    co_await leaf("by value", 1);
    note("key", key);
    total += value;
  }
  co_return total;
}

#include "driver.hpp"
