// Hazard: arrays in a template across a suspension: of a dependent element, of a dependent size.
// needs: full
#include "trace.hpp"

inline int value(Traced const& item) { return item.get(); }
inline int value(int item) { return item; }

template <class T, int N>
ASYNC Future<int> arrays(T first) {
  int numbers[N] = {1, 2};
  T items[2] = {first, std::move(first)};
  for (int i = 0; i < N; ++i) {
    co_await leaf("element", i % 2);
    numbers[i] += i;
  }
  int total = value(items[0]) + value(items[1]);
  for (int n : numbers) total += n;
  co_return total;
}
ASYNC Future<int> scenario() {
  int total = co_await arrays<int, 2>(5);
  total += co_await arrays<Traced, 3>(Traced{"first", 6});
  co_return total;
}

#include "driver.hpp"
