// A parser that awaits each byte at the place where it needs it: 20 awaits, 20 states. Between two bytes it is suspended.
// An operation is one byte: put it into the input, poll. A message is
//   'P' 'X' version flags id(2) | length name… | length(2) body… | time(4) kind priority reserved(2) | sum
#include "harness.hpp"

using namespace bench;
using pollux::Future;

// Reads messages until the input ends, and returns a checksum of what they said.
ASYNC static Future<u64> parse(Input& input, u64 bytes) {
  u64 total = 0, left = bytes;
  while (left != 0) {
    u8 sum = 0;
    u8 const magic_1 = co_await next_byte(input);
    if (magic_1 != 0x50) co_return ~total;
    u8 const magic_2 = co_await next_byte(input);
    if (magic_2 != 0x58) co_return ~total;
    u8 const version = co_await next_byte(input);
    u8 const flags = co_await next_byte(input);
    u32 id = co_await next_byte(input);
    id |= u32(co_await next_byte(input)) << 8;
    sum = u8(magic_1 + magic_2 + version + flags + (id & 255) + (id >> 8));
    total += (u64(version) << 8 | flags) * id;

    u8 const name_length = co_await next_byte(input);
    sum = u8(sum + name_length);
    u32 name = 0;
    for (u8 i = 0; i != name_length; ++i) {
      u8 const letter = co_await next_byte(input);
      sum = u8(sum + letter);
      name = name * 31 + letter;
    }

    u32 body_length = co_await next_byte(input);
    body_length |= u32(co_await next_byte(input)) << 8;
    sum = u8(sum + (body_length & 255) + (body_length >> 8));
    u32 body = 1;
    for (u32 i = 0; i != body_length; ++i) {
      u8 const octet = co_await next_byte(input);
      sum = u8(sum + octet);
      body = body * 33 + octet;
    }

    u32 time = 0;
    {
      u8 const a = co_await next_byte(input);
      u8 const b = co_await next_byte(input);
      u8 const c = co_await next_byte(input);
      u8 const d = co_await next_byte(input);
      sum = u8(sum + a + b + c + d);
      time = u32(a) | u32(b) << 8 | u32(c) << 16 | u32(d) << 24;
    }
    u8 const kind = co_await next_byte(input);
    u8 const priority = co_await next_byte(input);
    u8 const reserved_1 = co_await next_byte(input);
    u8 const reserved_2 = co_await next_byte(input);
    sum = u8(sum + kind + priority + reserved_1 + reserved_2);
    u8 const expected = co_await next_byte(input);
    if (expected != sum) co_return ~total;
    total += name + (u64(body) ^ time) + kind * u64(priority);

    u64 const length = 18u + name_length + body_length;
    left = left < length ? 0 : left - length;
  }
  co_return total;
}

static Case parser("parser of 20 states", [](u64 n) {
  Input input;
  MessageBytes bytes;
  BENCH_ROOT auto future = parse(input, n);
  adopt(future);
  pollux::Context cx(counting_waker());
  for (;;) {
    auto polled = poll_root(future, cx);
    if (polled.is_ready()) return polled.take();
    escape(&future);
    input.byte = bytes.next();
    input.is_full = true;
    escape(&input);
  }
});
