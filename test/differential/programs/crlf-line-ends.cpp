// Hazard: a file with CRLF line ends (traps.md, Text): offsets, macros with continuation, comments.
// needs: full
#include "trace.hpp"

#define TWO_LINES(x) \
  co_await leaf("macro", 1, x)
ASYNC Future<int> scenario() {
  // a comment
  int n = TWO_LINES(3);
  char const* raw = R"(two
lines)";
  note("length", static_cast<int>(__builtin_strlen(raw)));
  n += co_await leaf(
      "over lines", 1, __LINE__);
  co_return n;
}

#include "driver.hpp"
