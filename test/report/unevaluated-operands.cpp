// What stands in an operand that is not evaluated gives nobody its address, and is not read there.
// RUN: %pollux --emit=layout %s -- -std=c++20 %cxxflags | FileCheck --implicit-check-not=path_buffer %s
// RUN: %pollux %s -o %t.cpp -- -std=c++20 %cxxflags
// RUN: %clang -std=c++17 %cxxflags -fsyntax-only %t.cpp
#include <pollux/core.hpp>
#include <typeinfo>
using pollux::Future;

struct PathBuffer {
  char bytes[64];
};
struct Polymorphic {
  int value = 1;
  virtual int get() { return value; }
};
void use(unsigned long);

ASYNC Future<void> quiet() {
  PathBuffer path_buffer{};
  path_buffer.bytes[0] = 'x';
  use(sizeof path_buffer.bytes + alignof(decltype(path_buffer)));
  use(noexcept(path_buffer.bytes[1] = 2));
  use(typeid(path_buffer).hash_code());
  co_await pollux::yield_now();
}
// CHECK: quiet (line 18)
// CHECK-NEXT: quiet_future: 1 byte

// It must be in scope there all the same.
ASYNC Future<unsigned long> later() {
  int number = 0;
  co_await pollux::yield_now();
  co_return sizeof number;
}
// CHECK: later (line 30)
// CHECK-NEXT: later_future: 1 byte

// Which type a polymorphic object has must be looked up.
ASYNC Future<unsigned long> looks_up() {
  Polymorphic object;
  use(typeid(object).hash_code());
  co_await pollux::yield_now();
  co_return 1;
}
// CHECK: looks_up (line 39)
// CHECK: object: local variable
// CHECK: somebody may know its address
