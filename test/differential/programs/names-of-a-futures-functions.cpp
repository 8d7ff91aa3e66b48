// Hazard: a template's parameters are called what the future's functions call their own variables, and functions what it calls its
// members.
#include "trace.hpp"

template <bool suspended>
ASYNC Future<int> first(int x) {
  Traced t{"first"};
  co_return suspended + co_await leaf("first", 1, x);
}
template <int completion, class polled>
ASYNC Future<polled> second(polled x) {
  co_return completion + co_await leaf("second", 1, x);
}
template <int cx>
ASYNC Future<int> third() {
  co_return cx + co_await leaf("third", 1, 3);
}
ASYNC Future<int> state(int x) {
  Traced t{"state"};
  co_return co_await leaf("state", 1, x);
}
ASYNC Future<int> cx(int x) {
  Traced t{"cx"};
  co_return co_await leaf("cx", 1, x);
}
ASYNC Future<int> poll_in_place(int x) {
  Traced t{"in place"};
  co_return co_await leaf("in place", 1, x);
}

ASYNC Future<int> scenario() {
  int total = co_await first<true>(1) + co_await second<2, int>(4) + co_await third<5>();
  total += co_await state(1);
  total += co_await cx(2);
  total += co_await poll_in_place(3);
  co_return total;
}

#include "driver.hpp"
