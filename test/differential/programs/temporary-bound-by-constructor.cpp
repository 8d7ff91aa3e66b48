// Hazard: a class keeps a reference to a constructor's argument, a temporary: valid to the end of the full-expression
// only.
// needs: full
#include "trace.hpp"

struct View {
  Traced const& seen;
  int plus(int n) const { return seen.get() + n; }
};
struct Keeper {
  Traced const& seen;
  Traced own;
  Keeper(Traced const& given, int n) : seen(given), own("own", n) {}
  int sum() const { return seen.get() + own.get(); }
};
ASYNC Future<int> scenario() {
  int a = View{Traced{"viewed", 1}}.plus(co_await leaf("a", 1, 10));
  note("after a");
  int b = Keeper(Traced{"kept", 2}, co_await leaf("b", 1, 20)).sum();
  note("after b");
  Traced const& extended = Traced{"extended", 3};
  int c = Keeper{extended, co_await leaf("c", 1, 30)}.sum();
  co_return a + b + c;
}

#include "driver.hpp"
