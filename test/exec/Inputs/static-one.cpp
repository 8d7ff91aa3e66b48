#include <pollux/pollux.hpp>
#include <cstdio>
using pollux::Future;

[[nodiscard]] static ASYNC Future<int> helper();

ASYNC static Future<int> helper() {
  struct Local {
    int n = 1;
    int get() const { return n; }
  };
  Local local;
  auto add = [local] { return local.get() * 10 + 1; };
  co_await pollux::yield_now();
  co_return add() + 100;
}
ASYNC Future<int> one() { co_return co_await helper(); }

int two_now();
int main() { std::printf("one: %d, two: %d\n", pollux::block_on(one()), two_now()); }
