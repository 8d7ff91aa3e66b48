// What turns a case into figures? The same frame for native, lowered and hand-written C++; rust/main.rs has it once more in Rust.
//
// A case runs `n` operations and returns a checksum, which all programs must agree on:
//   Case const nested("nested ready calls", [](u64 n) { return run_to_end([n] { return sum_of_nested(n); }); });
// A future is polled through `poll_root`, which is never inlined and whose future has escaped, as an executor's task has: its
// state is in memory between two polls, and no optimiser sees the next poll coming.
#pragma once

#include <pollux/core.hpp>

#include <cstddef>
#include <cstdint>

namespace bench {

using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

/// The compiler knows neither where the value comes from nor what it is. It does know that memory has no part in it: Clang would think so
/// of a volatile one.
template <class T>
POLLUX_INLINE T opaque(T value) {
  asm("" : "+r"(value));
  return value;
}

/// Whatever the pointer leads to may have been read and changed.
POLLUX_INLINE void escape(void* object) { asm volatile("" : : "r"(object) : "memory"); }

/// A measured piece of work, which registers itself. `run` does `n` operations and returns their checksum.
struct Case {
  Case(char const* name, u64 (*run)(u64 n)) noexcept;

  char const* name;
  u64 (*run)(u64 n);
  Case* next = nullptr;
};

/// The waker of every poll: it counts, through the same two indirections as an executor's.
pollux::Waker const& counting_waker() noexcept;

/// The largest future that was given to `run_to_end` since the program started.
extern std::size_t largest_root;

template <class F>
[[gnu::noinline]] pollux::Poll<typename F::Output> poll_root(F& future, pollux::Context& cx) {
  return future.poll(cx);
}

/// Notes a future's size and lets it escape; for the cases that poll by themselves.
template <class F>
POLLUX_INLINE void adopt(F& future) {
  if (sizeof(F) > largest_root) largest_root = sizeof(F);
  escape(&future);
}

/// Where a polled future begins: at a cache line, so that its time doesn't depend on where the stack happens to be.
#define BENCH_ROOT alignas(64)

/// Polls the future that `make` makes to completion.
template <class Make>
auto run_to_end(Make make) {
  BENCH_ROOT auto root = make();
  adopt(root);
  pollux::Context cx(counting_waker());
  for (;;) {
    auto polled = poll_root(root, cx);
    if (polled.is_ready()) return polled.take();
    escape(&root);
  }
}

/// Counts how often one of its kind was destroyed: an argument that keeps an optimiser from forgetting a future.
class Token {
 public:
  explicit Token(u64 weight) noexcept : weight_(weight) {}
  Token(Token&& other) noexcept : weight_(other.weight_) { other.weight_ = 0; }
  ~Token() { destroyed += weight_; }

  u64 weight() const noexcept { return weight_; }

  static u64 destroyed;

 private:
  u64 weight_;
};

/// Where bytes come from: one at a time, put there between two polls.
struct Input {
  u8 byte = 0;
  bool is_full = false;
};

/// Takes the next byte, pending until there is one.
class NextByte {
 public:
  using Output = u8;

  explicit NextByte(Input& input) noexcept : input_(&input) {}

  POLLUX_INLINE pollux::Poll<u8> poll(pollux::Context& cx) noexcept {
    if (!input_->is_full) {
      cx.waker().wake_by_ref();
      return pollux::Pending;
    }
    input_->is_full = false;
    return pollux::Ready(u8(input_->byte));
  }

 private:
  Input* input_;
};

inline NextByte next_byte(Input& input) noexcept { return NextByte(input); }

/// Ready as long as a flag in memory says so, which it always does.
class PassGate {
 public:
  using Output = u64;

  explicit PassGate(u64 value) noexcept : value_(value) {}

  POLLUX_INLINE pollux::Poll<u64> poll(pollux::Context&) noexcept {
    if (!is_open) return pollux::Pending;
    return pollux::Ready(u64(value_));
  }

  static bool is_open;

 private:
  u64 value_;
};

inline PassGate pass_gate(u64 value) noexcept { return PassGate(value); }

/// The bytes that the parser is fed, without an end: messages as cases/parser.cpp describes them, made ahead so that the next byte costs no
/// program more than a load.
class MessageBytes {
 public:
  MessageBytes() noexcept;

  POLLUX_INLINE u8 next() noexcept {
    u8 const byte = bytes_[at_];
    at_ = at_ + 1 == size ? 0 : at_ + 1;
    return byte;
  }

 private:
  static constexpr std::size_t messages = 64, message_size = 27, size = messages * message_size;

  u8 bytes_[size];
  std::size_t at_ = 0;
};

}  // namespace bench
