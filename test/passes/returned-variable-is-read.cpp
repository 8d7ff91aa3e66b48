// The promise's return_value takes a reference, but is no part of the lowered program: copying bytes lets no address out. A move
// constructor of the user's might.
// RUN: %pollux --verify-each --print-after=place-variables %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

struct Bytes {
  int at[2];
};
struct Noted {
  Noted(int n);
  Noted(Noted &&other);
  int n;
};

// CHECK: local %{{[0-9]+}}.result : int{{$}}
ASYNC Future<int> one(int n) {
  int result = n;
  co_await pollux::yield_now();
  result = 2;
  co_return result;
}

// CHECK: local %{{[0-9]+}}.bytes : Bytes field{{$}}
ASYNC Future<Bytes> trivial(int n) {
  Bytes bytes{{n, n}};
  co_await pollux::yield_now();
  bytes.at[0] = 2;
  co_return bytes;
}

// CHECK: local %{{[0-9]+}}.noted : Noted borrowed field{{$}}
ASYNC Future<Noted> moved(int n) {
  Noted noted(n);
  co_await pollux::yield_now();
  co_return noted;
}
