// Hazard: a range-for over library containers, by forwarding reference, and over an initialiser list.
// needs: full
#include "trace.hpp"

#include <vector>
std::vector<MoveOnly> make() {
  std::vector<MoveOnly> things;
  things.reserve(2);
  things.emplace_back("first", 1);
  things.emplace_back("second", 2);
  return things;
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (auto&& thing : make()) {
    co_await leaf("body", 1);
    total += thing.get();
  }
  for (int n : {10, 20}) total += co_await leaf("list", 1, n);
  co_return total;
}

#include "driver.hpp"
