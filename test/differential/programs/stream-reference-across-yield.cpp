// Hazard: references, iterators and pointers of a stream's locals stay valid from one item to the next.
#include "trace.hpp"

ASYNC pollux::Stream<int> walk(int& counter) {
  int numbers[] = {4, 5, 6};
  int& second = numbers[1];
  int const& made = 3 + counter;
  for (int& number : numbers) {
    number += counter;
    co_yield number;
    ++counter;
  }
  co_yield second + made;
  auto [a, b] = std::pair(second, made);
  co_yield a;
  co_yield b;
}
ASYNC pollux::Stream<int*> pointers() {
  int n = 1;
  while (n < 100) {
    co_yield &n;
    n *= 2;
  }
}
ASYNC Future<int> scenario() {
  int sum = 0, counter = 1;
  auto s = walk(counter);
  while (auto item = co_await s.next()) sum = sum * 3 % 1000 + *item;
  note("counter", counter);
  auto p = pointers();
  while (auto item = co_await p.next()) sum += (**item)++;
  co_return sum;
}

#include "driver.hpp"
