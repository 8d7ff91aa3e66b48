// Hazard: what an operator needs of an operand in front of an await is kept as narrow as it is, a sum as its parts or cut off: with
// the same value, sign and overload in the end.
#include "trace.hpp"

using u8 = uint8_t;
using u16 = uint16_t;
enum Level { low = 200, high = 300 };
enum class Kind : signed char { none = -1 };

ASYNC Future<u8> byte(int n) {
  co_await leaf("byte", 1);
  co_return u8(n);
}
ASYNC Future<signed char> small(int n) {
  co_await leaf("small", 1);
  co_return (signed char)(n);
}
ASYNC Future<long> wide(long n) {
  co_await leaf("wide", 1);
  co_return n;
}
ASYNC Future<bool> flag(bool is_set) {
  co_await leaf("flag", 1);
  co_return is_set;
}
struct Bits {
  unsigned three : 3;
  int four : 4;
};
int which(int n) { return note("int", n), 1; }
int which(unsigned char n) { return note("byte", n), 2; }
int both(int a, int b) { return note("int, int", a + b), a; }
int both(signed char& a, int b) { return note("lvalue", a + b), a; }

ASYNC Future<int> scenario() {
  // The sum of bytes is an int, and may be cut off again.
  int const sum = co_await byte(200) + co_await byte(100) + co_await byte(255) + co_await byte(254);
  u8 const cut = u8(co_await byte(200) + co_await byte(100) * co_await byte(7) - co_await byte(250));
  u16 const implicit = co_await byte(255) * co_await byte(255) + co_await byte(255) * co_await byte(255);
  signed char const negative = (signed char)(co_await small(-100) - co_await small(100) + co_await small(1));
  note("sum", sum), note("cut", cut), note("implicit", implicit), note("negative", negative);
  // Sign and width survive.
  long const extended = co_await small(-1) + co_await wide(1L << 40);
  unsigned const mixed = unsigned(co_await small(-3)) + unsigned(co_await byte(3));
  bool const less = co_await small(-1) < co_await byte(1);
  bool const compared = (co_await byte(200) + co_await byte(100)) > co_await byte(255);
  note("extended", int(extended >> 40)), note("mixed", int(mixed)), note("less", less), note("compared", compared);
  // Division and shifts are not sums.
  int const quotient = (co_await byte(200) + co_await byte(100)) / co_await byte(3);
  u8 const shifted = u8((co_await byte(200) + co_await byte(100)) >> co_await byte(1));
  u8 const divided = u8((co_await byte(200) + co_await byte(100)) / co_await byte(2) + co_await byte(0));
  note("quotient", quotient), note("shifted", shifted), note("divided", divided);
  // Reads happen in front of the await, in locals, bit-fields, enumerators and bools.
  u8 n = 250;
  Bits bits{7, -8};
  Level level = high;
  bool set = true;
  auto change = [&] { return n = 5, bits.four = 3, level = low, set = false, 1; };
  int const reads = n + bits.three * 2 + bits.four + level + set + co_await byte(change()) + int(Kind::none) * co_await byte(1) + n + level;
  note("reads", reads), note("set", set + co_await flag(true) + co_await flag(true));
  // Parentheses, a cut inside of a sum, a compound assignment, and where an overload is chosen.
  u16 total = u16(((co_await byte(250)) + (u8(co_await byte(250) + co_await byte(250)) + co_await byte(1))) * co_await byte(255));
  total += co_await byte(200) + co_await byte(201) + co_await byte(202);
  note("total", total);
  note("which", which(co_await byte(1) + co_await byte(2)) + which(u8(co_await byte(1) + co_await byte(2))));
  // A comma, a choice and an assignment are operands only in their parentheses.
  int left = 0;
  int const grouped = (step("comma"), co_await byte(5)) + 10 * (left = 3, co_await byte(6)) + (set ? n : 4) * co_await byte(7);
  note("grouped", grouped + left);
  co_return both(co_await small(-5), co_await byte(1)) + int(co_await byte(1) | co_await byte(2) << 8 | co_await byte(4));
}

#include "driver.hpp"
