// Hazard: structured bindings that have the names of generated variables: a guard takes `suspended` by reference, and an
// int of that name would convert in silence. Found by the fuzzer.
// needs: full
#include "trace.hpp"

struct Pair {
  int suspended;
  Traced frame;
};
ASYNC Future<int> part(int n) {
  auto [suspended, frame] = Pair{n, Traced{"frame", n}};
  co_await leaf("first", 1);
  int got = co_await leaf("second", 1, co_await leaf("inner", 1, suspended));
  Pair other{5, Traced{"other", 6}};
  auto& [State, cx] = other;
  co_await leaf("third", 1);
  State += 1;
  note("cx", cx);
  co_return got + frame.get() + other.suspended;
}
ASYNC Future<int> scenario() {
  Pair pairs[] = {{1, Traced{"one", 1}}};
  for (auto& [resume, state] : pairs) {
    co_await leaf("loop", 1);
    note("resume", resume + state.get());
  }
  co_return co_await part(2);
}

#include "driver.hpp"
