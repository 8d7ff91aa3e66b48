// Hazard: statements on one line and over many, a backslash at a line's end, comments between tokens, alternative
// tokens.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() { int n = 0; { Traced a{"a"}; co_await leaf("one", 1); n += 1; } {
  co_await leaf("two", 1); } n
    += // a comment
    co_await /* between
      */ leaf(
        "three"
        , 1, 10
      )
    ;
  if (n > 5 and not (n == 12 or co_await leaf("four", 1, false))) <% n += 100; %>
  int \
    m = co_await \
      leaf("five", 1, 1000); for (int i = 0; i < 2; ++i) co_await leaf("six", 1); co_return n + m; }

#include "driver.hpp"
