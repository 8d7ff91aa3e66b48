// Hazard: try, handlers of a dependent type, rethrow and throwing constructors in a template.
// needs: full
#include "trace.hpp"

struct Odd {
  int n;
};
struct Even {
  int n;
};

template <class Error, class Operation>
ASYNC Future<int> attempt(Operation operation, int n) {
  Traced guard{"guard", n};
  int caught = 0;
  try {
    Traced inside{"inside", n};
    co_await leaf("before", 1);
    co_return co_await operation(n);
  } catch (Error const& error) {
    caught = error.n;
  }
  co_await leaf("after", 1);
  co_return -caught;
}
ASYNC Future<int> risky(int n) {
  co_await leaf("risky", 1);
  if (n % 2 == 1) throw Odd{n};
  if (n == 4) throw Even{n};
  co_return n;
}
struct Risky {
  auto operator()(int n) const { return risky(n); }
};
ASYNC Future<int> scenario() {
  int total = co_await attempt<Odd>(Risky{}, 2);
  total += 10 * co_await attempt<Odd>(Risky{}, 3);
  total += 100 * co_await attempt<Even>(Risky{}, 4);
  try {
    total += co_await attempt<Even>(Risky{}, 5);
  } catch (Odd const& odd) {
    total += 1000 * odd.n;
  }
  co_return total;
}

#include "driver.hpp"
