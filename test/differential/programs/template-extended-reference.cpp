// Hazard: references in a template that extend a temporary's life across a suspension.
// needs: full
#include "trace.hpp"

inline int value(Traced const& item) { return item.get(); }
inline int value(int item) { return item; }

template <class T>
ASYNC Future<int> extend(T first) {
  T const& extended = T(first);
  auto&& awaited = co_await leaf("awaited", 1, T(first));
  co_await leaf("extended", 1);
  co_return value(extended) + value(awaited);
}
ASYNC Future<int> scenario() {
  int total = co_await extend(1);
  total += co_await extend(Traced{"first", 3});
  co_return total;
}

#include "driver.hpp"
