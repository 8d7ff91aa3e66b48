// Hazard: a constant that a resumption would jump past is made static, which no lambda captures: one that names it in its captures is
// made where the constant is a local (found by the fuzzer). Of a variable, an argument, an async lambda, one lambda in another.
// needs: full
#include "shapes.hpp"

using namespace shapes;

#ifdef __clang__
#pragma clang diagnostic ignored "-Wunused-lambda-capture"
#endif

template <class F>
int apply(F const& f, int n) {
  return f(n);
}

ASYNC Future<int> captured(int n) {
  constexpr int one = 1;
  int const two = 2;
  auto early = [one](int m) { return one + m; };
  n += early(1);
  auto future = leaf("kept", 1, n);
  int total = co_await future;
  auto by_reference = [&n, &one, &two](int m) { return one + two + m + n; };
  total += by_reference(n) + apply([&one, two](int m) { return one + [two, m] { return two * m; }(); }, n);
  auto lambda = [one, two, kept = Traced{"kept", total}](int m) ASYNC mutable -> Future<int> {
    int values[one + 1] = {m, two};
    co_await leaf("lambda", 1);
    co_return kept.get() + values[one] + one;
  };
  total += co_await lambda(3);
  total += co_await [two](int m) ASYNC -> Future<int> { co_return co_await leaf("called", 1, m + two); }(4);
  co_return total + one;
}
template <class T>
ASYNC Future<int> captured_in_template(T n) {
  constexpr int one = 1;
  co_await leaf("wait", 1);
  auto later = [one, n](int m) { return one + n + m; };
  n += later(2);
  int total = co_await leaf("last", 1, n + apply([&one](int m) { return one + m; }, 2));
  co_return total + one;
}

ASYNC Future<int> scenario() { co_return co_await captured(3) + co_await captured_in_template(4); }

#include "driver.hpp"
