// Hazard: a local that is dead before the await needs no field, and must not be revived by it.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int sum = 0;
  {
    int temporary = 5;
    Traced short_lived{"short"};
    sum += temporary + short_lived.get();
  }
  co_await leaf("wait", 1);
  int late = 7;
  {
    Traced late_object{"late"};
    sum += late;
  }
  co_await leaf("wait again", 1);
  co_return sum;
}

#include "driver.hpp"
