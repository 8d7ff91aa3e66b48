// A refusal in a file of which a macro has been expanded is reported where the
// construct stands in the file as written.
//
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

#define CHECK_THAT(condition) \
  do {                        \
    if (!(condition))         \
      co_return #condition;   \
  } while (false)

struct Lock {
  explicit Lock(int n);
  Lock(Lock const &) = delete;
};
int use(Lock lock, int n);
ASYNC Future<int> one() { co_await pollux::yield_now(); co_return 1; }

ASYNC Future<char const *> first() {
  // CHECK: refusal-beside-an-expanded-macro.cpp:[[#@LINE+2]]:66: error: 'co_await' is not supported yet after an object of the same expression that can't be moved
  // CHECK-NEXT: CHECK_THAT(co_await one() == 1); auto n = use(
  CHECK_THAT(co_await one() == 1); auto n = use(/* a comment */  Lock(1), co_await one());
  co_return n ? "" : "0";
}
