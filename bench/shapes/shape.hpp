// How large is the frame of an async function, and how large need it be? What shapes.cpp is written with.
//
//   ASYNC static Future<u32> leaf(u32 x) { co_await pollux::yield_now(); co_return x + 1; }
//   static Shape const leaf_shape("leaf", 8, [] { return leaf(1); });          // 8 is the optimum
// prints one line of JSON: the future's own size, and what running it to its end allocates at most.
#pragma once

#include <pollux/core.hpp>

#include <cstddef>
#include <cstdint>

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

/// N bytes that are passed by value.
template <int N>
struct Block {
  u8 bytes[N];
};

/// A value that no compiler knows, and somebody who wants one: what happens before and after an await.
u64 value() noexcept;
void note(u64) noexcept;

/// The heap's peak since `begin`.
void begin_peak() noexcept;
std::size_t end_peak() noexcept;
void print_shape(char const* name, std::size_t optimum, std::size_t future, std::size_t heap) noexcept;

class Shape {
 public:
  /// `make` returns the future; `optimum` is its smallest size, worked out by hand.
  template <class Make>
  Shape(char const* name, std::size_t optimum, Make make) {
    begin_peak();
    {
      auto future = make();
      pollux::Context cx(pollux::noop_waker());
      while (future.poll(cx).is_pending()) {
      }
    }
    print_shape(name, optimum, sizeof(decltype(make())), end_peak());
  }
};
