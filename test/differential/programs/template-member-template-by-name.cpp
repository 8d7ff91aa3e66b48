// Hazard: a member template that is named by its arguments, of an object that the lowering keeps in the frame of a template: `.get<int>`
// would be a comparison without a `template` in front (found by the fuzzer). Of variables, temporaries, pointers; and what the names of
// a template's body mean must not depend on its parameters for the frame's sake.
// needs: full
#include "shapes.hpp"

using namespace shapes;

struct Source {
  Traced own{"own", 2};
  template <class T>
  ASYNC Future<T> get(T n) const {
    co_await leaf("get", 1);
    co_return static_cast<T>(n + own.get());
  }
  template <class T>
  int plain(int n) const { return n + own.get() + static_cast<int>(sizeof(T)); }
};

template <class T>
ASYNC Future<int> read(T value) {
  Source kept;
  int numbers[2] = {1, 2};
  int total = co_await Source{}.get<int>(value);
  total += Source{}.plain<char>(co_await leaf("argument", 1, numbers[1]));
  total += kept.plain<char>(1) + co_await kept.get<short>(static_cast<short>(value));
  total += (&kept)->plain<char>(co_await leaf("arrow", 1, 1) + kept.plain<char>(2));
  co_return total + numbers[0] + co_await [&kept](int n) ASYNC -> Future<int> {
    Source own;
    co_await leaf("lambda", 1);
    co_return own.plain<char>(n) + co_await own.get<int>(n) + co_await kept.get<int>(n);
  }(value);
}

ASYNC Future<int> scenario() { co_return co_await read(3); }

#include "driver.hpp"
