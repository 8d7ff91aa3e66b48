// Hazard: each block destroys its own locals at its own end.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outer{"outer"};
  {
    Traced middle{"middle"};
    {
      Traced inner{"inner"};
      co_await leaf("inside", 1);
    }
    co_await leaf("between", 1);
  }
  co_await leaf("outside", 1);
  co_return 0;
}

#include "driver.hpp"
