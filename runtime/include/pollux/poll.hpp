// What does one step of a future give? `Poll<T>`: either pending, or ready with a T.
//
//   Poll<int> poll(Context& cx) {
//     if (left_ == 0) return Ready(42);
//     --left_; cx.waker().wake_by_ref();
//     return Pending;
//   }
//
// A Poll of something that travels in registers travels in registers itself. For that it is trivially copyable when T is, and its
// flag is as wide as T is aligned: a narrower one is written and read back at different widths, which stalls GCC's code on every
// return (a parser measured 2.5 times slower with a bool). T may be void, a reference, move-only, or without a default.
#pragma once

#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "config.hpp"

namespace pollux {

/// The type of `Pending`. It has no default constructor, so that `return {};` never means pending by accident.
struct PendingTag {
  enum class Token { Make };
  explicit constexpr PendingTag(Token) noexcept {}
};

/// The answer "not yet": whoever returns it has arranged that the task's waker is called when polling makes sense again.
inline constexpr PendingTag Pending{PendingTag::Token::Make};

/// What `Ready(value)` returns: a reference to the value, on its way into a `Poll`. Converts to every `Poll<T>` whose T can be
/// made from it. It must be converted in the expression that made it, since it does not own the value: a lambda that says
/// `return Ready(1);` says `-> Poll<int>` too.
template <class U>
struct [[nodiscard]] ReadyValue {
  U&& value;
};

/// What `Ready()` returns; converts to `Poll<void>`.
template <>
struct [[nodiscard]] ReadyValue<void> {};

/// The answer "done, without a value".
constexpr ReadyValue<void> Ready() noexcept { return {}; }

/// The answer "done", with `value` moved (or copied, if it is an lvalue) into the result. Name the type for braces:
/// `return Ready<Point>({1, 2});`. For a `Poll<T&>` the value is an lvalue that outlives the poll.
template <class U>
constexpr ReadyValue<U> Ready(U&& value POLLUX_LIFETIMEBOUND) noexcept {
  return {static_cast<U&&>(value)};
}

namespace detail {

// The unsigned integer as wide as `Align` bytes, eight at most.
template <std::size_t Align>
using FlagFor =
    std::conditional_t<(Align >= 8), unsigned long long,
                       std::conditional_t<Align == 4, unsigned, std::conditional_t<Align == 2, unsigned short, unsigned char>>>;

// Initialises a T as `return value;` does (an explicit constructor is taken only where no implicit one fits), so that a native
// coroutine's `co_return value;` and a lowered `return Ready(value);` choose the same constructor. The result is elided.
template <class T, class U>
POLLUX_INLINE T convert(U&& value) {
  if constexpr (std::is_convertible_v<U&&, T>) {
    return static_cast<U&&>(value);
  } else {
    return T(static_cast<U&&>(value));
  }
}

enum class Passing {
  Trivial,      // T is trivially copyable: everything is left to the compiler
  InRegisters,  // T is copied and destroyed trivially but not assigned so (std::pair, const members): still returned in registers
  InMemory,     // the rest
};

template <class T>
constexpr Passing passing() {
  if constexpr (std::is_trivially_copyable_v<T> && std::is_move_assignable_v<T>) {
    return Passing::Trivial;
  } else if constexpr (std::is_trivially_destructible_v<T> && std::is_trivially_move_constructible_v<T> &&
                       (std::is_trivially_copy_constructible_v<T> || !std::is_copy_constructible_v<T>)) {
    return Passing::InRegisters;
  } else {
    return Passing::InMemory;
  }
}

struct PollValueTag {};
struct PollAccess;

template <class T, Passing = passing<T>()>
struct PollStorage {
  PollStorage() noexcept : ready(0) {}
  template <class U>
  PollStorage(PollValueTag, U&& from) : ready(1), value(detail::convert<T>(static_cast<U&&>(from))) {}

  FlagFor<alignof(T)> ready;
  union {
    T value;
  };
};

template <class T>
struct PollStorage<T, Passing::InRegisters> {
  PollStorage() noexcept : ready(0) {}
  template <class U>
  PollStorage(PollValueTag, U&& from) : ready(1), value(detail::convert<T>(static_cast<U&&>(from))) {}
  PollStorage(PollStorage const&) = default;
  PollStorage(PollStorage&&) = default;
  // A trivial construction in place of the assignment that T does not have.
  PollStorage& operator=(PollStorage other) noexcept {
    ::new (static_cast<void*>(this)) PollStorage(static_cast<PollStorage&&>(other));
    return *this;
  }

  FlagFor<alignof(T)> ready;
  union {
    T value;
  };
};

template <class T>
struct PollStorage<T, Passing::InMemory> {
  PollStorage() noexcept : ready(0) {}
  template <class U>
  PollStorage(PollValueTag, U&& from) : ready(1), value(detail::convert<T>(static_cast<U&&>(from))) {}

  PollStorage(PollStorage const& other) : ready(other.ready) {
    if (ready != 0) ::new (address()) T(other.value);
  }
  PollStorage(PollStorage&& other) noexcept(std::is_nothrow_move_constructible_v<T>) : ready(other.ready) {
    if (ready != 0) ::new (address()) T(static_cast<T&&>(other.value));
  }
  PollStorage& operator=(PollStorage const& other) {
    if (this != &other) {
      clear();
      if (other.ready != 0) {
        ::new (address()) T(other.value);
        ready = 1;
      }
    }
    return *this;
  }
  PollStorage& operator=(PollStorage&& other) noexcept(std::is_nothrow_move_constructible_v<T>) {
    if (this != &other) {
      clear();
      if (other.ready != 0) {
        ::new (address()) T(static_cast<T&&>(other.value));
        ready = 1;
      }
    }
    return *this;
  }
  ~PollStorage() noexcept(std::is_nothrow_destructible_v<T>) {
    if (ready != 0) value.~T();
  }

  void clear() noexcept(std::is_nothrow_destructible_v<T>) {
    if (ready != 0) {
      ready = 0;  // before the destructor, which may throw
      value.~T();
    }
  }
  void* address() noexcept { return const_cast<void*>(static_cast<void const*>(std::addressof(value))); }

  FlagFor<alignof(T)> ready;
  union {
    T value;
  };
};

// Takes the copy operations away where T has none; the union above cannot say so by itself.
template <bool Copyable>
struct PollCopies {};
template <>
struct PollCopies<false> {
  PollCopies() = default;
  PollCopies(PollCopies const&) = delete;
  PollCopies(PollCopies&&) = default;
  PollCopies& operator=(PollCopies const&) = delete;
  PollCopies& operator=(PollCopies&&) = default;
};

}  // namespace detail

/// The result of one `poll`: pending, or ready with a T. Constructed from `Pending` or `Ready(value)`. Copyable and movable as T
/// is. Not synchronised: like any value, it belongs to one thread at a time.
template <class T>
class [[nodiscard]] Poll
    : detail::PollStorage<T>,
      detail::PollCopies<detail::passing<T>() != detail::Passing::InMemory || std::is_copy_constructible_v<T>> {
  static_assert(std::is_object_v<T> && !std::is_array_v<T>, "Poll<T>: T is an object type, an lvalue reference or void");
  using Storage = detail::PollStorage<T>;

 public:
  using Value = T;

  /// Pending.
  Poll(PendingTag) noexcept {}

  /// Ready, with T made from the value: implicitly where that is possible, else explicitly. Throws what that constructor throws.
  template <class U, class = std::enable_if_t<std::is_constructible_v<T, U&&>>>
  Poll(ReadyValue<U> from) noexcept(std::is_nothrow_constructible_v<T, U&&>)
      : Storage(detail::PollValueTag{}, static_cast<U&&>(from.value)) {}

  /// True if there is a value.
  bool is_ready() const noexcept { return this->ready != 0; }
  /// True if there is none yet.
  bool is_pending() const noexcept { return this->ready == 0; }

  /// The value. Only a ready Poll may be asked; this is not checked.
  T& operator*() & noexcept { return this->value; }
  T const& operator*() const& noexcept { return this->value; }
  T&& operator*() && noexcept { return static_cast<T&&>(this->value); }
  T* operator->() noexcept { return std::addressof(this->value); }
  T const* operator->() const noexcept { return std::addressof(this->value); }

  /// Moves the value out. The Poll stays ready, with what a move leaves behind. Only a ready Poll may be asked.
  T take() noexcept(std::is_nothrow_move_constructible_v<T>) { return static_cast<T&&>(this->value); }

 private:
  friend struct detail::PollAccess;
};

/// A ready Poll of a reference refers to an object that somebody else owns.
template <class T>
class [[nodiscard]] Poll<T&> {
 public:
  using Value = T&;

  /// Pending.
  Poll(PendingTag) noexcept : referent_(nullptr) {}

  /// Ready, referring to an lvalue.
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  Poll(ReadyValue<U&> from) noexcept : referent_(std::addressof(static_cast<T&>(from.value))) {}

  bool is_ready() const noexcept { return referent_ != nullptr; }
  bool is_pending() const noexcept { return referent_ == nullptr; }

  /// The object referred to. Only a ready Poll may be asked.
  T& operator*() const noexcept { return *referent_; }
  T* operator->() const noexcept { return referent_; }
  T& take() const noexcept { return *referent_; }

 private:
  T* referent_;
};

/// Pending, or done without a value.
template <>
class [[nodiscard]] Poll<void> {
 public:
  using Value = void;

  /// Pending.
  Poll(PendingTag) noexcept : ready_(0) {}
  /// Done.
  Poll(ReadyValue<void>) noexcept : ready_(1) {}

  bool is_ready() const noexcept { return ready_ != 0; }
  bool is_pending() const noexcept { return ready_ == 0; }

  /// Nothing; here so that generic code can write `*p` and `p.take()` for every T.
  void operator*() const noexcept {}
  void take() const noexcept {}

 private:
  unsigned char ready_;
};

namespace detail {

// Turns a pending Poll into a ready one in place: one move less than assigning, which a type that is only copied would show. If
// the construction throws, it stays pending.
struct PollAccess {
  template <class T, class U>
  static void set(Poll<T>& poll, ReadyValue<U> from) {
    if constexpr (std::is_object_v<T>) {
      reset(poll);
      ::new (const_cast<void*>(static_cast<void const*>(std::addressof(poll.value))))
          T(detail::convert<T>(static_cast<U&&>(from.value)));
      poll.ready = 1;
    } else {
      poll = Poll<T>(from);
    }
  }
  // Makes it pending again.
  template <class T>
  static void reset(Poll<T>& poll) {
    if constexpr (std::is_object_v<T>) {
      if (poll.ready == 0) return;
      poll.ready = 0;
      poll.value.~T();
    } else {
      poll = Pending;
    }
  }
};

}  // namespace detail

/// `co_return make();` in a template, where T may turn out to be void.
template <class T, class Make>
POLLUX_INLINE Poll<T> ready_from(Make const& make) {
  if constexpr (std::is_void_v<T>) {
    make();
    return Ready();
  } else {
    return Ready(make());
  }
}

/// The end of a template's body without `co_return`: done where T is void; otherwise undefined, as in C++.
template <class T>
POLLUX_INLINE Poll<T> ready_at_end() noexcept {
  if constexpr (std::is_void_v<T>) {
    return Ready();
  } else {
    __builtin_unreachable();
  }
}

}  // namespace pollux
