// Hazard: async lambdas in ordinary code: at namespace scope, in an ordinary function, in a class's initialiser, static.
// needs: full
#include "trace.hpp"

inline auto const global = [](int n) ASYNC -> Future<int> {
  co_await leaf("global", 1);
  co_return n + 1;
};

auto make_adder(Traced thing) {
  return [thing = std::move(thing)](int n) ASYNC -> Future<int> {
    co_await leaf("adder", 1);
    co_return thing.get() + n;
  };
}

struct Machine {
  decltype(make_adder(Traced{})) add = make_adder(Traced{"machine", 5});
  int plain(int n) {
    auto unused = [n](int m) ASYNC -> Future<int> {
      co_await leaf("never", 1);
      co_return n + m;
    };
    return n + static_cast<int>(sizeof(unused(1)) != 0);
  }
};

ASYNC Future<int> scenario() {
  int total = co_await global(1);
  auto add = make_adder(Traced{"local", 10});
  total += co_await add(1);
  Machine machine;
  total += co_await machine.add(1);
  static auto const kept = [](int n) ASYNC -> Future<int> {
    co_await leaf("static", 1);
    co_return 100 * n;
  };
  total += co_await kept(2);
  co_return total + machine.plain(1);
}

#include "driver.hpp"
