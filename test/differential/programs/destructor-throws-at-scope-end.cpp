// Hazard: a destructor throws at the end of a scope: the rest of the scope's locals are destroyed, each once.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outer{"outer"};
  {
    Traced first{"first"};
    FaultyDestructor bad{"bad"};
    Traced last{"last"};
    co_await leaf("inside", 1);
  }
  co_await leaf("after", 1);
  co_return 0;
}

#include "driver.hpp"
