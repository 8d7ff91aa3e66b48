// Hazard: async lambdas in a default member initialiser, a default argument, a static member, a variable template, a constructor's initialisers.
// needs: full
#include "trace.hpp"

#include <functional>

struct Options {
  std::function<Future<int>(int)> step = [](int n) ASYNC -> Future<int> {
    co_await leaf("default step", 1);
    co_return n + 1;
  };
  inline static auto const twice = [](int n) ASYNC -> Future<int> {
    co_await leaf("twice", 1);
    co_return 2 * n;
  };
};

class Machine {
 public:
  explicit Machine(int base)
      : base_(base), run_([this](int n) ASYNC -> Future<int> {
          co_await leaf("run", 1);
          co_return base_ + n;
        }) {}
  Machine(Machine const&) = delete;

  Future<int> run(int n) { return run_(n); }

 private:
  int base_;
  std::function<Future<int>(int)> run_;
};

struct Applied {
  ASYNC Future<int> apply(int n, std::function<Future<int>(int)> f = [](int m) ASYNC -> Future<int> {
    co_await leaf("default argument", 1);
    co_return m + 3;
  }) {
    int const result = co_await f(n);
    co_return result;
  }
};

ASYNC Future<int> scenario() {
  Options options;
  int total = co_await options.step(1);
  total += co_await Options::twice(3);
  Machine machine(100);
  total += co_await machine.run(1);
  Applied applied;
  auto with_default = applied.apply(1);
  total += co_await with_default;
  total += co_await applied.apply(1, options.step);
  co_return total;
}

#include "driver.hpp"
