// Hazard: an if constexpr in a template whose condition names a local constant, an alias, the type of a variable; nested, in loops, in a try.
// needs: full
#include "trace.hpp"

#include <type_traits>

struct Quiet {
  int value = 1;
  int get() const { return value; }
};

template <class T>
ASYNC Future<int> sum(T thing, int rounds) {
  constexpr bool is_large = sizeof(T) > 8;
  using Plain = std::remove_reference_t<T>;
  int total = 0;
  for (int i = 0; i < rounds; ++i) {
    if constexpr (is_large) {
      Plain kept = thing;
      co_await leaf("large", i % 2);
      total += kept.get();
    } else {
      if constexpr (std::is_same_v<decltype(thing), Quiet>) {
        typename std::enable_if<!is_large, Plain>::type kept = thing;
        co_await leaf("quiet", i % 2);
        total += 10 * kept.value;
      } else {
        total += co_await leaf("small", i % 2, 100);
        if (total > 150) break;
      }
      if (total == 10) continue;
    }
    Traced behind{"behind", total};
    co_await leaf("behind", i % 2);
    note("behind", behind);
  }
  try {
    Traced in_try{"in try", 1};
    if constexpr (!is_large) {
      co_await failing_leaf("failing", 1);
    } else {
      co_await leaf("in try", 1);
    }
    note("in try", in_try);
  } catch (Failure const&) {
    total += 1000;
  }
  co_return total;
}

template <class T, int N>
ASYNC Future<int> pick(T thing) {
  if constexpr (N > 1)
    co_return co_await leaf("more", 1, N) + thing.get();
  else if constexpr (N == 1)
    co_return co_await leaf("one", 1, 1);
  co_return thing.get();
}

ASYNC Future<int> scenario() {
  int total = co_await sum(Traced{"traced", 2}, 3);
  total += co_await sum(Quiet{3}, 2);
  total += co_await sum('c', 3);
  total += co_await pick<Quiet, 0>(Quiet{});
  total += co_await pick<Quiet, 1>(Quiet{});
  total += co_await pick<Traced, 2>(Traced{"pick", 5});
  co_return total;
}

#include "driver.hpp"
