// Hazard: a local whose name is not used after the await is read through a pointer: it lives across it all the same.
#include "trace.hpp"

ASYNC Future<int> read_later(int const* where) {
  co_await leaf("later", 1);
  co_return *where;
}
ASYNC Future<int> scenario() {
  int first = 11;
  int const* where = &first;
  int second = 22;
  int const& alias = second;
  int got = co_await read_later(where);
  got += alias;
  co_return got;
}

#include "driver.hpp"
