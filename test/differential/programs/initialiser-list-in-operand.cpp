// Hazard: the array behind a std::initializer_list in the operand of an await lives to the end of the full-expression,
// across the suspension. Found by the fuzzer.
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
  int n = co_await leaf("wait", 1, Sum{Traced{"element", 1}}.total);
  note("after");
  co_return n;
}

#include "driver.hpp"
