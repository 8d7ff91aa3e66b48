// Hazard: `co_yield {…}` makes the item's type from the braces.
#include "trace.hpp"

#include <string>
#include <utility>
#include <vector>

struct Point {
  int x, y = 7;
};
struct Pair {
  Traced a, b;
};

ASYNC pollux::Stream<Point> points(int n) {
  co_yield {n, 2};
  co_yield {n};
  co_yield {};
  co_yield Point{3, co_await leaf("y", 1, 4)};
}
ASYNC pollux::Stream<Pair> pairs() {
  co_yield {Traced("a", 1), Traced("b", 2)};
  co_yield {Traced("c", 3), Traced("d", co_await leaf("d", 1, 4))};
}
ASYNC pollux::Stream<std::vector<int>> lists(int n) {
  co_yield {1, n, 3};
  co_yield {};
  co_yield std::vector<int>(2, n);
}
ASYNC pollux::Stream<std::string> words(int n) {
  co_yield "plain";
  co_yield {"braced"};
  co_yield std::to_string(n) + "!";
  std::string word = "word";
  co_yield word + std::to_string(n + 1);
  co_yield {word, 1, 2};
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto p = points(1);
  while (auto item = co_await p.next()) sum += item->x * 10 + item->y;
  auto q = pairs();
  while (auto item = co_await q.next()) sum += item->a.get() * item->b.get();
  auto l = lists(5);
  while (auto item = co_await l.next())
    for (int n : *item) sum += n;
  auto w = words(12);
  while (auto item = co_await w.next()) {
    step(item->c_str());
    sum += static_cast<int>(item->size());
  }
  co_return sum;
}

#include "driver.hpp"
