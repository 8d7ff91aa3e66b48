#ifndef PARTS_COUNT_HPP
#define PARTS_COUNT_HPP
#include <pollux/pollux.hpp>

#include "unit.hpp"  // not lowered, beside the original

namespace parts {
ASYNC inline pollux::Future<int> count(int n) {
  auto times = [n](int factor) { return n * factor; };
  co_await pollux::yield_now();
  co_return times(unit);
}
}  // namespace parts
#endif
