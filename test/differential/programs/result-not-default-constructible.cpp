// Hazard: a result without default constructor, in the frame of the callee, of the caller, and in Poll.
#include "trace.hpp"

ASYNC Future<NoDefault> make(int n) {
  co_await leaf("make", 1);
  co_return NoDefault("made", n);
}
ASYNC Future<NoDefault> forward(int n) {
  co_return co_await make(n);
}
ASYNC Future<int> scenario() {
  NoDefault thing = co_await forward(3);
  co_await leaf("hold", 1);
  co_return thing.get();
}

#include "driver.hpp"
