// Hazard: a template that awaits other instances of itself, for another type and another number; each is held in place.
// needs: full
#include "trace.hpp"

template <class T, class Next, int N>
ASYNC Future<int> chain(T first, Next next) {
  Traced local{"local", N};
  if constexpr (N > 0) {
    int rest = co_await chain<Next, T, N - 1>(next, first);
    co_return rest + local.get() + static_cast<int>(sizeof(T));
  }
  co_return co_await leaf("end", 1, static_cast<int>(first));
}
ASYNC Future<int> scenario() { co_return co_await chain<char, int, 3>('a', 4); }

#include "driver.hpp"
