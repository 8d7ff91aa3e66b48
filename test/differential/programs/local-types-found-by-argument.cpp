// Hazard: argument-dependent lookup for a local class, a local enumeration and a closure looks in the namespace of the
// function.
// needs: full
#include "trace.hpp"

namespace library {
template <class T>
int describe(T const&, long) {
  return 1;
}
template <class T>
int call(T const& t) {
  return describe(t, 0);
}
}  // namespace library
namespace app {
template <class T>
int describe(T const&, int) {
  return 2;
}
ASYNC Future<int> run() {
  struct Local {
    int n;
  };
  enum class Mode { On };
  Local local{3};
  Mode mode = Mode::On;
  auto closure = [local] { return local.n; };
  co_await leaf("wait", 1);
  co_return library::call(local) * 100 + library::call(mode) * 10 + library::call(closure);
}
}  // namespace app
ASYNC Future<int> scenario() { co_return co_await app::run(); }

#include "driver.hpp"
