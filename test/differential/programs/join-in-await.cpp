// Hazard: join of async functions as an operand: parts are stored in place, and cancelled with it.
// needs: full
#include "trace.hpp"

#include <tuple>
ASYNC Future<Traced> part(char const* name, int pends) {
  Traced local{"local"};
  co_await leaf(name, pends);
  co_return Traced(name, pends);
}
ASYNC Future<void> quiet() {
  co_await leaf("quiet", 1);
}
ASYNC Future<int> scenario() {
  Traced arg{"arg"};
  auto [a, b, c] = co_await pollux::join(part("slow", 2), part("quick", 0), quiet());
  co_await leaf("hold", 1);
  static_cast<void>(c);
  co_return a.get() + b.get() + std::get<0>(co_await pollux::join(leaf("single", 1, 10)));
}

#include "driver.hpp"
