// Hazard: async lambdas handed to algorithms, stored in std::function and in a struct, recursive through std::function.
// needs: full
#include "trace.hpp"

#include <algorithm>
#include <functional>
#include <vector>

template <class Handler>
struct Server {
  Handler handle;
};
template <class Handler>
Server(Handler) -> Server<Handler>;

ASYNC Future<int> scenario() {
  std::vector<int> numbers{1, 2, 3};
  int factor = 10;
  auto times = [&factor](int n) ASYNC -> Future<int> {
    co_await leaf("times", 1);
    co_return factor * n;
  };
  std::vector<Future<int>> futures;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(futures), std::ref(times));
  int total = 0;
  for (auto& future : futures) total += co_await future;

  std::function<Future<int>(int)> factorial = [&](int n) ASYNC -> Future<int> {
    co_await leaf("factorial", 1);
    if (n < 2) co_return 1;
    co_return n * co_await factorial(n - 1);
  };
  total += co_await factorial(4);

  Server server{times};
  total += co_await server.handle(7);
  co_return total;
}

#include "driver.hpp"
