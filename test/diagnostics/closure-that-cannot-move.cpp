// A closure that is kept is made in front of the function. Refused: what would mean something else there.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

#define IDENTITY [](int n) { return n; }
#define PASS(x) x

// CHECK: [[#@LINE+3]]:8: error: 'next' lives across a 'co_await', but its type has no name outside of the function: the lambda uses the static variable 'count'
ASYNC Future<int> static_local() {
  static int count = 0;
  auto next = [] { return ++count; };
  co_await pollux::yield_now();
  co_return next();
}
// CHECK: [[#@LINE+3]]:8: error: 'at' lives across a 'co_await', but its type has no name outside of the function: the lambda uses the static variable 'table'
ASYNC Future<int> static_table() {
  static constexpr int table[] = {1, 2};
  auto at = [](int n) { return table[n]; };
  co_await pollux::yield_now();
  co_return at(1);
}
// CHECK: [[#@LINE+2]]:8: error: 'same' lives across a 'co_await', but its type has no name outside of the function: the lambda uses 'n' without capturing it
ASYNC Future<int> only_its_type(int n) {
  auto same = [](decltype(n) m) { return m; };
  co_await pollux::yield_now();
  co_return same(n);
}
int global = 1;
// CHECK: [[#@LINE+3]]:8: error: 'get' lives across a 'co_await', but its type has no name outside of the function: the lambda captures 'reference' and uses it as a constant
ASYNC Future<int> reference_to_a_global() {
  int &reference = global;
  auto get = [reference] { return reference; };
  co_await pollux::yield_now();
  co_return get();
}
// CHECK: [[#@LINE+3]]:8: error: 'get' lives across a 'co_await', but its type has no name outside of the function: the lambda uses 'reference' without capturing it
ASYNC Future<int> reference_in_an_initialiser() {
  int &reference = global;
  auto get = [=, copy = reference] { return reference + copy; };
  co_await pollux::yield_now();
  co_return get();
}
// CHECK: [[#@LINE+3]]:8: error: 'take' lives across a 'co_await', but its type has no name outside of the function: the lambda uses the type of 'n'
ASYNC Future<int> type_of_rvalue_reference(int m) {
  int &&n = static_cast<int &&>(m);
  auto take = [&n] { return static_cast<decltype(n)>(n); };
  co_await pollux::yield_now();
  co_return take();
}
// CHECK: [[#@LINE+3]]:8: error: 'use' lives across a 'co_await', but its type has no name outside of the function: the lambda uses 'size' both as a constant and by reference
ASYNC Future<int> constant_and_reference() {
  const int size = 2;
  auto use = [&size] {
    int array[size] = {};
    const int *pointer = &size;
    return array[0] + *pointer;
  };
  co_await pollux::yield_now();
  co_return use();
}
// CHECK: [[#@LINE+2]]:8: error: 'identity' lives across a 'co_await', but its type has no name outside of the function: the lambda stands in a macro
ASYNC Future<int> in_a_macro() {
  auto identity = IDENTITY;
  co_await pollux::yield_now();
  co_return identity(1);
}
// CHECK: [[#@LINE+2]]:8: error: 'identity' lives across a 'co_await', but its type has no name outside of the function: the lambda stands in a macro
ASYNC Future<int> in_an_argument() {
  auto identity = PASS([](int n) { return n; });
  co_await pollux::yield_now();
  co_return identity(1);
}
// CHECK: [[#@LINE+3]]:8: error: 'three' lives across a 'co_await', but its type has no name outside of the function: the lambda follows the definition of a macro in the function
ASYNC Future<int> after_a_macro() {
#define THREE 3
  auto three = [] { return THREE; };
  co_await pollux::yield_now();
  co_return three();
}
struct Bits {
  int low : 4;
  int high : 4;
};
// CHECK: [[#@LINE+3]]:8: error: 'get' lives across a 'co_await', but its type has no name outside of the function: the lambda captures 'low', which is a bit-field
ASYNC Future<int> bit_field(Bits bits) {
  auto [low, high] = bits;
  auto get = [low] { return low; };
  co_await pollux::yield_now();
  co_return get() + high;
}
// CHECK: [[#@LINE+2]]:8: error: 'name' lives across a 'co_await', but its type has no name outside of the function: the lambda names the function that it is in
ASYNC Future<int> signature() {
  auto name = [] { return __PRETTY_FUNCTION__; };
  co_await pollux::yield_now();
  co_return name()[0];
}
// CHECK: [[#@LINE+2]]:8: error: 'name' lives across a 'co_await', but its type has no name outside of the function: the lambda names the function that it is in
ASYNC Future<int> name_in_a_capture() {
  auto name = [function = __func__] { return function; };
  co_await pollux::yield_now();
  co_return name()[0];
}
// CHECK: [[#@LINE+2]]:8: error: 'again' lives across a 'co_await', but its type has no name outside of the function: the lambda uses 'itself', which is not declared in front of the function
ASYNC Future<int> itself() {
  auto again = [] { return itself(); };
  co_await pollux::yield_now();
  co_return (again(), 1);
}
// CHECK: [[#@LINE+3]]:8: error: 'call' lives across a 'co_await', but its type has no name outside of the function: the lambda uses 'helper', which is not declared in front of the function
ASYNC Future<int> local_declaration() {
  int helper(int);
  auto call = [](int n) { return helper(n); };
  co_await pollux::yield_now();
  co_return call(1);
}
// CHECK: [[#@LINE+2]]:8: error: 'value' lives across a 'co_await', but its type has no name outside of the function: a capture of the lambda awaits in braces
ASYNC Future<int> awaits_in_braces(pollux::Future<int> future) {
  auto value = [n{co_await future}] { return n; };
  co_await pollux::yield_now();
  co_return value();
}
struct Wide {
  int n;
  ~Wide() {}
};
struct View {
  explicit View(const Wide &of) : n(of.n) {}
  int n;
};
template <class F> struct Pair {
  F first;
  int second;
};
// CHECK: [[#@LINE+2]]:8: error: 'pair' lives across a 'co_await', but its type has no name outside of the function: an initialiser in its captures makes a temporary, which would die too early
ASYNC Future<int> temporary_in_a_capture() {
  auto pair = Pair{[view = View(Wide{1})] { return view.n; }, 2};
  co_await pollux::yield_now();
  co_return pair.first() + pair.second;
}
