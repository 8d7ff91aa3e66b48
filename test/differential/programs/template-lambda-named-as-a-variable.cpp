// Hazard: in a template, a variable whose type only an instantiation knows, and in an inner block a lambda of its name: each type is a
// member of the future, under a name of its own (found by the fuzzer).
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class T>
ASYNC Future<int> named(T value) {
  auto alive = co_await leaf("variable", 1, value % 100);
  int result = 0;
  {
    auto alive = [=](auto frame) ASYNC -> Future<int> {
      co_await leaf("lambda", 1);
      co_return frame + value;
    };
    co_await leaf("between", 1);
    result = co_await alive(2);
  }
  co_await leaf("behind", 1);
  co_return result + alive;
}

ASYNC Future<int> scenario() { co_return co_await named(3); }

#include "driver.hpp"
