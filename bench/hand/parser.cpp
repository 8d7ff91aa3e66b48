// cases/parser.cpp by hand: one place that takes a byte, and a switch that says what it is.
#include "harness.hpp"

using namespace bench;
using pollux::Context;
using pollux::Pending;
using pollux::Poll;
using pollux::Ready;

namespace {

class Parse {
 public:
  using Output = u64;
  Parse(Input& input, u64 bytes) noexcept : input_(input), left_(bytes) {}

  Poll<u64> poll(Context& cx) noexcept {
    if (left_ == 0) return Ready(u64(total_));
    for (;;) {
      if (!input_.is_full) {
        cx.waker().wake_by_ref();
        return Pending;
      }
      input_.is_full = false;
      u8 const byte = input_.byte;
      switch (state_) {
        case State::Magic1:
          if (byte != 0x50) return Ready(~total_);
          sum_ = byte;
          state_ = State::Magic2;
          break;
        case State::Magic2:
          if (byte != 0x58) return Ready(~total_);
          sum_ = u8(sum_ + byte);
          state_ = State::Version;
          break;
        case State::Version:
          sum_ = u8(sum_ + byte);
          version_ = byte;
          state_ = State::Flags;
          break;
        case State::Flags:
          sum_ = u8(sum_ + byte);
          flags_ = byte;
          state_ = State::IdLow;
          break;
        case State::IdLow:
          sum_ = u8(sum_ + byte);
          low_ = byte;
          state_ = State::IdHigh;
          break;
        case State::IdHigh:
          sum_ = u8(sum_ + byte);
          total_ += (u64(version_) << 8 | flags_) * (low_ | u32(byte) << 8);
          state_ = State::NameLength;
          break;
        case State::NameLength:
          sum_ = u8(sum_ + byte);
          name_length_ = byte;
          name_ = 0;
          at_ = 0;
          state_ = byte != 0 ? State::Name : State::BodyLengthLow;
          break;
        case State::Name:
          sum_ = u8(sum_ + byte);
          name_ = name_ * 31 + byte;
          if (++at_ == name_length_) state_ = State::BodyLengthLow;
          break;
        case State::BodyLengthLow:
          sum_ = u8(sum_ + byte);
          low_ = byte;
          state_ = State::BodyLengthHigh;
          break;
        case State::BodyLengthHigh:
          sum_ = u8(sum_ + byte);
          body_length_ = low_ | u32(byte) << 8;
          body_ = 1;
          at_ = 0;
          state_ = body_length_ != 0 ? State::Body : State::Time1;
          break;
        case State::Body:
          sum_ = u8(sum_ + byte);
          body_ = body_ * 33 + byte;
          if (++at_ == body_length_) state_ = State::Time1;
          break;
        case State::Time1:
          sum_ = u8(sum_ + byte);
          time_ = byte;
          state_ = State::Time2;
          break;
        case State::Time2:
          sum_ = u8(sum_ + byte);
          time_ |= u32(byte) << 8;
          state_ = State::Time3;
          break;
        case State::Time3:
          sum_ = u8(sum_ + byte);
          time_ |= u32(byte) << 16;
          state_ = State::Time4;
          break;
        case State::Time4:
          sum_ = u8(sum_ + byte);
          time_ |= u32(byte) << 24;
          state_ = State::Kind;
          break;
        case State::Kind:
          sum_ = u8(sum_ + byte);
          kind_ = byte;
          state_ = State::Priority;
          break;
        case State::Priority:
          sum_ = u8(sum_ + byte);
          priority_ = byte;
          state_ = State::Reserved1;
          break;
        case State::Reserved1:
          sum_ = u8(sum_ + byte);
          state_ = State::Reserved2;
          break;
        case State::Reserved2:
          sum_ = u8(sum_ + byte);
          state_ = State::Sum;
          break;
        case State::Sum: {
          if (byte != sum_) return Ready(~total_);
          total_ += name_ + (u64(body_) ^ time_) + kind_ * u64(priority_);
          u64 const length = 18u + name_length_ + body_length_;
          left_ = left_ < length ? 0 : left_ - length;
          if (left_ == 0) return Ready(u64(total_));
          state_ = State::Magic1;
          break;
        }
        default: POLLUX_NO_OTHER_STATE();
      }
    }
  }

 private:
  enum class State : u8 {
    Magic1, Magic2, Version, Flags, IdLow, IdHigh, NameLength, Name, BodyLengthLow, BodyLengthHigh,
    Body, Time1, Time2, Time3, Time4, Kind, Priority, Reserved1, Reserved2, Sum,
  };

  Input& input_;
  u64 left_, total_ = 0;
  u32 name_, body_, body_length_, at_, time_;
  u8 version_, flags_, low_, name_length_, kind_, priority_, sum_;
  State state_ = State::Magic1;
};

}  // namespace

static Case parser("parser of 20 states", [](u64 n) {
  Input input;
  MessageBytes bytes;
  BENCH_ROOT Parse future(input, n);
  adopt(future);
  Context cx(counting_waker());
  for (;;) {
    auto polled = poll_root(future, cx);
    if (polled.is_ready()) return polled.take();
    escape(&future);
    input.byte = bytes.next();
    input.is_full = true;
    escape(&input);
  }
});
