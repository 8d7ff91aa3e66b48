// What --emit=json says of sizes and offsets is what GCC and Clang make of the lowered text.
// RUN: %pollux --emit=json %s -o %t.json -- -std=c++20 %cxxflags
// RUN: %pollux %s -o %t.cpp -- -std=c++20 %cxxflags
// RUN: %python %S/Inputs/check-sizes.py %t.json %t.cpp %gxx -std=c++17 %cxxflags | FileCheck %s
// RUN: %python %S/Inputs/check-sizes.py %t.json %t.cpp %clang -std=c++20 %cxxflags | FileCheck %s
// CHECK: 9 futures
//
// A wrong size is noticed.
// RUN: sed -e 's/"offset": 8,/"offset": 9,/' %t.json > %t.wrong.json
// RUN: not %python %S/Inputs/check-sizes.py %t.wrong.json %t.cpp %gxx -std=c++17 %cxxflags
#include <pollux/core.hpp>
#include <string>
#include <vector>
using pollux::Future;

ASYNC Future<int> leaf(int n) {
  co_await pollux::yield_now();
  co_return n;
}

ASYNC Future<int> scopes(int const &n, std::string name) {
  int total = 0;
  {
    char small[64] = {};
    total += co_await leaf(n);
    total += small[0];
  }
  {
    alignas(32) char large[96] = {};
    co_await pollux::yield_now();
    total += large[0];
  }
  for (std::string const &part : {name, name + "x"})
    total += co_await leaf(int(part.size()));
  co_return total;
}

namespace {
ASYNC Future<void> unnamed(std::vector<int> values) {
  for (int value : values)
    co_await leaf(value);
}
} // namespace

namespace outer {
template <class T> ASYNC Future<T> keep(T value, bool twice) {
  T other = value;
  if (twice)
    co_await pollux::yield_now();
  co_return other;
}

struct Counter {
  long value = 0;
  ASYNC Future<long> next(char step) {
    co_await leaf(step);
    co_return value += step;
  }
};

template <class T> struct Box {
  T value;
  ASYNC Future<T> get() {
    T copy = value;
    co_await pollux::yield_now();
    co_return copy;
  }
};
} // namespace outer

ASYNC pollux::Stream<int> numbers(int n) {
  while (n--)
    co_yield n;
}

ASYNC Future<double> use(outer::Counter &counter, outer::Box<double> box) {
  co_await unnamed({1, 2});
  auto c = co_await outer::keep('c', true);
  auto d = co_await outer::keep(1.5, false);
  co_return c + d + co_await box.get() + co_await counter.next(1);
}
