// Hazard: a combinator over lowered streams is a field of a type that names them, and its closures; dropped, it cancels what it owns.
#include "trace.hpp"

#include <vector>

ASYNC pollux::Stream<int> numbers(int n) {
  Traced guard("numbers", n);
  for (int i = 0; i < n; ++i) {
    co_await leaf("numbers", i % 2);
    co_yield i + guard.get() * 0;
  }
}
ASYNC Future<int> fetch(int n) {
  Traced guard("fetch", n);
  co_await leaf("fetch", 3 - n);
  co_return n * 10;
}
ASYNC Future<int> chain(int k) {
  int sum = 0;
  auto some = numbers(9).map([k](int n) { return n * k; }).filter([](int n) { return n % 2 == 0; }).take(2);
  while (auto item = co_await some.next()) sum += *item;
  co_return sum;
}
ASYNC Future<int> borrowed() {
  auto all = numbers(5);
  auto two = co_await all.take(2).collect<std::vector>();
  int sum = two[0] + two[1];
  co_await all.for_each([&sum](int n) { sum += n * 10; });
  co_return sum;
}
ASYNC Future<int> concurrent() {
  int sum = 0;
  auto fetched = numbers(4).map([](int n) { return fetch(n); }).buffered(2);
  while (auto item = co_await pollux::next(fetched)) sum = sum * 2 + *item;
  co_await pollux::for_each(numbers(3), [](int n) { return fetch(n); });
  co_return sum;
}
ASYNC Future<int> both() {
  auto merged = numbers(2).merge(numbers(3));
  int sum = 0;
  while (auto item = co_await merged.next()) sum = sum * 3 + *item;
  auto boxes = pollux::map(pollux::Stream<int>(numbers(2)), [](int n) { return Traced("mapped", n); });
  while (auto item = co_await boxes.next()) sum += item->get();
  co_return sum;
}
ASYNC Future<int> scenario() {
  int sum = co_await chain(3);
  sum += co_await borrowed();
  sum += co_await concurrent();
  sum += co_await both();
  co_return sum;
}

#include "driver.hpp"
