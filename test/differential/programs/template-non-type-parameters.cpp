// Hazard: non-type parameters: as array bounds, in conditions, as pointers and functions, of type auto; a template as a parameter.
// needs: full
#include "trace.hpp"

#include <array>

template <int N, bool Deep = (N > 2)>
ASYNC Future<int> fill(int start) {
  std::array<int, N> numbers = {};
  for (int i = 0; i < N; ++i) {
    numbers[i] = co_await leaf("number", i % 2, start + i);
  }
  int total = 0;
  for (int n : numbers) total += n;
  if (Deep) co_await leaf("deep", 1);
  co_return total;
}

inline int global = 5;
inline int twice(int n) { return 2 * n; }

template <int* Pointer, int (*Function)(int), auto Value>
ASYNC Future<int> constants() {
  Traced local{"local", Value};
  co_await leaf("constants", 1);
  co_return Function(*Pointer) + local.get();
}

template <class T>
struct Holder {
  T held;
  int get() const { return held.get(); }
};
template <template <class> class Container, class T>
ASYNC Future<int> contained(T value) {
  Container<T> container{std::move(value)};
  co_await leaf("contained", 1);
  co_return container.get();
}

ASYNC Future<int> scenario() {
  int total = co_await fill<2>(1);
  total += co_await fill<3>(10);
  total += co_await constants<&global, twice, 'a'>();
  total += co_await contained<Holder>(Traced{"value", 4});
  co_return total;
}

#include "driver.hpp"
