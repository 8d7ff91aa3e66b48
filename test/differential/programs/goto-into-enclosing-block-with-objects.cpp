// Hazard: a goto to a label further in front, within a block whose objects stay alive.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outer{"outer"};
  int n = 0;
  {
    Traced block{"block"};
    int turns = 0;
  retry:
    {
      Traced attempt{"attempt", turns};
      co_await leaf("attempt", 1);
      if (++turns < 3) goto retry;
      if (turns == 3) goto skip;
      n = 100;
    }
  skip:
    n += turns;
    co_await leaf("skipped", 1);
  }
  co_return n;
}

#include "driver.hpp"
