// The shapes: small async functions, one for each way in which a frame can be larger than it need be. shapes.rs has each of them in
// Rust, under the same name and meaning the same.
//
// The optimum is what a careful person writes by hand, counted by these rules:
//   - nobody checks whether it is polled or moved when it is too late (POLLUX_UNCHECKED)
//   - an async function has a struct of its own, and a future that it awaits is an opaque member of its optimal size
//   - something is in the frame only while it is needed later, and what is not needed at the same time shares room
//   - to suspend takes a state of one byte, which also says that yield_now() has been polled; there is none where only one state is
//     possible
//   - arguments that are only passed on are captured where they go
//   - the sum is rounded up to the largest alignment
#include "shape.hpp"

#include <memory>

using pollux::Future;
using pollux::yield_now;

// Nothing: the smallest object.
ASYNC static Future<u32> no_await() { co_return 1; }
static Shape const no_await_shape("no await", 1, [] { return no_await(); });

// x 8.
ASYNC static Future<u64> no_await_argument(u64 x) { co_return x + 1; }
static Shape const no_await_argument_shape("no await, an argument", 8, [] { return no_await_argument(1); });

// state 1.
ASYNC static Future<void> one_await() { co_await yield_now(); }
static Shape const one_await_shape("one await", 1, [] { return one_await(); });

// state 1.
ASYNC static Future<void> ten_awaits() {
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
  co_await yield_now();
}
static Shape const ten_awaits_shape("ten awaits in a row", 1, [] { return ten_awaits(); });

// x 1, state 1.
ASYNC static Future<u8> byte_leaf(u8 x) {
  co_await yield_now();
  co_return u8(x + 1);
}
static Shape const byte_leaf_shape("leaf over one byte", 2, [] { return byte_leaf(1); });

// x 4, state 1: 5, so 8.
ASYNC static Future<u32> leaf(u32 x) {
  co_await yield_now();
  co_return x + 1;
}
static Shape const leaf_shape("leaf with one await", 8, [] { return leaf(1); });

// While the second is awaited: a 4, leaf 8, state 1: 13, so 16. x is captured where the first leaf has it.
ASYNC static Future<u32> caller(u32 x) {
  u32 const a = co_await leaf(x);
  u32 const b = co_await leaf(a);
  co_return a + b;
}
static Shape const caller_shape("its caller with two", 16, [] { return caller(1); });

// n 4, i 4, sum 4, caller 16, state 1: 29, so 32.
ASYNC static Future<u32> loop_over_caller(u32 n) {
  u32 sum = 0;
  for (u32 i = 0; i < n; ++i) sum += co_await caller(i);
  co_return sum;
}
static Shape const loop_over_caller_shape("a loop over that", 32, [] { return loop_over_caller(2); });

// The leaf alone, 8: nothing of the caller's own is needed.
ASYNC static Future<u32> tail(u32 x) { co_return co_await leaf(x); }
static Shape const tail_shape("tail await", 8, [] { return tail(1); });

// The leaf alone, 8, at every level.
ASYNC static Future<u32> tail_2(u32 x) { co_return co_await tail(x); }
ASYNC static Future<u32> tail_3(u32 x) { co_return co_await tail_2(x); }
ASYNC static Future<u32> tail_4(u32 x) { co_return co_await tail_3(x); }
ASYNC static Future<u32> tail_5(u32 x) { co_return co_await tail_4(x); }
static Shape const tail_5_shape("five tail awaits", 8, [] { return tail_5(1); });

// k 1024, state 1.
ASYNC static Future<u8> kilobyte_1(Block<1024> k) {
  co_await yield_now();
  co_return k.bytes[5];
}
static Shape const kilobyte_1_shape("1 KiB awaited through one call", 1025, [] { return kilobyte_1({}); });

// The same: k is captured where kilobyte_1 has it.
ASYNC static Future<u8> kilobyte_2(Block<1024> k) { co_return co_await kilobyte_1(k); }
static Shape const kilobyte_2_shape("1 KiB awaited through two calls", 1025, [] { return kilobyte_2({}); });
ASYNC static Future<u8> kilobyte_3(Block<1024> k) { co_return co_await kilobyte_2(k); }
static Shape const kilobyte_3_shape("1 KiB awaited through three calls", 1025, [] { return kilobyte_3({}); });

// b 512, state 1; a is where b will be.
ASYNC static Future<void> two_scopes() {
  {
    u8 a[256] = {};
    a[3] = u8(value());
    co_await yield_now();
    note(a[3]);
  }
  {
    u8 b[512] = {};
    b[3] = u8(value());
    co_await yield_now();
    note(b[3]);
  }
}
static Shape const two_scopes_shape("two scopes of 256 and 512 bytes", 513, [] { return two_scopes(); });

// b 256, state 1; a is where b will be, since nobody knows its address.
ASYNC static Future<void> two_arrays() {
  u8 a[256] = {};
  a[3] = u8(value());
  co_await yield_now();
  note(a[3]);
  u8 b[256] = {};
  b[3] = u8(value());
  co_await yield_now();
  note(b[3]);
}
static Shape const two_arrays_shape("two arrays of 256 bytes, one dead", 257, [] { return two_arrays(); });

// One state a level over the leaf's one: 1 + 5.
ASYNC static Future<void> three_1() {
  co_await one_await();
  co_await one_await();
  co_await one_await();
}
ASYNC static Future<void> three_2() {
  co_await three_1();
  co_await three_1();
  co_await three_1();
}
ASYNC static Future<void> three_3() {
  co_await three_2();
  co_await three_2();
  co_await three_2();
}
ASYNC static Future<void> three_4() {
  co_await three_3();
  co_await three_3();
  co_await three_3();
}
ASYNC static Future<void> three_5() {
  co_await three_4();
  co_await three_4();
  co_await three_4();
}
static Shape const three_5_shape("five levels of three awaits", 6, [] { return three_5(); });

// A level: the sum so far 1, state 1; over a leaf of 1: 1 + 10.
ASYNC static Future<u8> two_bytes() {
  co_await yield_now();
  co_return 1;
}
ASYNC static Future<u8> sum_1() {
  co_return u8(co_await two_bytes() + co_await two_bytes() + co_await two_bytes());
}
ASYNC static Future<u8> sum_2() {
  co_return u8(co_await sum_1() + co_await sum_1() + co_await sum_1());
}
ASYNC static Future<u8> sum_3() {
  co_return u8(co_await sum_2() + co_await sum_2() + co_await sum_2());
}
ASYNC static Future<u8> sum_4() {
  co_return u8(co_await sum_3() + co_await sum_3() + co_await sum_3());
}
ASYNC static Future<u8> sum_5() {
  co_return u8(co_await sum_4() + co_await sum_4() + co_await sum_4());
}
static Shape const sum_5_shape("five levels of three awaits, summed", 11, [] { return sum_5(); });

// n 4, i 4, state 1: 9, so 12.
ASYNC static Future<u32> counted(u32 n) {
  u32 i = 0;
  for (; i < n; ++i) co_await yield_now();
  co_return i;
}
static Shape const counted_shape("loop with a counter", 12, [] { return counted(2); });

// n, m, i, j 16, state 1: 17, so 20.
ASYNC static Future<void> nested_loops(u32 n, u32 m) {
  for (u32 i = 0; i < n; ++i) {
    for (u32 j = 0; j < m; ++j) co_await yield_now();
  }
}
static Shape const nested_loops_shape("two loops, nested", 20, [] { return nested_loops(2, 2); });

// n 4, i 4, b 128, state 1: 137, so 140.
ASYNC static Future<void> array_in_loop(u32 n) {
  for (u32 i = 0; i < n; ++i) {
    u8 b[128] = {};
    b[i] = u8(value());
    co_await yield_now();
    note(b[i]);
  }
}
static Shape const array_in_loop_shape("loop with an array inside", 140, [] { return array_in_loop(2); });

// b 512, state 1; a shares with b, and c is not needed once the branch is taken.
ASYNC static Future<void> branches(bool c) {
  if (c) {
    u8 a[256] = {};
    a[3] = u8(value());
    co_await yield_now();
    note(a[3]);
  } else {
    u8 b[512] = {};
    b[3] = u8(value());
    co_await yield_now();
    note(b[3]);
  }
}
static Shape const branches_shape("two branches of 256 and 512 bytes", 513, [] { return branches(true); });

// Each b N, state 1.
ASYNC static Future<u8> hold_8(Block<8> b) {
  co_await yield_now();
  co_return b.bytes[1];
}
ASYNC static Future<u8> hold_16(Block<16> b) {
  co_await yield_now();
  co_return b.bytes[1];
}
ASYNC static Future<u8> hold_64(Block<64> b) {
  co_await yield_now();
  co_return b.bytes[1];
}
ASYNC static Future<u8> hold_128(Block<128> b) {
  co_await yield_now();
  co_return b.bytes[1];
}
template <int N>
static Block<N> make_block() {
  Block<N> block = {};
  block.bytes[1] = u8(value());
  return block;
}

// The largest, hold_128, 129, and state 1: 130, so 132; which is not needed once the branch is taken.
ASYNC static Future<u8> four_cases(u32 which) {
  u8 result = 0;
  switch (which) {
    case 0:
      result = co_await hold_8(make_block<8>());
      break;
    case 1:
      result = co_await hold_16(make_block<16>());
      break;
    case 2:
      result = co_await hold_64(make_block<64>());
      break;
    default:
      result = co_await hold_128(make_block<128>());
  }
  co_return result;
}
static Shape const four_cases_shape("switch over four futures", 132, [] { return four_cases(1); });

// hold_128 129, state 1.
ASYNC static Future<void> one_after_another() {
  note(co_await hold_64(make_block<64>()));
  note(co_await hold_128(make_block<128>()));
}
static Shape const one_after_another_shape("two futures, one after another", 130, [] { return one_after_another(); });

// x 8, state 1: 9, so 16.
ASYNC static Future<u64> owning_argument(std::unique_ptr<u64> x) {
  co_await yield_now();
  co_return *x;
}
static Shape const owning_argument_shape("an owning argument", 16, [] { return owning_argument(std::make_unique<u64>(1)); });

// x 8, state 1: 9, so 16.
ASYNC static Future<u64> owning_local() {
  auto const x = std::make_unique<u64>(value());
  co_await yield_now();
  co_return *x;
}
static Shape const owning_local_shape("an owning local", 16, [] { return owning_local(); });

// x 8, state 1: 9, so 16.
ASYNC static Future<u64> reference_argument(u64 const &x) {
  co_await yield_now();
  co_return x;
}
static u64 const referent = 1;
static Shape const reference_argument_shape("an argument by reference", 16, [] { return reference_argument(referent); });

// a 8, b 8, state 1: 17, so 24.
ASYNC static Future<u64> two_arguments(u64 a, u64 b) {
  co_await yield_now();
  note(a);
  co_await yield_now();
  co_return b;
}
static Shape const two_arguments_shape("two arguments, one dead early", 24, [] { return two_arguments(1, 2); });

// b 256, state 1.
ASYNC static Future<void> dead_argument(Block<256> b) {
  note(b.bytes[1]);
  co_await yield_now();
}
static Shape const dead_argument_shape("an argument of 256 bytes, dead at once", 257, [] { return dead_argument({}); });

// One of a, b, c at a time, 8, state 1: 9, so 16.
ASYNC static Future<void> three_scopes() {
  {
    u64 const a = value();
    co_await yield_now();
    note(a);
  }
  {
    u64 const b = value();
    co_await yield_now();
    note(b);
  }
  {
    u64 const c = value();
    co_await yield_now();
    note(c);
  }
}
static Shape const three_scopes_shape("three words in three scopes", 16, [] { return three_scopes(); });

// The same, since a and b are dead when the next begins: 16.
ASYNC static Future<void> three_in_turn() {
  u64 const a = value();
  co_await yield_now();
  note(a);
  u64 const b = value();
  co_await yield_now();
  note(b);
  u64 const c = value();
  co_await yield_now();
  note(c);
}
static Shape const three_in_turn_shape("three words in turn in one scope", 16, [] { return three_in_turn(); });

// a, b, c 24, state 1: 25, so 32.
ASYNC static Future<void> three_at_once() {
  u64 const a = value();
  u64 const b = value();
  u64 const c = value();
  co_await yield_now();
  note(a + b + c);
}
static Shape const three_at_once_shape("three words at once", 32, [] { return three_at_once(); });

// b takes a's room, in which it is made: 8, state 1: 9, so 16.
ASYNC static Future<u64> replaced() {
  u64 const a = value();
  co_await yield_now();
  u64 const b = a + value();
  co_await yield_now();
  co_return b;
}
static Shape const replaced_shape("a word that replaces another", 16, [] { return replaced(); });

// d 8, b 4, e 2, a 1, c 1, state 1: 17, so 24.
ASYNC static Future<u64> mixed_sizes() {
  u8 const a = u8(value());
  u32 const b = u32(value());
  u8 const c = u8(value());
  u64 const d = value();
  u16 const e = u16(value());
  co_await yield_now();
  co_return a + b + c + d + e;
}
static Shape const mixed_sizes_shape("five sizes mixed", 24, [] { return mixed_sizes(); });

// Eight flags 8, state 1.
ASYNC static Future<bool> flags() {
  bool const a = value() != 0, b = value() != 1, c = value() != 2, d = value() != 3;
  bool const e = value() != 4, f = value() != 5, g = value() != 6, h = value() != 7;
  co_await yield_now();
  co_return a &&b &&c &&d &&e &&f &&g &&h;
}
static Shape const flags_shape("eight flags", 9, [] { return flags(); });

// read_some: to 8, size 8, state 1: 17, so 24. read: buffer 64, read_some 24, state 1: 89, so 96.
ASYNC static Future<u64> read_some(u8 *to, u64 size) {
  co_await yield_now();
  to[0] = u8(value());
  co_return size;
}
ASYNC static Future<void> read() {
  u8 buffer[64] = {};
  note(co_await read_some(buffer, 64));
  note(buffer[0]);
}
static Shape const read_shape("a buffer that is read into", 96, [] { return read(); });

// While the leaf is awaited: the first argument 8, leaf 8, state 1: 17, so 24.
static u64 sum_of(u64 a, u64 b) { return a + b; }
ASYNC static Future<u64> in_argument(u32 x) { co_return sum_of(value(), co_await leaf(x)); }
static Shape const in_argument_shape("await in an argument", 24, [] { return in_argument(1); });

// leaf 8, state 1: 9, so 12.
// (GCC 12's coroutines crash with the await in the condition itself.)
ASYNC static Future<void> in_condition(u32 x) {
  if (u32 const y = co_await leaf(x); y != 0) {
    co_await yield_now();
  }
}
static Shape const in_condition_shape("await in front of a condition", 12, [] { return in_condition(1); });

// n 4, i 4, leaf 8, state 1: 17, so 20.
ASYNC static Future<u32> in_loop_condition(u32 n) {
  u32 i = 0;
  for (;;) {
    u32 const y = co_await leaf(i);
    if (y >= n) break;
    ++i;
  }
  co_return i;
}
static Shape const in_loop_condition_shape("await in front of a loop's condition", 20, [] { return in_loop_condition(2); });

// state 1: big is gone.
ASYNC static Future<void> large_before() {
  u8 big[512] = {};
  big[3] = u8(value());
  note(big[3]);
  co_await yield_now();
}
static Shape const large_before_shape("512 bytes before the await", 1, [] { return large_before(); });

// state 1: big is not there yet.
ASYNC static Future<void> large_after() {
  co_await yield_now();
  u8 big[512] = {};
  big[3] = u8(value());
  note(big[3]);
}
static Shape const large_after_shape("512 bytes after the await", 1, [] { return large_after(); });

// x 4, b 64, state 1: 69, so 72.
ASYNC static Future<u32> early_return(u32 x) {
  if (x == 0) co_return 0;
  u8 b[64] = {};
  b[x] = u8(value());
  co_await yield_now();
  co_return b[x] + x;
}
static Shape const early_return_shape("an early return", 72, [] { return early_return(1); });

// result 256, state 1.
ASYNC static Future<Block<256>> returned_local() {
  Block<256> result = {};
  result.bytes[1] = u8(value());
  co_await yield_now();
  co_return result;
}
static Shape const returned_local_shape("a local of 256 bytes that is returned", 257, [] { return returned_local(); });

// make_large: state 1. held: large 512, which takes make_large's room, state 1.
ASYNC static Future<Block<512>> make_large() {
  co_await yield_now();
  co_return make_block<512>();
}
ASYNC static Future<void> held_result() {
  Block<512> const large = co_await make_large();
  co_await yield_now();
  note(large.bytes[1]);
}
static Shape const held_result_shape("a result of 512 bytes that is kept", 513, [] { return held_result(); });

// make_large 1, state 1.
ASYNC static Future<void> used_result() {
  note((co_await make_large()).bytes[1]);
  note(1);
}
static Shape const used_result_shape("a result of 512 bytes that is used at once", 2, [] { return used_result(); });

// this 8, x 4, state 1: 13, so 16.
struct Counter {
  ASYNC Future<u32> add(u32 x) {
    co_await yield_now();
    co_return value + x;
  }
  u32 value = 1;
};
static Counter counter;
static Shape const member_shape("a member function", 16, [] { return counter.add(1); });

// The join: two leaves of 8, whose results take their room, and one byte for who is ready: 17, so 20. Its caller: state 1, so 24.
ASYNC static Future<u32> join_of_two(u32 x) {
  auto const [a, b] = co_await pollux::join(leaf(x), leaf(x + 1));
  co_return a + b;
}
static Shape const join_of_two_shape("a join of two leaves", 24, [] { return join_of_two(1); });

// n 4, the box 8, state 1: 13, so 16.
ASYNC static Future<u32> sum_to(u32 n) {
  if (n == 0) co_return 0;
  co_return n + co_await sum_to(n - 1);
}
static Shape const sum_to_shape("recursion, boxed", 16, [] { return sum_to(2); });
