// Hazard: a template whose parameter is a future of any type: awaited where it is, moved, kept in a class, joined; void and reference results.
// needs: full
#include "trace.hpp"

template <class F>
ASYNC Future<pollux::output_t<F>> logged(char const* name, F future) {
  Traced guard{name};
  co_return co_await std::move(future);
}
template <class F>
ASYNC Future<int> twice(F first, F second) {
  int a = co_await first;
  co_return a + co_await std::move(second);
}
template <class F>
struct Kept {
  F future;
  Traced name{"kept"};
  ASYNC Future<int> get(int extra) { co_return co_await future + extra; }
};
template <class... F>
ASYNC Future<int> both(F... futures) {
  auto [a, b] = co_await pollux::join(std::move(futures)...);
  co_return a * 10 + b;
}

ASYNC Future<int> inner(int n) {
  Traced local{"inner", n};
  co_await leaf("inner", 1);
  co_return local.get();
}

ASYNC Future<int> scenario() {
  int total = co_await logged("leaf", leaf("one", 1, 1));
  total += co_await logged("inner", inner(2));
  co_await logged("void", leaf("void", 1));
  int place = 3;
  int& reference = co_await logged("reference", leaf_ref("reference", 1, place));
  reference += 1;
  total += co_await twice(inner(10), inner(20));
  Kept kept{inner(100)};
  total += co_await kept.get(place);
  total += co_await both(inner(3), leaf("four", 2, 4));
  total += co_await logged("outer", logged("nested", inner(1000)));
  co_return total;
}

#include "driver.hpp"
