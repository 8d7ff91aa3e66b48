// Hazard: a local that can be neither copied nor moved is constructed where it stays.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Immovable first{"first", 1};
  Immovable const* where = &first;
  co_await leaf("wait", 1);
  Immovable second{"second", 2};
  co_await leaf("again", 1);
  note("same", where == &first);
  co_return first.get() + second.get();
}

#include "driver.hpp"
