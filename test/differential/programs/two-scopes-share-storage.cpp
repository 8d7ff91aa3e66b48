// Hazard: scopes that exclude each other share their storage; neither may destroy what the other has made.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  {
    Traced left{"left", 1};
    co_await leaf("in left", 2);
    total += left.get();
  }
  {
    MoveOnly right{"right", 2};
    co_await leaf("in right", 2);
    total += right.get();
  }
  {
    Overaligned third{"third", 4};
    co_await leaf("in third", 1);
    total += third.get();
  }
  co_return total;
}

#include "driver.hpp"
