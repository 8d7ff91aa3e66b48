// Hazard: what a capture default captures of a type that depends on a template's parameters: nothing in the template itself says so
// (found by the fuzzer). It must be in sight where the closure is made, and reach the maker; a reference keeps it alive in the frame.
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class T>
ASYNC Future<int> by_reference(T& value) {
  int begin = value.get() % 100;
  int const total = (co_await leaf("total", 1), value.get() + 1);
  auto live = [&](int alive) ASYNC -> Future<int> {
    auto inner = [&](int other, int unused) ASYNC -> Future<int> {
      co_return co_await leaf("inner", 0, other + begin + alive + value.get() + unused);
    };
    co_return co_await inner(Traced{"made", total}.get(), 1) + total;
  };
  begin += 2;
  co_await leaf("wait", 1);
  int sum = co_await live(3);
  auto later = [&](int m) { return m + begin + value.get(); };
  co_await leaf("later", 1);
  co_return sum + later(total);
}

template <class T>
ASYNC Future<int> by_copy(T value) {
  auto outer = [&](int n) ASYNC -> Future<int> {
    int slot = co_await leaf("slot", 1, value.get() + n);
    auto inner = [=](int m) ASYNC -> Future<int> {
      note("slot", slot);
      co_return slot + m;
    };
    slot = 0;
    co_await leaf("wait", 1);
    co_return co_await inner(1) + slot;
  };
  co_return co_await outer(2);
}

ASYNC Future<int> scenario() {
  Traced value{"value", 4};
  co_return co_await by_reference(value) + co_await by_copy(Traced{"copy", 5});
}

#include "driver.hpp"
