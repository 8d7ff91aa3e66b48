// Only the annotated function changes; the rest comes out byte for byte, the coroutine without ASYNC too.
// RUN: %pollux --no-line %s -- %cxxflags > %t.cpp
// RUN: sed -n '/BEGIN/,/END/p' %s > %t.expected
// RUN: sed -n '/BEGIN/,/END/p' %t.cpp | cmp - %t.expected
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one() { co_return 1; }

// BEGIN
/* a comment   with  spaces */
#define PASTE(a, b) a##b
#if 0
ASYNC Future<int> never(int n) { co_return n; }
#endif
Future<int> native(int n) {
	co_await pollux::yield_now(); // behind a tab
  co_return n;
}

int PASTE(nu, mber) = 0x1'000;   
char const *raw = R"(
  ASYNC Future<int> text() { co_await one(); }
)";
// END
