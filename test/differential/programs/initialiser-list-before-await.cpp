// Hazard: the array behind a std::initializer_list lives to the end of the full-expression, also across a suspension that comes after
// the list's use. Found by the fuzzer.
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
  int both[2] = {Sum{Traced{"element", 1}, Traced{"other", 2}}.total, co_await leaf("wait", 1, 3)};
  note("after");
  co_return both[0] + both[1];
}

#include "driver.hpp"
