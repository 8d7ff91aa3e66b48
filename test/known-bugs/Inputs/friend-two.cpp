#include <pollux/pollux.hpp>
using pollux::Future;

class Two {
  friend ASYNC Future<int> look(Two &two);
  int more = 3, value = 2;
};
ASYNC Future<int> look(Two &two) {
  co_await pollux::yield_now();
  co_return two.value;
}
int two();
int two() {
  Two two;
  return pollux::block_on(look(two));
}
