// What says that it is ready when it is polled again is not kept, and not polled again: the state says all.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %pollux --verify-each --print-after=lower %s -- %cxxflags | FileCheck %s --check-prefix=IR
#include <pollux/core.hpp>
using pollux::Future;

struct Once {
  using Output = void;
  static constexpr bool is_ready_when_polled_again = true;
  Once(int const &n, int);
  pollux::Poll<void> poll(pollux::Context &cx);
};
struct Guard {
  explicit Guard(int n);
  ~Guard();
  operator int const &() const;
};

// IR-LABEL: function twice -> int {
// IR: pause 0 «pollux::yield_now()»
// IR: pause 1 «Once(n, 2)»

// CHECK-LABEL: struct {{.*}}twice_future {
// CHECK: int n;
// CHECK-NEXT: State state = State::Start;
// CHECK-NEXT: };
// CHECK-LABEL: twice(twice_future &frame,
// CHECK: frame.state = State::AwaitYieldNow;
// CHECK-NEXT: if (POLLUX_LIKELY(pollux::yield_now().poll(cx).is_pending()))
// CHECK-NEXT: return pollux::Pending;
// CHECK-NEXT: await_yield_now:;
// CHECK-NEXT: frame.state = State::AwaitOnce;
// CHECK-NEXT: if (POLLUX_LIKELY(Once(n, 2).poll(cx).is_pending()))
// CHECK-NEXT: return pollux::Pending;
// CHECK-NEXT: await_once:;
// CHECK-NEXT: return pollux::Ready(n + 0);
ASYNC Future<int> twice(int n) {
  co_await pollux::yield_now();
  co_await Once(n, 2);
  co_return n + 0;
}

// Other temporaries of the full-expression live on to its end.
// CHECK-LABEL: with_temporary(with_temporary_future &frame,
// CHECK: pollux::Live guard_live(frame.guard, suspended, resume == State::AwaitOnce);
// CHECK: if (POLLUX_LIKELY(Once({{.*}}frame.guard{{.*}}, 1).poll(cx).is_pending())) {
// CHECK: await_once:;
// CHECK-NEXT: }
// CHECK-NEXT: return
ASYNC Future<void> with_temporary() {
  co_await Once(Guard(1), 1);
}

// Where somebody else holds it, it is polled as any other.
// CHECK-LABEL: held(held_future &frame,
// CHECK: await_once:
// CHECK-NEXT: if (POLLUX_LIKELY(once.poll(cx).is_pending()))
ASYNC Future<void> held(Once &once) { co_await once; }

// As an operand, and where a comment stands in it.
// CHECK-LABEL: in_expressions(in_expressions_future &frame,
// CHECK: if (POLLUX_LIKELY(pollux::yield_now( // let others run
// CHECK-NEXT: ).poll(cx).is_pending()))
// CHECK: await_yield_now:;
// CHECK-NEXT: (n++);
// CHECK-NEXT: if (n > 3) {
// CHECK: await_yield_now_2:;
// CHECK-NEXT: } else {
ASYNC Future<int> in_expressions(int n) {
  (co_await pollux::yield_now( // let others run
       ),
   n++);
  n > 3 ? co_await pollux::yield_now() : void(n = 1);
  co_return n;
}
