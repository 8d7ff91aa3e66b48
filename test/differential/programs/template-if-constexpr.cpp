// Hazard: branches that exist for some types only: their awaits, variables and returns do not exist for the others.
// needs: full
#include "trace.hpp"

#include <type_traits>

template <class T>
ASYNC Future<int> load(T source) {
  Traced guard{"guard", 1};
  if constexpr (pollux::is_future_v<T>) {
    auto value = co_await source;
    co_return value + guard.get();
  } else if constexpr (std::is_class_v<T>) {
    Traced local{"in the class branch", source.get()};
    co_await leaf("class", 1);
    note("local", local);
    if (local.get() > 5) co_return 50;
  } else {
    int total = 0;
    for (T i = 0; i < source; ++i) total += co_await leaf("loop", 1, static_cast<int>(i));
    co_return total;
  }
  co_await leaf("behind", 1);
  co_return -1;
}
ASYNC Future<int> scenario() {
  int total = co_await load(leaf("future", 1, 10));
  total += co_await load(Traced{"small", 2});
  total += co_await load(Traced{"large", 7});
  total += co_await load(3);
  total += co_await load(char{2});
  co_return total;
}

#include "driver.hpp"
