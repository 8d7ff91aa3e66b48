// Hazard: `break` destroys the body's locals and the inner blocks', and nothing further out.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outside{"outside"};
  for (Traced i{"i", 0}; i.value < 5; ++i.value) {
    Traced body{"body", i.value};
    co_await leaf("round", 1);
    {
      Traced inner{"inner"};
      if (i.value == 1) break;
      co_await leaf("inner", 1);
    }
  }
  co_await leaf("after", 1);
  co_return 0;
}

#include "driver.hpp"
