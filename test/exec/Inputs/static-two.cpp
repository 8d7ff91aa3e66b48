#include <pollux/pollux.hpp>
using pollux::Future;

ASYNC static Future<int> helper() {
  struct Local {
    long n = 2;
    int get() const { return static_cast<int>(n); }
  };
  Local local;
  auto add = [local] { return local.get() * 10 + 2; };
  co_await pollux::yield_now();
  co_return add() + 200;
}
ASYNC Future<int> two() { co_return co_await helper(); }

int two_now();
int two_now() { return pollux::block_on(two()); }
