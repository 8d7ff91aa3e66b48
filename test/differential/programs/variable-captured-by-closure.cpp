// Hazard: a closure captures locals by reference, is called after a suspension, and changes them.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int count = 0;
  Traced object{"object", 1};
  auto bump = [&] { return ++count, object.value += 2, count; };
  bump();
  co_await leaf("wait", 1);
  bump();
  auto nested = [&bump, copy = object]() mutable { return copy.value++ + bump(); };
  co_await leaf("again", 1);
  nested();
  co_await leaf("last", 1);
  co_return nested() * 100 + object.get();
}

#include "driver.hpp"
