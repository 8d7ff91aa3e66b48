// Hazard: an arm of `?:` that has no await, but a `?:` of its own with temporaries, which live on across the other arm's suspension
// in the same full-expression. Found by the fuzzer.
// needs: full
#include "trace.hpp"

int use(Traced const& thing, int n) { return thing.get() + n; }
Traced& pick(Traced& thing) { return step("pick"), thing; }

ASYNC Future<int> choose(bool first, bool second) {
  Traced a{"a", 1}, b{"b", 2};
  note("int", first ? co_await leaf("int", 1, 3) : second ? Traced{"temporary", 4}.get() : 5);
  note("reference", (first ? co_await leaf_ref("reference", 1, a) : second ? pick(Traced{"other", 6}.get() ? a : b) : b).get());
  int both[2] = {first ? co_await leaf("both", 1, 7) : (second ? Traced{"third", 8}.get() != 0 : step("none")) ? 9 : 10,
                 co_await leaf("after", 1, 11)};
  Traced object = first ? co_await maker("maker", 1, 12) : second ? Traced{"made", use(Traced{"argument", 13}, 14)} : Traced{"plain", 15};
  note("object", object);
  note("void", ((first ? co_await leaf("void", 1) : second ? (void)Traced{"dropped", 1}.get() : (void)step("nothing")), 2));
  static_cast<void>(first ? co_await leaf("cast", 1) : (void)step("cast"));
  co_return both[0] + both[1];
}
ASYNC Future<int> scenario() {
  int total = co_await choose(true, true);
  total += co_await choose(false, true);
  total += co_await choose(false, false);
  co_return total;
}

#include "driver.hpp"
