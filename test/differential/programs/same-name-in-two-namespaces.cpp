// Hazard: async functions of one name in two namespaces: what is known of one future (here: that it holds nothing to
// destroy) says nothing of the other. Found by the fuzzer.
#include "trace.hpp"

namespace trivial {
ASYNC Future<int> part() {
  co_await pollux::yield_now();
  co_return 1;
}
}  // namespace trivial
namespace other {
ASYNC Future<int> part() {
  Traced local{"local", 2};
  co_await leaf("part", 2);
  co_return local.get();
}
ASYNC Future<int> whole() {
  int got = co_await part();
  co_return got;
}
}  // namespace other
ASYNC Future<int> scenario() {
  int a = co_await trivial::part();
  int b = co_await other::whole();
  co_return 10 * a + b;
}

#include "driver.hpp"
