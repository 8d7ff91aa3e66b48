// Hazard: an async lambda in a macro's argument, a spilled operand, a braced initialiser, a condition, and in another's default argument.
// needs: full
#include "trace.hpp"

#define SAME(...) __VA_ARGS__
#define ASK(call) co_await (call)

struct Pair {
  int first;
  int second;
};

template <class F>
ASYNC Future<int> call(F function, int n) {
  int const result = co_await function(n);
  co_return result;
}

int both(int a, int b) { return 100 * a + b; }

ASYNC Future<int> scenario() {
  int n = 1;
  auto add = SAME([&n](int m) ASYNC -> Future<int> {
    co_await leaf("in macro", 1);
    co_return n + m;
  });
  int total = ASK(add(2));
  total += both(n + 1, co_await [&](int m) ASYNC -> Future<int> {
    decltype(n) kept = n;
    co_await leaf("operand", 1);
    co_return kept + m;
  }(3));
  Pair pair{co_await add(1), co_await [&n]() ASYNC -> Future<int> {
              co_await leaf("in braces", 1);
              co_return n;
            }()};
  total += pair.first + pair.second;
  if (int limit = 5; co_await [limit](int m) ASYNC -> Future<bool> {
        co_await leaf("condition", 1);
        co_return limit < m;
      }(total)) {
    total += 1000;
  }
  for (int i = 0; co_await [&i]() ASYNC -> Future<bool> {
         co_await leaf("loop", 1);
         co_return i < 2;
       }(); ++i)
    total += i;
  total += co_await call(
      [&](int m) ASYNC -> Future<int> {
        // A comment in the lambda.
        co_await leaf("argument", 1);
        co_return n + m;
      },
      co_await add(3));
  co_return total;
}

#include "driver.hpp"
