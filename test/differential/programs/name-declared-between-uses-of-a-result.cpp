// Hazard: the braces around an await's result end with its last use, and what is declared in them is named behind.
#include "trace.hpp"

#include <utility>

ASYNC Future<int> scenario() {
  int total = co_await leaf("first", 1, 2);
  {
    int const result = co_await leaf("second", 1, 3);
    note("result", result);
    static constexpr int step = 4;
    using Number = long;
    note("again", result + step);
    Number more = step;
    total += static_cast<int>(more);
  }
  auto const [a, b] = std::pair(co_await leaf("third", 0, 5), 6);
  struct Pair {
    int x, y;
  };
  note("a", a + b);
  Pair pair{total, 1};
  co_return pair.x + pair.y;
}

#include "driver.hpp"
