// Hazard: a co_yield is a void expression: in a comma, an arm of `?:`, behind `&&`, in the head of a `for`.
#include "trace.hpp"

ASYNC pollux::Stream<int> odd(int n) {
  int calls = 0;
  (co_yield ++calls, step("comma"));
  n > 1 ? co_yield 20 : co_yield 30;
  static_cast<void>(n > 1 && (co_yield 40, true));
  if (n > 5 || (co_yield 50, co_await leaf("or", 1, 1))) step("either");
  for (int i = 0; i < n; co_yield 60 + i, ++i) step("round");
  for (co_yield 70; calls < 3; ++calls) co_yield calls;
  int after = (co_yield 80, calls);
  co_yield after;
  n > 1 ? static_cast<void>(step("none")) : co_yield Traced("arm", 9).get();
  n > 1 ? co_yield Traced("arm", 8).get() : static_cast<void>(step("none"));
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto one = odd(1);
  while (auto item = co_await one.next()) sum = (sum * 3 + *item) % 1000;
  auto two = odd(2);
  while (auto item = co_await two.next()) sum = (sum * 3 + *item) % 1000;
  co_return sum;
}

#include "driver.hpp"
