// Hazard: a local whose class has its own operator new, and one that overloads unary `&`: the frame must not use
// either.
#include "trace.hpp"

struct Odd {
  Traced inside{"odd", 4};
  static void* operator new(unsigned long) = delete;
  static void* operator new(unsigned long, void*) = delete;
  Odd* operator&() { return nullptr; }
};
ASYNC Future<int> scenario() {
  Odd odd;
  co_await leaf("wait", 1);
  note("overloaded", &odd == nullptr);
  co_return odd.inside.get();
}

#include "driver.hpp"
