// Hazard: an aggregate with a base class and default member initialisers, awaits in some of its parts.
// needs: full
#include "trace.hpp"

struct Base {
  Traced base;
};
struct Derived : Base {
  int n = 3;
  Traced member = Traced{"default", 4};
};
ASYNC Future<int> scenario() {
  Derived one{{co_await maker("one", 1, 1)}, co_await leaf("n", 1, 2)};
  co_await leaf("hold", 1);
  Derived two = {Base{Traced{"two"}}, 5, co_await maker("member", 1, 6)};
  co_return one.base.get() + one.n + one.member.get() + two.n + two.member.get();
}

#include "driver.hpp"
