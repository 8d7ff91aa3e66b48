// Hazard: a type with an ADL into_future: the future made from it is what is awaited.
// needs: full
#include "trace.hpp"

namespace app {
struct Request {
  Traced name;
};
Leaf<int> into_future(Request const& request) { return leaf("request", 1, request.name.get()); }
}  // namespace app
ASYNC Future<int> scenario() {
  app::Request request{Traced{"kept", 1}};
  int a = co_await request;
  int b = co_await app::Request{Traced{"temporary", 2}};
  note("after");
  co_return 10 * a + b;
}

#include "driver.hpp"
