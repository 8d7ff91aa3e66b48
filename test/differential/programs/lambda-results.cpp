// Hazard: what async lambdas give: references, void, move-only, a class of the function's own, a future by type.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  auto reference = [&thing]() ASYNC -> Future<Traced&> {
    co_await leaf("reference", 1);
    co_return thing;
  };
  auto only = [](int n) ASYNC -> Future<MoveOnly> {
    MoveOnly made{"made", n};
    co_await leaf("only", 1);
    co_return made;
  };
  struct Pair {
    Traced first;
    int second;
  };
  auto pair = [&]() ASYNC -> Future<Pair> {
    co_await leaf("pair", 1);
    co_return {thing, 6};
  };
  auto nothing = [&](int n) ASYNC -> Future<void> {
    if (n == 0) co_return;
    co_await leaf("nothing", 1);
    thing.value += n;
  };
  Traced& same = co_await reference();
  same.value = 10;
  MoveOnly made = co_await only(3);
  auto [first, second] = co_await pair();
  co_await nothing(0);
  co_await nothing(1);
  co_return thing.get() + made.get() + first.get() + second;
}

#include "driver.hpp"
