// Comments, preprocessor lines, macros, raw strings, odd spacing inside of an async function.
// RUN: %lower > %t.cpp
// RUN: FileCheck --match-full-lines --strict-whitespace %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

#define TWICE(x) ((x) + (x))
void show(char const *);

//      CHECK:  // in front of a statement
// CHECK-NEXT:  n = TWICE(n  +  1); // behind it
// CHECK-NEXT:  /* several
//      CHECK:#ifdef POLLUX_NO_SUCH_THING
// CHECK-NEXT:  n += 100;
// CHECK-NEXT:#else
// CHECK-NEXT:  n += 1;
// CHECK-NEXT:#endif
//      CHECK:  show(R"(co_await in a
// CHECK-NEXT:raw string; { not indented
// CHECK-NEXT:     anew )");
//      CHECK:  // the last word
ASYNC Future<int> text(int n) {
  // in front of a statement
  n = TWICE(n  +  1); // behind it
  /* several
     lines */
  co_await pollux::yield_now();
#ifdef POLLUX_NO_SUCH_THING
  n += 100;
#else
  n += 1;
#endif
  show(R"(co_await in a
raw string; { not indented
     anew )");
  // the last word
  co_return n + 0;
}
