#include <pollux/core.hpp>

ASYNC pollux::Future<int> one() {
  co_await pollux::yield_now();
  co_return 1;
}
