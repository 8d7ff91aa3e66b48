// Hazard: a function of a::b::a is awaited in a::b, where the name of the outermost namespace means the innermost.
#include "trace.hpp"

namespace a { namespace b {
namespace a {
ASYNC Future<int> inner(int n) {
  co_await leaf("inner", 1);
  co_return n;
}
} // namespace a
ASYNC Future<int> outer() {
  int n = co_await a::inner(2);
  co_return n + co_await a::inner(3);
}
} } // namespace a::b
ASYNC Future<int> scenario() { co_return co_await a::b::outer(); }

#include "driver.hpp"
