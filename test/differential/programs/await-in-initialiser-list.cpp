// Hazard: awaits in a std::initializer_list: its array of elements lives in the frame, half built at a cancellation.
// needs: full
#include "trace.hpp"

#include <initializer_list>
struct Sum {
  int total = 0;
  Sum(std::initializer_list<Traced> things) {
    for (Traced const& thing : things) total += thing.get();
  }
};
ASYNC Future<int> scenario() {
  Sum sum{co_await maker("one", 1, 1), Traced{"two", 2}, co_await maker("three", 1, 3)};
  co_await leaf("hold", 1);
  std::initializer_list<int> list = {co_await leaf("four", 1, 4), 5};
  co_await leaf("hold list", 1);
  co_return sum.total * 10 + *list.begin();
}

#include "driver.hpp"
