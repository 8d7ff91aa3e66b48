// Hazard: a local class of a template, which uses its parameters, across a suspension.
// needs: full
#include "trace.hpp"

template <class T>
ASYNC Future<int> local(T value) {
  struct Local {
    T held;
    int get() const { return static_cast<int>(sizeof(T) > 4) + held.get(); }
  };
  Local kept{std::move(value)};
  co_await leaf("local", 1);
  co_return kept.get();
}
ASYNC Future<int> scenario() {
  int total = co_await local(Traced{"traced", 2});
  total += co_await local(MoveOnly{"only", 3});
  co_return total;
}

#include "driver.hpp"
