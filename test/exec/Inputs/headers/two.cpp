#include "sub/client.hpp"

ASYNC Future<int> two() {
  // Not a box, wherever it comes from.
  co_return co_await client::fetch(1) + co_await client::for_each_file(10) + co_await client::fibonacci(3);
}
int run_two();
int run_two() { return pollux::block_on(two()); }
