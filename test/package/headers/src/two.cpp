#include "local.hpp"
#include "parts/count.hpp"

ASYNC static pollux::Future<int> second() { co_return co_await parts::count(10) + 0 * co_await twice(1); }
int two() { return pollux::block_on(second()); }
