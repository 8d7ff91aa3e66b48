// Hazard: a value is read where a jump, a handler, a case or a condition leads to, after others have lived in the same frame; and
// objects with destructors, immovable or over-aligned ones, live among values that have died.
#include "trace.hpp"

struct Block {
  int values[30];
};
union Either {
  int number;
  float fraction;
};

ASYNC Future<int> handlers(int n) {
  int kept = n + 1;
  int lost = n;
  try {
    int inside = n * 2;
    co_await leaf("inside", 1);
    lost = inside;
    Block block = {};
    block.values[n] = inside;
    co_await leaf("throws", 1);
    if (block.values[n] > 4)
      throw trace::Failure{"five"};
    co_await leaf("not thrown", 1);
  } catch (trace::Failure const&) {
    lost += kept;
  }
  Block after = {};
  after.values[1] = lost;
  co_await leaf("after", 1);
  co_return after.values[1];
}
ASYNC Future<int> jumps() {
  int round = 0;
  int total = 0;
again:
  Block block = {};
  block.values[2] = round + 5;
  co_await leaf("jumps", 1);
  total += block.values[2];
  {
    Traced traced{"jumps", round};
    Block other = {};
    other.values[1] = total;
    co_await leaf("in scope", 1);
    total += other.values[1] + traced.get();
    if (++round < 3)
      goto again;
  }
  co_return total;
}
ASYNC Future<int> cases(int which) {
  int result = which;
  Block shared = {};
  switch (which) {
  case 0: {
    Traced traced{"zero", 10};
    co_await leaf("zero", 1);
    result += traced.get();
    break;
  }
  case 1: {
    Block block = {};
    block.values[1] = 20;
    co_await leaf("one", 1);
    result += block.values[1];
    [[fallthrough]];
  }
  case 2: {
    shared.values[2] = result;
    co_await leaf("two", 1);
    result += shared.values[2];
    break;
  }
  default:
    Overaligned aligned{"aligned", 30};
    co_await leaf("default", 1);
    result += aligned.get();
  }
  co_await leaf("end", 1);
  co_return result;
}
ASYNC Future<int> conditions(int n) {
  int x = n + 3;
  int y = n + 4;
  int z = n > 1 ? co_await leaf("then", 1, x) + Traced{"in then", y}.get() : co_await leaf("else", 1, y) - x;
  int w = y;
  bool both = z > 2 && co_await leaf("and", 1, z) > 1 && Traced{"and", w}.get() > co_await leaf("and more", 1, 2);
  int last = both ? w : z;
  co_await leaf("last", 1);
  co_return last;
}
ASYNC Future<int> among_objects(Block argument) {
  int first = argument.values[0];
  Traced one{"one", first};
  co_await leaf("one lives", 1);
  int second = one.get() + 1;
  Traced two{"two", second};
  {
    Block block = {};
    block.values[0] = second;
    Immovable immovable{"immovable", 4};
    co_await leaf("two live", 1);
    second = block.values[0] + immovable.get();
  }
  Traced three{"three", second};
  Either either;
  either.number = second;
  co_await leaf("three live", 1);
  int number = either.number;
  either.fraction = 0.5f;
  co_await leaf("other member", 1);
  number += either.fraction > 0.25f;
  co_return number + three.get() + two.get() + one.get();
}
// Dead, but for its destructor.
ASYNC Future<int> destroyed_later() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Traced traced{"destroyed later", i};
    total += traced.get();
    Block block = {};
    block.values[i] = total;
    co_await leaf("block", 1);
    total += block.values[i];
    Block next = {};
    next.values[i] = total;
    co_await leaf("next", 1);
    total += next.values[i];
  }
  co_return total;
}

ASYNC Future<int> moved_before_its_first_poll(Block block, int n) {
  int sum = block.values[0] + n;
  co_await leaf("moved", 1);
  Block other = {};
  other.values[0] = sum;
  co_await leaf("moved on", 1);
  co_return other.values[0];
}

ASYNC Future<int> scenario() {
  note("handlers", co_await handlers(2) + co_await handlers(3));
  note("jumps", co_await jumps());
  for (int i = 0; i < 4; ++i)
    note("cases", co_await cases(i));
  note("conditions", co_await conditions(1));
  note("conditions", co_await conditions(2));
  Block block = {};
  block.values[0] = 40;
  note("objects", co_await among_objects(block));
  note("later", co_await destroyed_later());
  auto future = moved_before_its_first_poll(block, 2);
  auto moved = std::move(future);
  co_return co_await moved;
}

#include "driver.hpp"
