// Hazard: temporaries live to the end of the full-expression, across each suspension, and die in reverse order
// (traps.md).
// needs: full
#include "trace.hpp"

struct Log {
  Traced name;
  Log(char const* text, int n) : name(text, n) {}
  Log const& also(Traced const& other, int n) const { return note("also", other), note("n", n), *this; }
  int get() const { return name.get(); }
};
ASYNC Future<int> with(Traced const& thing) {
  co_await leaf("with", 1);
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  int a = Log{"outer", 1}.also(Traced{"argument", 2}, 0).also(co_await maker("awaited", 1, 3), 1).get();
  note("after a");
  int b = co_await with(Traced{"one", 10}) + 0 * Traced{"two", 20}.get();
  note("after b");
  co_return a + b;
}

#include "driver.hpp"
