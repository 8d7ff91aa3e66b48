#include "declared-in-a-header.hpp"
#include <cstdio>

ASYNC Future<int> keep(int n) {
  co_await pollux::yield_now();
  co_return n;
}
// The header declares it: the other file's call is boxed, the one below isn't.
ASYNC Future<int> shared(int n) { co_return 2 * co_await keep(n); }
ASYNC Future<int> deep::qualified(Number n) { co_return n.value + co_await shared(1); }

int main() {
  std::printf("one: %d %d, two: %d\n", pollux::block_on(keep(1)), pollux::block_on(shared(2)), pollux::block_on(two()));
}
