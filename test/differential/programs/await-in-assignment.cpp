// Hazard: the target is assigned to, not constructed again; its old value dies when the new one is there.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced thing{"old", 1};
  co_await leaf("wait", 1);
  thing = co_await maker("new", 2, 2);
  note("thing", thing);
  thing = co_await maker("newer", 0, 3);
  int n = 0;
  n = co_await leaf("number", 1, thing.get());
  co_return n;
}

#include "driver.hpp"
