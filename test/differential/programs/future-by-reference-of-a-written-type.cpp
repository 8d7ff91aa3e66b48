// Hazard: `Future<int>&&` as a parameter is a reference to a future in a box, whatever made it: the temporary that it is bound to must be
// that box, and live as long as the full-expression, not a future of which a box is made for the call alone.
// needs: full
#include "trace.hpp"

#include <memory>
#include <utility>
#include <vector>

ASYNC Future<int> ok(int v) {
  co_await leaf("ok", 1);
  co_return v;
}

ASYNC Future<int> next_of(Future<int>&& f) {
  co_await leaf("next_of", 1);
  co_return co_await f + 1;
}
Future<int>&& same(Future<int>&& f) { return std::move(f); }
template <class T>
ASYNC Future<int> as_written(Future<int>&& f) {
  co_await leaf("as_written", 1);
  co_return co_await f + T(1);
}
template <class F>
ASYNC Future<int> deduced(F&& f) {
  co_await leaf("deduced", 1);
  co_return co_await f + 1;
}

struct Object {
  ASYNC Future<int> take(Future<int>&& f) {
    co_await leaf("take", 1);
    co_return co_await f;
  }
};
template <class T>
struct Of {
  ASYNC Future<int> take(T&& f) {
    co_await leaf("take of", 1);
    co_return co_await f;
  }
};
struct Holder {
  Future<int>& f;
  explicit Holder(Future<int>&& f) : f(f) {}
};
ASYNC Future<int> hold(Holder h) {
  co_await leaf("hold", 1);
  co_return co_await h.f;
}

ASYNC Future<int> scenario() {
  note("next_of", co_await next_of(ok(2)));
  note("same", co_await same(ok(3)));
  note("as_written", co_await as_written<int>(ok(3)));
  note("deduced", co_await deduced(ok(3)));
  note("cast", co_await static_cast<Future<int>&&>(ok(1)));
  Object object;
  Of<Future<int>> of;
  note("members", co_await object.take(ok(4)) + co_await of.take(ok(6)));
  note("hold", co_await hold(Holder(ok(7))));
  auto closure = [](Future<int>&& f) ASYNC -> Future<int> {
    co_await leaf("closure", 1);
    co_return co_await f;
  };
  note("closure", co_await closure(ok(8)));
  Future<int>&& variable = ok(9);
  co_await leaf("variable", 1);
  note("variable", co_await variable);
  note("choice", co_await next_of(step("choice", 1) ? ok(1) : ok(2)));
  note("nested", co_await next_of(next_of(ok(2))));
  std::vector<Future<int>> many;
  many.push_back(ok(co_await ok(3)));
  note("many", co_await many[0]);
  co_return co_await next_of(std::move(*std::make_unique<Future<int>>(ok(4))));
}

#include "driver.hpp"
