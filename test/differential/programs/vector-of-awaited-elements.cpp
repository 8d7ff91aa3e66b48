// Hazard: a library container from a list of awaited values, and calls that grow it with awaited arguments.
// needs: full
#include "trace.hpp"

#include <vector>
ASYNC Future<int> scenario() {
  std::vector<Traced> things{co_await maker("one", 1, 1), Traced{"two", 2}, co_await maker("three", 1, 3)};
  co_await leaf("hold", 1);
  std::vector<int> numbers;
  for (int i = 0; i < 3; ++i) numbers.push_back(co_await leaf("push", 1, i));
  numbers.insert(numbers.begin(), co_await leaf("insert", 1, 9));
  int total = 0;
  for (auto const& thing : things) total += thing.get();
  co_return total * 10 + numbers[0] + numbers[3];
}

#include "driver.hpp"
