// Hazard: user types that have the names of generated ones; a type with a comma where a macro is used.
// needs: full
#include "trace.hpp"

struct State {
  int value;
};
struct Slot {
  int value;
};
using Output = int;
ASYNC Future<int> part(State state, Slot slot) {
  Output total = state.value;
  co_await leaf("wait", 1);
  co_return total + slot.value;
}
struct scenario_frame {
  int n = 1;
};
template <class A, class B>
ASYNC Future<int> sum(A State, B frame) {
  co_await leaf("once", 1);
  co_return State + frame;
}
ASYNC Future<int> scenario() {
  scenario_frame frame;
  int got = co_await part(State{1}, Slot{2}) + co_await sum(1, 2L);
  co_return got + frame.n;
}

#include "driver.hpp"
