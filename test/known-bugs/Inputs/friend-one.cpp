#include <pollux/pollux.hpp>
#include <cstdio>
using pollux::Future;

class One {
  friend ASYNC Future<int> look(One &one);
  int value = 1;
};
ASYNC Future<int> look(One &one) {
  co_await pollux::yield_now();
  co_return one.value;
}
int two();
int main() {
  One one;
  int first = pollux::block_on(look(one));
  std::printf("one: %d, two: %d\n", first, two());
}
