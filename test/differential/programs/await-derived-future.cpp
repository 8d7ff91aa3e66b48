// Hazard: what is awaited is of a class derived from a future, and a const member function makes it.
#include "trace.hpp"

struct Base {
  using Output = int;
  int n = 2;
  pollux::Poll<int> poll(pollux::Context& context) {
    if (n == 0) return pollux::Ready(7);
    --n;
    context.waker().wake_by_ref();
    return pollux::Pending;
  }
};
struct Derived : Base {
  Traced extra{"extra"};
};
ASYNC Future<int> scenario() {
  int a = co_await Derived{};
  Derived kept;
  int b = co_await kept;
  co_return a + b;
}

#include "driver.hpp"
