// Hazard: two classes of one namespace have members of one name, whose closures are both made outside of the bodies.
#include "trace.hpp"

struct Adder {
  ASYNC Future<int> run(int n) {
    auto apply = [n](int m) { return n + m; };
    co_await leaf("adder", 1);
    co_return apply(1);
  }
};
struct Doubler : Adder {
  ASYNC Future<int> run(int n) {
    auto apply = [](int m) { return 2 * m; };
    struct Kept {
      int value;
    } kept{n};
    co_await leaf("doubler", 1);
    co_return apply(kept.value);
  }
  struct Inner {
    ASYNC Future<int> run(int n) {
      auto apply = [n, this](int m) { return n * m * factor; };
      co_await leaf("inner", 1);
      co_return apply(3);
    }
    int factor = 5;
  };
};
ASYNC Future<int> run(int n) {
  auto apply = [&n] { return ++n; };
  co_await leaf("run", 1);
  co_return apply();
}

ASYNC Future<int> scenario() {
  Adder adder;
  Doubler doubler;
  Doubler::Inner inner;
  co_return co_await adder.run(1) + 10 * co_await doubler.run(2) + 100 * co_await inner.run(3) + 1000 * co_await run(4);
}

#include "driver.hpp"
