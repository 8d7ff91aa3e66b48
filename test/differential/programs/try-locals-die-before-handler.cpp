// Hazard: locals of the try, made before and after a suspension, die before the handler runs.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outside{"outside", 1};
  try {
    Traced before{"before"};
    co_await leaf("try", 1);
    Traced after{"after"};
    throw Failure{"thrown"};
  } catch (Failure const&) {
    Traced handler{"handler"};
    note("outside", outside);
  }
  co_return 0;
}

#include "driver.hpp"
