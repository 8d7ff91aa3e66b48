// Hazard: functions in namespaces, named and unnamed, that refer to what stands beside them.
#include "trace.hpp"

namespace outer {
struct Unit {
  int n;
};
namespace {
ASYNC Future<Unit> make(int n) {
  co_await leaf("make", 1);
  co_return Unit{n};
}
}  // namespace
namespace inner {
int const factor = 3;
ASYNC Future<int> compute(Unit unit) {
  Unit other = co_await make(unit.n);
  co_return other.n * factor;
}
}  // namespace inner
}  // namespace outer
ASYNC Future<int> scenario() {
  outer::Unit unit{4};
  int got = co_await outer::inner::compute(unit);
  co_return got;
}

#include "driver.hpp"
