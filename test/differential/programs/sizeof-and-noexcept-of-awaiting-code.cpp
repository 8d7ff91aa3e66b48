// Hazard: unevaluated operands next to awaits: sizeof, decltype, noexcept, alignof of locals.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  long number = co_await leaf("number", 1, 4L);
  char text[10] = "text";
  co_await leaf("wait", 1);
  constexpr bool never = noexcept(step("not evaluated"));
  decltype(number + text[0]) sum = number + text[0];
  note("sizes", sizeof(number) + sizeof text + alignof(decltype(number)));
  co_await leaf("again", 1);
  note("never", never);
  co_return static_cast<int>(sum + sizeof(sum));
}

#include "driver.hpp"
