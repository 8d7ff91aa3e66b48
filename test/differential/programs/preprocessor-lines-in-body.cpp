// Hazard: preprocessor lines inside a body, around awaits and within a statement (traps.md, Text).
// needs: full
#include "trace.hpp"

#define FEATURE 1
ASYNC Future<int> scenario() {
  int n = 0;
#if FEATURE
  n += co_await leaf("feature", 1, 1);
#else
  n += co_await leaf("no feature", 1, 100);
#endif
#define LOCAL_VALUE 10
  n += co_await leaf("value", 1,
#ifdef NOT_DEFINED
                     99
#else
                     LOCAL_VALUE
#endif
  );
#undef LOCAL_VALUE
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-variable"
  int unused = 5;
#pragma GCC diagnostic pop
  if (n > 5)
#if FEATURE
  {
    co_await leaf("in block", 1);
  }
#endif
  co_return n;
}

#include "driver.hpp"
