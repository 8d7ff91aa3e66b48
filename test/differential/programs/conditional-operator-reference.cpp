// Hazard: a `?:` of lvalues is an lvalue, also with an await in it (roslyn #74115).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced a{"a", 1};
  Traced b{"b", 2};
  (co_await leaf("choose", 1, true) ? a : b).value = 10;
  Traced& chosen = step("plain") ? a : co_await leaf_ref("reference", 1, b);
  chosen.value += 5;
  note("a", a);
  note("b", b);
  co_return a.get() + b.get();
}

#include "driver.hpp"
