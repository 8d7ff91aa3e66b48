// Hazard: in a template, a lambda's init-capture that is made from a temporary: the temporary lives to the end of the full-expression in
// which the lambda stands, across the await of the lambda's own call (found by the fuzzer: it died once the closure was made).
// needs: full
#include "shapes.hpp"

using namespace shapes;

Traced const& same(Traced const& thing) { return thing; }

template <class T>
ASYNC Future<int> captures(T value) {
  int first = co_await [&value, made = (Out{Traced{"first", 1}} << value % 100).get()](int n) ASYNC -> Future<int> {
    step("in_first", made);
    co_await leaf("first", 1);
    co_return n + made + value;
  }(int(value % 100));
  int second = [made = Traced{"second", value}.get()](int n) { return n + made; }(co_await leaf("second", 1, 2));
  int third = co_await [&made = same(Traced{"third", value})](int n) ASYNC -> Future<int> {
    co_await leaf("third", 1);
    co_return n + made.get();
  }(co_await leaf("argument", 1, 3));
  co_return first + second + third;
}

ASYNC Future<int> scenario() {
  co_return co_await captures(3) + co_await [](auto state) ASYNC -> Future<int> {
    co_await leaf("generic", 1);
    co_return co_await [&state, made = Traced{"generic", state}.get()](int n) ASYNC -> Future<int> {
      co_await leaf("inner", 1);
      co_return n + made + state;
    }(int(state));
  }(4);
}

#include "driver.hpp"
