// Hazard: a value that is dead gives its room away before its scope ends; one that is needed again must not.
#include "trace.hpp"

struct Block {
  int values[40];
};
struct Small {
  int value;
};

ASYNC Future<int> sum(Block block) {
  int total = 0;
  for (int i = 0; i < 40; ++i) {
    co_await leaf("sum", i == 20);
    total += block.values[i];
  }
  co_return total;
}
// Passed on as it is, at every level.
ASYNC Future<int> pass(Block block) { co_return co_await sum(block); }
ASYNC Future<int> pass_twice(Block block) {
  int first = co_await pass(block);
  co_return first + co_await pass(block);
}
ASYNC Future<Block> make(int from) {
  Block block = {};
  for (int i = 0; i < 40; ++i)
    block.values[i] = from + i;
  co_await leaf("make", 1);
  co_return block;
}

// Each from the one before, which is dead then.
ASYNC Future<int> chain(int start) {
  int a = start + 1;
  co_await leaf("a", 1);
  int b = a * 3;
  co_await leaf("b", 1);
  Small c{b - 1};
  co_await leaf("c", 1);
  Small d = {c.value * 2};
  Small e = d;
  co_await leaf("d", 1);
  long f = e.value + 5L;
  co_await leaf("f", 1);
  co_return static_cast<int>(f);
}
// The same with something that is read around the back edge.
ASYNC Future<int> loops(int rounds) {
  int result = 0;
  int carried = 7;
  Block late = {};
  for (int i = 0; i < rounds; ++i) {
    Block early = {};
    early.values[i] = carried;
    co_await leaf("early", 1);
    int taken = early.values[i] + late.values[0];
    co_await leaf("taken", 1);
    Block again = {};
    again.values[3] = taken;
    co_await leaf("again", 1);
    carried = again.values[3] % 100;
    late.values[0] = i;
    result += carried;
  }
  co_return result;
}
// Written in one branch, read in the other round.
ASYNC Future<int> written_before_read(int n) {
  int kept = 1;
  int result = 0;
  while (n > 0) {
    int other = n * 10;
    co_await leaf("other", 1);
    if (n % 2)
      kept = other;
    else
      result += kept;
    --n;
    co_await leaf("end", 1);
  }
  co_return result + kept;
}
// Arguments read while the future that takes their room is constructed.
ASYNC Future<int> two(Block left, int n, Block right) {
  co_await leaf("two", 1);
  co_return left.values[1] + n + right.values[2];
}
ASYNC Future<int> swapped(Block left, Block right, int n) {
  int first = co_await two(right, n, left);
  co_return first;
}
ASYNC Future<int> into_operands(int x, int y) {
  co_return co_await leaf("l", 1, x) * 100 + co_await leaf("m", 1, x + y) * 10 + co_await leaf("n", 1, y);
}

ASYNC Future<int> scenario() {
  Block block = co_await make(100);
  note("pass", co_await pass_twice(block));
  note("chain", co_await chain(4));
  note("loops", co_await loops(4));
  note("written", co_await written_before_read(5));
  Block other = co_await make(1000);
  note("swapped", co_await swapped(block, other, 5));
  note("operands", co_await into_operands(3, 4));
  co_return block.values[0] + other.values[1];
}

#include "driver.hpp"
