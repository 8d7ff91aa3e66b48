// Hazard: a stream that is a template, whose items and operands only an instantiation knows.
#include "trace.hpp"

#include <string>

template <class T>
struct Pair {
  T a, b;
};

template <class T>
ASYNC pollux::Stream<T> twice(T value, int n) {
  for (int i = 0; i < n; ++i) {
    co_await leaf("twice", i);
    co_yield value;
  }
  T last = value;
  co_yield std::move(last);
}
template <class T>
ASYNC pollux::Stream<Pair<T>> pairs(T value) {
  co_yield {value, value};
  co_yield Pair<T>{value, T(value)};
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto numbers = twice(3, 2);
  while (auto item = co_await numbers.next()) sum += *item;
  auto things = twice(Traced("thing", 4), 1);
  while (auto item = co_await things.next()) sum += item->get();
  auto both = pairs(Traced("both", 5));
  while (auto item = co_await both.next()) sum += item->a.get() * item->b.get();
  co_return sum;
}

#include "driver.hpp"
