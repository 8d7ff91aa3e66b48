// In a template the type of what is kept is found in front of the function, where a `using` of the body is not in sight. Refused: what
// can't be written there by another name.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
#include <iterator>
using pollux::Future;

namespace far {
template <class T> double number(T) { return 2.5; }
} // namespace far
template <class T> int number(T) { return 1; }

// CHECK: [[#@LINE+3]]:8: error: 'x' lives across a 'co_await', but its type depends on 'number', which has that name by a 'using' in the function
template <class T> ASYNC Future<int> by_declaration(T t) {
  using far::number;
  auto x = number(t);
  co_await pollux::yield_now();
  co_return int(x);
}
// CHECK: [[#@LINE+3]]:8: error: 'x' lives across a 'co_await', but its type depends on 'near', which has that name by a 'using' in the function
template <class T> ASYNC Future<int> by_alias(T t) {
  namespace near = far;
  auto x = near::number(t);
  co_await pollux::yield_now();
  co_return int(x);
}
// CHECK: [[#@LINE+3]]:8: error: 'x' lives across a 'co_await', but its type depends on 'zed': 'zed' is an enumeration without 'class' in a template
template <class T> ASYNC Future<int> by_enumerator(T t) {
  enum { zed = 7 };
  auto x = t * std::integral_constant<int, zed>();
  co_await pollux::yield_now();
  co_return int(x);
}
template <class T> struct Box { T t; };
namespace far {
template <class T> struct Box { T t, u; };
} // namespace far
// CHECK: [[#@LINE+3]]:10: error: 'box' lives across a 'co_await', but its type is spelled with 'Box', which has that name by a 'using' in the function
template <class T> ASYNC Future<int> spelled(T t) {
  using far::Box;
  Box<T> box{t, t};
  co_await pollux::yield_now();
  co_return int(box.t);
}
// By its own name.
template <class T> ASYNC Future<int> fine(T t) {
  using far::number;
  auto x = far::number(t);
  co_await pollux::yield_now();
  co_return int(x + number(t));
}
// CHECK: 4 errors generated
