// Hazard: a reference to a member of a temporary extends the whole temporary; to what a call returns extends nothing.
// needs: full
#include "trace.hpp"

struct Outer {
  Traced a{"a", 1};
  Traced b{"b", 2};
};
struct Holder {
  Traced const& held;
  int n;
};
ASYNC Future<int> scenario() {
  Traced const& member = Outer{}.b;
  co_await leaf("member", 1);
  Holder holder{Traced{"in aggregate", 3}, 4};
  co_await leaf("aggregate", 1);
  int const& converted = 5L;
  co_await leaf("converted", 1);
  {
    Traced&& moved = Outer{}.a;
    co_await leaf("moved", 1);
    moved.value += 5;
    auto&& [a, b] = Holder{Traced{"in binding", 6}, 7};
    co_await leaf("binding", 1);
    note("parts", a.get() + b);
  }
  co_return member.get() + holder.held.get() + holder.n + converted;
}

#include "driver.hpp"
