#include <pollux/core.hpp>
using pollux::Future;

#define LONG(x) \
  ((x) + \
   1)

ASYNC Future<int> one(int n) {
  // A comment.
  n = LONG(
      n);

  co_await pollux::yield_now(); // behind
  if (n > 1) {
    n += 1;
  }
  co_return n + 0;
}

int main() {}
