// Hazard: a Stream<T> owns any stream: a lowered one, one written by hand, another box; and is awaited like them.
#include "trace.hpp"

struct Countdown {
  using Item = int;
  Traced name;
  int left;
  pollux::Poll<std::optional<int>> poll_next(pollux::Context& cx) {
    step("countdown");
    if (left == 0) return pollux::Ready(std::nullopt);
    if (left % 2) {
      --left;
      cx.waker().wake_by_ref();
      return pollux::Pending;
    }
    return pollux::Ready(left--);
  }
};

ASYNC pollux::Stream<int> lowered(int n) {
  for (int i = 0; i < n; ++i) co_yield i;
}
pollux::Stream<int> choose(int which) {
  if (which == 0) return lowered(3);
  return Countdown{Traced("countdown", which), which};
}
ASYNC Future<int> drain(pollux::Stream<int>& stream) {
  int sum = 0;
  while (auto item = co_await stream.next()) sum += *item;
  co_return sum;
}
ASYNC Future<int> scenario() {
  int sum = 0;
  for (int which : {0, 4, 5}) {
    pollux::Stream<int> stream = choose(which);
    if (auto first = co_await pollux::next(stream)) sum += *first * 100;
    sum += co_await drain(stream);
  }
  Countdown plain{Traced("plain", 3), 3};
  while (auto item = co_await pollux::next(plain)) sum += *item;
  co_return sum;
}

#include "driver.hpp"
