// Hazard: variables that hide a field, and so get another name, are named by async lambdas: captured, in lambdas in lambdas, in decltype.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced n{"outer", 1};
  int total = co_await leaf("first", 1, 10);
  {
    int n = 3;
    auto add = [&n](int m) ASYNC -> Future<int> {
      decltype(n) twice = 2 * n;
      co_await leaf("add", 1);
      co_return twice + m;
    };
    n += co_await add(4);
    n += co_await add(5);
    {
      Traced n{"innermost", 7};
      auto nested = [&](int m) ASYNC -> Future<int> {
        auto deeper = [&n, m]() ASYNC -> Future<int> {
          int n_2 = 100, frame = 1000;
          co_await leaf("deeper", 1);
          co_return n.get() + m + n_2 + frame;
        };
        int value = co_await deeper();
        {
          int n = 9;
          auto own = [n](int k) ASYNC -> Future<int> {
            co_await leaf("own", 1);
            co_return n + k;
          };
          value += co_await own(n);
        }
        co_return value + n.get();
      };
      total += co_await nested(1);
      total += n.get();
    }
    total += n;
  }
  co_return total + n.get();
}

#include "driver.hpp"
