// Who polls a future that is over, or moves one that was polled, is told which and where it stands; of what can't suspend, too.
// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 %werror %cxxflags %t.cpp %runtime -pthread -o %t
// RUN: not --crash %t polled ready 2>&1 | FileCheck %s --check-prefix=POLLED-READY
// RUN: not --crash %t moved ready 2>&1 | FileCheck %s --check-prefix=MOVED-READY
// RUN: not --crash %t polled later 2>&1 | FileCheck %s --check-prefix=POLLED-LATER
// RUN: not --crash %t moved later 2>&1 | FileCheck %s --check-prefix=MOVED-LATER
#include <pollux/core.hpp>

#include <string>
#include <utility>
using pollux::Future;

// POLLED-READY: pollux: future polled after completion: twice ({{.*}}misuse-ends-the-program.cpp:[[#@LINE+2]])
// MOVED-READY: pollux: future moved after its first poll: twice ({{.*}}misuse-ends-the-program.cpp:[[#@LINE+1]])
ASYNC Future<int> twice(int n) { co_return 2 * n; }
// POLLED-LATER: pollux: future polled after completion: later ({{.*}}misuse-ends-the-program.cpp:[[#@LINE+2]])
// MOVED-LATER: pollux: future moved after its first poll: later ({{.*}}misuse-ends-the-program.cpp:[[#@LINE+1]])
ASYNC Future<int> later(int n) {
  co_await pollux::yield_now();
  co_return n;
}

template <class F>
void misuse(F future, bool moves) {
  pollux::Context cx(pollux::noop_waker());
  if (moves) {
    (void)future.poll(cx);
    F other(std::move(future));
    (void)other.poll(cx);
  }
  while (true)
    (void)future.poll(cx);
}

int main(int, char **arguments) {
  bool const moves = arguments[1] == std::string("moved");
  if (arguments[2] == std::string("ready"))
    misuse(twice(1), moves);
  misuse(later(1), moves);
}
