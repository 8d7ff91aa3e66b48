// Hazard: a jump back over a declaration whose initialiser awaits something besides its value. Found by the fuzzer.
// needs: full
#include "shapes.hpp"
using namespace shapes;
ASYNC Future<int> scenario() {
  int turns1 = 0;
  done_1:;
  if (turns1++ < 1) goto done_1;
  Traced const poll = (co_await pollux::yield_now(), Traced{"made6", 3});
  co_return co_await leaf("leaf7", 1, poll.get());
}
#include "driver.hpp"
