// cases/create.cpp by hand.
#include "harness.hpp"

#include <utility>

using namespace bench;
using pollux::Context;
using pollux::Pending;
using pollux::Poll;
using pollux::Ready;

namespace {

class Innermost {
 public:
  using Output = u64;
  explicit Innermost(Token&& token) noexcept : token_(std::move(token)) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (!is_waiting_) {
      is_waiting_ = true;
      cx.waker().wake_by_ref();
      return Pending;
    }
    return Ready(token_.weight());
  }

 private:
  Token token_;
  bool is_waiting_ = false;
};

// Awaits `Inner` with the token, holding one of its own. A completed one is destroyed by whoever holds it, which nobody can see
// here: there is nothing after it.
template <class Inner>
class Outer {
 public:
  using Output = u64;
  Outer(Token&& token, u64 weight) noexcept : weight_(weight), token_(std::move(token)) {}
  Outer(Outer&&) = delete;
  ~Outer() {
    if (is_waiting_) {
      inner_.~Inner();
      own_.~Token();
    } else {
      token_.~Token();
    }
  }
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (!is_waiting_) {
      Token token(std::move(token_));
      token_.~Token();
      ::new (&own_) Token(weight_);
      ::new (&inner_) Inner(std::move(token));
      is_waiting_ = true;
    }
    auto const polled = inner_.poll(cx);
    if (polled.is_pending()) return Pending;
    return Ready(*polled + own_.weight());
  }

 private:
  union {
    u64 weight_;  // until the first poll
    Token own_;
  };
  union {
    Token token_;  // until the first poll
    Inner inner_;
  };
  bool is_waiting_ = false;
};

class Middle : public Outer<Innermost> {
 public:
  explicit Middle(Token&& token) noexcept : Outer(std::move(token), 2) {}
};

using Outermost = Outer<Middle>;

}  // namespace

static Case create("create and drop", [](u64 n) {
  u64 const before = Token::destroyed;
  for (u64 i = 0; i != n; ++i) {
    BENCH_ROOT Outermost future(Token(i), 3);
    adopt(future);
  }
  return Token::destroyed - before;
});

static Case cancel("create, poll and cancel", [](u64 n) {
  u64 const before = Token::destroyed;
  Context cx(counting_waker());
  u64 pending = 0;
  for (u64 i = 0; i != n; ++i) {
    BENCH_ROOT Outermost future(Token(i), 3);
    adopt(future);
    pending += poll_root(future, cx).is_pending();
  }
  return Token::destroyed - before + pending;
});
