// Hazard: what a field's type is deduced from is written once more, outside of the body: there the call has the name that gives the future
// itself, and the parameters that are a pack the name of their types' pack.
// needs: full
#include "trace.hpp"

#include <array>
#include <tuple>
#include <utility>

ASYNC Future<int> value(int n) {
  co_await leaf("value", 1);
  co_return n;
}
template <class F>
ASYNC Future<pollux::output_t<F>> limit(F future) {
  co_await leaf("limit", 1);
  co_return co_await std::move(future);
}
using Step = Future<int> (*)(int);
// The address is taken: by its own name the function gives a box.
ASYNC Future<int> call(Step step) { co_return co_await step(1); }

template <class... Keys>
ASYNC Future<int> sum(Keys... keys) {
  constexpr std::size_t count = sizeof...(keys);
  std::array<int, sizeof...(keys)> all{keys...};
  std::array<int, count> again{keys...};
  int plain[sizeof...(keys)] = {keys...};
  co_await leaf("sum", 1);
  int n = 0;
  for (std::size_t i = 0; i != sizeof...(keys); ++i) n += all[i] + again[i] + plain[i];
  co_return n;
}

ASYNC Future<int> scenario() {
  int n = co_await call(value) + co_await limit(value(2));
  auto later = limit(value(3));
  n += co_await later;
  auto [a, b] = co_await pollux::join(limit(value(4)), value(5));
  co_return n * 100 + a * 10 + b + co_await sum(1, 2, 3);
}

#include "driver.hpp"
