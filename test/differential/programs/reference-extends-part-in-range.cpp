// Hazard: what a range-for goes through is a part of a temporary, or a braced list; each lives until the loop is done.
// needs: full
#include "trace.hpp"

struct Bag {
  Traced before{"before", 1};
  Traced items[2] = {{"first", 2}, {"second", 3}};
};
ASYNC Future<Bag> bag() {
  co_await leaf("bag", 1);
  co_return Bag{};
}
ASYNC Future<int> scenario() {
  int sum = 0;
  for (auto const& item : Bag{}.items) {
    co_await leaf("part", 1);
    sum += item.get();
  }
  for (auto& item : (co_await bag()).items) {
    item.value += 1;
    co_await leaf("part of an awaited one", 1);
    sum += item.get();
  }
  for (int n : {1, 2, 3}) {
    if (n == 2) continue;
    co_await leaf("number", 1);
    sum += n;
  }
  for (Traced const& item : {Traced{"third", 4}, Traced{"fourth", co_await leaf("element", 1, 5)}}) {
    co_await leaf("object", 1);
    sum += item.get();
  }
  for (auto item : {Traced{"fifth", 6}}) {
    sum += item.get();
    co_await leaf("copy", 1);
    break;
  }
  co_return sum;
}

#include "driver.hpp"
