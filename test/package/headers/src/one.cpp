#include "local.hpp"

#include "names.hpp"

ASYNC static pollux::Future<int> first() { co_return co_await twice(50); }
int one() { return pollux::block_on(first()); }
