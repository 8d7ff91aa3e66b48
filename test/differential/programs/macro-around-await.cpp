// Hazard: a macro that prints its argument, evaluates it twice or not at all, or puts a statement around an await
// (traps.md, Text: `__LINE__`, `__func__`, `assert`).
// needs: full
#include "trace.hpp"
#include <cassert>

#define CHECK_THAT(condition)                                        \
  do {                                                               \
    if (!(condition)) {                                              \
      note(__func__, __LINE__), note("failed", #condition);          \
      co_return -1;                                                  \
    }                                                                \
  } while (false)
#define MAXIMUM(a, b) ((a) > (b) ? (a) : (b))
#define FIRST(a, b) a
#define SECOND_OF(...) SECOND_OF_TWO(__VA_ARGS__)
#define SECOND_OF_TWO(a, b) (b)
#define RETURN_UNLESS_ZERO(future) \
  if (auto result = (future); result != 0) co_return result
#define CAT(a, b) a##b
#define PLUS +
#define TEN_PLUS 10 +
#define FUNCTION(name) ASYNC Future<int> CAT(name, _twice)(int n)

FUNCTION(checked) {
  CHECK_THAT(co_await leaf("first", 1, n) == n);
  CHECK_THAT(co_await leaf("second",
                           1, n) == 1);
  co_return 7;
}
ASYNC Future<int> scenario() {
  int total = MAXIMUM(co_await leaf("maximum", 1, 3), 2);
  total += FIRST(co_await leaf("taken", 1, 10), co_await leaf("dropped", 1, 20));
  total += SECOND_OF(co_await leaf("dropped", 1, 10), co_await leaf("taken", 1, 20));
  total += co_await leaf("left", 1, 1) PLUS co_await leaf("right", 1, 2);
  total += TEN_PLUS co_await leaf("ten", 1, 4);
  assert(co_await leaf("assert", 1, 1) == 1 && "a \"quoted\" text");
  CHECK_THAT(total == 50); note("same line", __LINE__);
  for (int CAT(in, dex) = 0; index < 2; ++index) {
    note("index", index);
    total += CAT(co_, await) leaf("pasted", 1, 5);
  }
  RETURN_UNLESS_ZERO(co_await checked_twice(1) - 7);
  RETURN_UNLESS_ZERO(co_await checked_twice(2));
  co_return total;
}

#include "driver.hpp"
