// A pack is one field, in the order of its elements, which are parameters of the body. The text keeps it a pack.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: template <class... T>
// CHECK-NEXT: struct {{.*}}sum_future {
// CHECK: explicit sum_future(int first, T &&...values) : first(first) {
// CHECK-NEXT: ::new (this->values.storage()) pollux::Pack<T...>(std::forward<T>(values)...);
// CHECK: sum_future(sum_future &&other) : first(other.first) {
// CHECK: ::new (this->values.storage()) pollux::Pack<T...>(std::move(*other.values));
// CHECK-NEXT: other.values.destroy();
// CHECK: pollux::Slot<pollux::Pack<T...>> values;
// CHECK-NEXT: int first;
// CHECK: sum_future<T...> sum(int first, T... values) {
// CHECK-NEXT: return sum_future<T...>(first, std::forward<T>(values)...);
// CHECK: template <class... T>
// CHECK-NEXT: inline pollux::Poll<int> sum(sum_future<T...> &frame, {{.*}}pollux::Context &cx, {{.*}}std::add_lvalue_reference_t<T>... values) {
// CHECK-NEXT: int &first = frame.first;
// CHECK: pollux::Live values_live(frame.values, suspended, true);
// CHECK: return pollux::Ready((first + ... + values));
// CHECK: pollux::Poll<int> sum_future<T...>::poll_in_place(pollux::Context &cx) {
// CHECK-NEXT: return values->apply([&](auto &...values) { return sum(*this, cx, values...); });
template <class... T> ASYNC Future<int> sum(int first, T... values) {
  co_await pollux::yield_now();
  co_return (first + ... + values);
}

// References need no destructor. What is forwarded is what was passed.
// CHECK: explicit forwarded_future(Values &&...values) {
// CHECK: pollux::Pack<Values &&...>(std::forward<Values>(values)...);
// CHECK-NOT: values.destroy()
// CHECK: pollux::Slot<pollux::Pack<Values &&...>> values;
// CHECK: template <class... Values>
// CHECK-NEXT: forwarded_future<Values...> forwarded(Values &&... values) {
// CHECK: std::add_lvalue_reference_t<Values>... values) {
// CHECK: return sum(std::move(frame.operand_value), std::forward<Values &&>(values)...); });
ASYNC Future<int> forwarded(auto &&... values) {
  co_return co_await sum(1, std::forward<decltype(values)>(values)...);
}

ASYNC Future<int> run() { co_return co_await sum(1, 2, 3L) + co_await forwarded(4); }
