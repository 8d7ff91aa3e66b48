// Hazard: a stream is movable until it is first polled: into a variable, a parameter, a box.
#include "trace.hpp"

ASYNC pollux::Stream<int> items(Traced parameter, int second) {
  co_yield parameter.get();
  co_yield second;
}
ASYNC Future<int> drain(pollux::Stream<int> stream) {
  int sum = 0;
  while (auto item = co_await stream.next()) {
    co_await leaf("drain", 1);
    sum += *item;
  }
  co_return sum;
}
ASYNC Future<int> scenario() {
  auto first = items(Traced("a", 1), 2);
  step("made");
  auto second = std::move(first);
  co_await leaf("later", 1);
  int sum = 0;
  while (auto item = co_await second.next()) sum += *item;
  pollux::Stream<int> boxed = items(Traced("c", 3), 4);
  auto moved = std::move(boxed);
  sum += co_await drain(std::move(moved));
  auto third = items(Traced("e", 5), 6);
  sum += co_await drain(std::move(third));
  co_return sum;
}

#include "driver.hpp"
