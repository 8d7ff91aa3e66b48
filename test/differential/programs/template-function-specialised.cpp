// Hazard: explicit specialisations of an async function template, and an explicit instantiation.
// needs: full
#include "trace.hpp"

template <class T>
ASYNC Future<int> size_of(T value) {
  co_await leaf("primary", 1);
  co_return 1 + (value == T{});
}
template <>
ASYNC Future<int> size_of(Traced value) {
  co_await leaf("traced", 2);
  co_return 10 + value.get();
}
template <>
ASYNC Future<int> size_of<char const*>(char const* value) {
  Traced local{"local", 3};
  co_await leaf(value, 1);
  co_return 100 + local.get();
}
template ASYNC Future<int> size_of<long>(long);

ASYNC Future<int> scenario() {
  int total = co_await size_of(0);
  total += co_await size_of(1L);
  total += co_await size_of(Traced{"argument", 5});
  total += co_await size_of("text");
  co_return total;
}

#include "driver.hpp"
