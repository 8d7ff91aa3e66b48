// Hazard: a const parameter, and one with a const member, cannot be assigned to its field: it must be constructed
// there.
// (No Traced: where a parameter that was copied into the frame dies is implementation-defined, [expr.call]/6.)
#include "trace.hpp"

struct Plain {
  int const fixed;
  int n;
};
ASYNC Future<int> use(Plain const thing, int const factor, Plain other) {
  co_await leaf("wait", 1);
  other.n += thing.fixed;
  co_await leaf("again", 1);
  co_return thing.n * factor + other.n;
}
ASYNC Future<int> scenario() {
  Plain thing{7, 2};
  int got = co_await use(thing, 3, {1, 100});
  co_return got;
}

#include "driver.hpp"
