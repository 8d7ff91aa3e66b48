// Hazard: an over-aligned local is aligned in the frame too, on the heap and in the awaiting frame.
#include "trace.hpp"

ASYNC Future<int> inner(char before) {
  Overaligned object{"inner", before};
  co_await leaf("inner", 1);
  note("aligned", object.aligned());
  co_return object.get();
}
ASYNC Future<int> scenario() {
  char before = 1;
  int got = co_await inner(before);
  before = static_cast<char>(got + 1);
  alignas(32) int number = before;
  co_await leaf("wait", 1);
  note("number aligned", reinterpret_cast<uintptr_t>(&number) % 32 == 0);
  co_return number;
}

#include "driver.hpp"
