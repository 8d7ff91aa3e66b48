// A loop's scalars are locals, which their fields keep over a suspension: where nobody else sees them, and few awaits, of
// async functions, are in the way.
// RUN: %pollux --verify-each --print-after=promote-locals %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;
using pollux::Stream;

ASYNC Future<int> leaf(int n) {
  co_await pollux::yield_now();
  co_return n;
}
void look_at(int const &);

// CHECK-LABEL: function counts
// CHECK: local [[N:%[0-9]+\.n]] : int field promoted
// CHECK: local [[I:%[0-9]+\.i]] : int field promoted
// CHECK: suspension 0 awaits leaf saves [[N]] [[I]]
ASYNC Future<int> counts(int count) {
  int n = 0;
  for (int i = 0; i < count; ++i)
    n += co_await leaf(i);
  co_return n;
}

// Two loops, one after the other, with one field.
// CHECK-LABEL: function in_turn
// CHECK: local [[I:%[0-9]+\.i]] : int field promoted
// CHECK: local {{.*}} : int field after [[I]] promoted
// CHECK: suspension 0 awaits leaf saves [[I]]
// CHECK: suspension 1 awaits leaf saves [[I]]
ASYNC Future<void> in_turn() {
  for (int i = 0; i < 3; ++i)
    co_await leaf(i);
  for (int i = 0; i < 3; ++i)
    co_await leaf(i);
}

// CHECK-LABEL: function seen
// CHECK-NOT: promoted
// CHECK: suspension 0
ASYNC Future<int> seen(int count) {
  int n = 0;
  look_at(n);
  while (count != n)
    n += co_await leaf(1);
  co_return n;
}

// Mostly suspends.
// CHECK-LABEL: function yields
// CHECK-NOT: promoted
// CHECK: suspension 0
ASYNC Future<int> yields(int count) {
  int n = 0;
  for (; n < count; ++n)
    co_await pollux::yield_now();
  co_return n;
}

// Three places to store it.
// CHECK-LABEL: function often
// CHECK-NOT: promoted
// CHECK: suspension 0
ASYNC Future<int> often(int count) {
  int n = 0;
  while (n < count) {
    n += co_await leaf(1);
    n += co_await leaf(2);
    n += co_await leaf(3);
  }
  co_return n;
}

// No loop, nothing to gain; and constants are stored once.
// CHECK-LABEL: function straight
// CHECK-NOT: promoted
// CHECK: suspension 0
ASYNC Future<int> straight(int count) {
  int n = count + 1;
  n += co_await leaf(1);
  co_return n;
}

// Live across an await behind the loop only.
// CHECK-LABEL: last_round -> int
// CHECK: local {{.*}}.last : int field{{$}}
// CHECK: local {{.*}}.i : int field promoted
// CHECK: suspension 1 awaits leaf
ASYNC Future<int> last_round() {
  int last = 0;
  for (int i = 0; i < 3; ++i) {
    co_await leaf(i);
    last = 2 * i;
  }
  co_return co_await leaf(1) + last;
}

// An item is made when everything has been stored, and may change it.
// CHECK-LABEL: items
// CHECK-NOT: promoted
// CHECK: suspension 1 yields item
ASYNC Stream<int> items(int count) {
  int n = 0;
  while (n < count) {
    co_await leaf(n);
    co_yield n++;
  }
}
