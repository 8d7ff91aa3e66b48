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
  alignas(64) Traced object = co_await maker("object", 1, 5);
  char odd = 3;
  alignas(128) int numbers[3] = {1, 2, co_await leaf("third", 1, 3)};
  alignas(32) int split = co_await leaf("split", 1, odd);
  int result = co_await leaf("object", 1, object.get()) + split;
  note("object aligned", reinterpret_cast<uintptr_t>(&object) % 64 == 0);
  note("numbers aligned", reinterpret_cast<uintptr_t>(&numbers) % 128 == 0);
  note("split aligned", reinterpret_cast<uintptr_t>(&split) % 32 == 0);
  co_return number + result + odd;
}

#include "driver.hpp"
