// Hazard: in an operand that is evaluated ahead of an await, a reference that an earlier part gave is kept as one where a later part
// makes a temporary, and no copy is made of what it refers to. Found by the fuzzer.
// needs: full
#include "trace.hpp"

struct Out {
  Traced name;
  int total = 0;
  Out& operator<<(int n) { return note("out", n), total += n, *this; }
  Out& operator<<(Traced const& thing) { return *this << thing.get(); }
};
ASYNC Future<int> scenario() {
  int one = step("choose", 1) ? (Out{Traced{"chain", 1}} << co_await leaf("first", 1, 2) << Traced{"temporary", 3}).total : 4;
  int both[2] = {(Out{Traced{"other", 1}} << 5 << Traced{"another", 6}).total, co_await leaf("second", 1, 7)};
  co_return one + both[0] + both[1];
}

#include "driver.hpp"
