// A hand-written future against the installed runtime, found by pkg-config.
#include <cstdio>
#include <pollux/pollux.hpp>

struct Countdown {
  using Output = int;
  int left;

  pollux::Poll<int> poll(pollux::Context& cx) {
    if (left == 0) return pollux::Ready(42);
    --left;
    cx.waker().wake_by_ref();
    return pollux::Pending;
  }
};

int main() { std::printf("%d\n", pollux::block_on(Countdown{3})); }
