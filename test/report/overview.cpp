// A file with several futures begins with all of them. A long type shows both its ends.
// RUN: %pollux --emit=layout %s -- -std=c++20 %cxxflags | FileCheck --strict-whitespace %s
// CHECK:{{.*}}overview.cpp
// CHECK-EMPTY:
// CHECK-NEXT:largest first
// CHECK-EMPTY:
// CHECK-NEXT:  size  future
// CHECK-NEXT:    28  both_future
// CHECK-NEXT:    12  loaded_from_the_second_of_the_servers_future
// CHECK-NEXT:     8  loaded_future
// CHECK-EMPTY:
// CHECK-NEXT:loaded (line
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> loaded(int n) {
  co_await pollux::yield_now();
  co_return n;
}
ASYNC Future<int> loaded_from_the_second_of_the_servers(int n, int m) {
  co_await pollux::yield_now();
  co_return n + m;
}
// CHECK:  join   pollux::Join<loaded_fu..._of_the_servers_future>
ASYNC Future<int> both(int n) {
  auto [one, other] = co_await pollux::join(loaded(n), loaded_from_the_second_of_the_servers(n, n));
  co_return one + other;
}
