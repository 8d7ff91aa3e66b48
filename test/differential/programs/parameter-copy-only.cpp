// Hazard: a local and a parameter of a type without a move: the frame copies it exactly as often as a coroutine does.
#include "trace.hpp"

struct CopyOnly {
  Traced inside;
  explicit CopyOnly(char const* name) : inside(name, 1) {}
  CopyOnly(CopyOnly const& other) : inside(other.inside) {}
};
ASYNC Future<int> use(CopyOnly const& thing) {
  CopyOnly local{thing};
  co_await leaf("use", 1);
  co_return local.inside.get();
}
ASYNC Future<int> scenario() {
  CopyOnly thing{"thing"};
  int got = co_await use(thing);
  co_return got;
}

#include "driver.hpp"
