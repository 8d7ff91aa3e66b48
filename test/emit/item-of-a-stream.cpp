// What a co_yield gives is made before the stream is suspended, if that may throw; what it refers to is kept until it goes on.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %gxx -std=c++20 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
#include <string>
#include <string_view>
using pollux::Stream;

struct Guard {
  explicit Guard(int n);
  ~Guard();
  int get() const;
};
std::string name(int n);

// Nobody can tell when the library's own temporaries of values die.
// CHECK-LABEL: words(words_stream &frame,
// CHECK: return pollux::yield_value<std::string>(frame.state, State::YieldItem, suspended, std::to_string(n) + "!");
// CHECK-NEXT: yield_item:;
// CHECK: return pollux::yield_value<std::string>(frame.state, State::YieldName, suspended, name(n));
// CHECK: return pollux::yield_value<std::string>(frame.state, State::YieldItem_2, suspended, {"four", 2});
ASYNC Stream<std::string> words(int n) {
  co_yield std::to_string(n) + "!";
  co_yield name(n);
  co_yield {"four", 2};
}

// A view keeps what it looks at.
// CHECK-LABEL: views(views_stream &frame,
// CHECK: pollux::Live string_2_live(frame.string_2, suspended, resume == State::YieldName);
// CHECK: ::new (frame.string_2.storage()) std::string(name(n));
// CHECK: return pollux::yield_value<std::string_view>(frame.state, State::YieldName, suspended, std::move(*frame.string_2));
// CHECK-NEXT: yield_name:;
// CHECK-NEXT: }
ASYNC Stream<std::string_view> views(int n) { co_yield name(n); }

// The guards are told that their values live on.
// CHECK-LABEL: guarded(guarded_stream &frame,
// CHECK: frame.state = State::YieldN;
// CHECK-NEXT: suspended = true;
// CHECK-NEXT: return pollux::Ready(n);
// CHECK-NEXT: yield_n:;
// CHECK-NEXT: return pollux::yield_value<int>(frame.state, State::YieldGet, suspended, guard.get());
// CHECK-NEXT: yield_get:;
ASYNC Stream<int> guarded(int n) {
  Guard guard(n);
  co_yield n;
  co_yield guard.get();
}

// Braces around an ordinary local may end with the co_yield that gives it: the label stands behind them.
// CHECK-LABEL: square(square_stream &frame,
// CHECK: int result = n * n;
// CHECK-NEXT: frame.state = State::YieldResult;
// CHECK-NEXT: suspended = true;
// CHECK-NEXT: return pollux::Ready(result);
// CHECK-NEXT: }
// CHECK-NEXT: yield_result:;
// CHECK-NEXT: n = 0;
ASYNC Stream<int> square(int n) {
  int result = n * n;
  co_yield result;
  n = 0;
  co_yield n;
}
