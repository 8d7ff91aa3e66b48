#ifndef BASE_HPP
#define BASE_HPP
#include "types.hpp"
#include <pollux/pollux.hpp>
using pollux::Future;

ASYNC Future<int> base(Pair pair);
ASYNC inline Future<int> base(Pair pair) {
  co_await pollux::yield_now();
  co_return pair.a + pair.b;
}
// In a header of its own: nobody outside is told to box.
ASYNC inline Future<int> base(long n) { co_return static_cast<int>(n); }
#endif
