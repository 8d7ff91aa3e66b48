// Hazard: two variables with one name and different types, in scopes side by side.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  {
    int thing = 1;
    co_await leaf("first", 1);
    total += thing;
  }
  {
    Traced thing{"thing", 2};
    co_await leaf("second", 1);
    total += thing.get();
  }
  {
    double thing = 0.5;
    co_await leaf("third", 1);
    note("thing", thing);
  }
  co_return total;
}

#include "driver.hpp"
