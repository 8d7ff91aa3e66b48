// Where does a value live whose lifetime is not its scope's? In a `Slot<T>`: room for one T, with no lifetime of its own.
//
// The frame of an async function is made of slots. All placement new and all explicit destruction of lowered code goes through
// these two types, so there is one place to check, and one deviation for MISRA C++:2023 rule 21.6.3.
//   union { Slot<std::string> name; Slot<Fetch> fetch; };       // never alive together
//   ::new (frame.name.storage()) std::string("x");               // begins the lifetime
//   Live<std::string> name_live(frame.name, suspended, true);    // ends it when the block is left, unless suspended
// A debugger shows the value under its name, as `{value = "x"}`.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "config.hpp"

namespace pollux {

namespace detail {

template <class T>
POLLUX_INLINE void destroy(T& value) noexcept(std::is_nothrow_destructible_v<T>);

// Destroys what is left of an array when one element's destructor has thrown, as the language does for a local array.
template <class T>
struct ArrayRest {
  T* elements;
  std::size_t left;
  ~ArrayRest() noexcept(std::is_nothrow_destructible_v<T>) {
    while (left != 0) detail::destroy(elements[--left]);
  }
};

template <class T>
POLLUX_INLINE void destroy(T& value) noexcept(std::is_nothrow_destructible_v<T>) {
  if constexpr (std::is_array_v<T>) {
    if constexpr (!std::is_trivially_destructible_v<T>) {
      ArrayRest<std::remove_extent_t<T>> rest{value, std::extent_v<T>};
      while (rest.left != 0) detail::destroy(rest.elements[--rest.left]);
    }
  } else {
    value.~T();
  }
}

// The first offset behind all of `ends` at which something of that alignment may stand.
constexpr std::size_t behind(std::size_t alignment, std::initializer_list<std::size_t> ends) noexcept {
  std::size_t begin = 0;
  for (std::size_t end : ends) begin = end > begin ? end : begin;
  return (begin + alignment - 1) / alignment * alignment;
}

}  // namespace detail

/// An array in a class, for `::new (place) ArrayOf<T[2][3]>{{...}}`: of `new T[2][3]{...}` itself, Clang 19 initialises the first row only,
/// if T is a class.
template <class Array>
struct ArrayOf {
  Array value;
};

/// Uninitialised room for one T: an object (also const, over-aligned, immovable) or an array. Constructing and destroying the
/// Slot does nothing; whoever uses it begins and ends the T's lifetime. It may be a union's member, and shares room there. Not
/// copyable, since it does not know whether there is a value. Trivially destructible if T is.
template <class T, bool Trivial = std::is_trivially_destructible_v<T>>
union Slot {
  Slot() noexcept {}
  Slot(Slot const&) = delete;
  Slot& operator=(Slot const&) = delete;
  ~Slot() {}

  /// Where to construct: `::new (slot.storage()) T(...)`.
  void* storage() noexcept { return std::addressof(value); }
  /// Constructs the T. It must not be alive. Returns it.
  template <class... Args>
  T& emplace(Args&&... args) {
    return *::new (storage()) T(static_cast<Args&&>(args)...);
  }
  /// Ends the T's lifetime, an array's elements in reverse. It must be alive.
  void destroy() noexcept(std::is_nothrow_destructible_v<T>) { detail::destroy(value); }

  /// The T, which must be alive.
  T& operator*() noexcept { return value; }
  T const& operator*() const noexcept { return value; }
  T* operator->() noexcept { return std::addressof(value); }
  T const* operator->() const noexcept { return std::addressof(value); }
  /// The T as an rvalue: what an expression that made it stands for.
  T&& forward() noexcept { return static_cast<T&&>(value); }

  std::remove_cv_t<T> value;
};

template <class T>
union Slot<T, true> {
  Slot() noexcept {}
  Slot(Slot const&) = delete;
  Slot& operator=(Slot const&) = delete;
  ~Slot() = default;

  void* storage() noexcept { return std::addressof(value); }
  template <class... Args>
  T& emplace(Args&&... args) {
    return *::new (storage()) T(static_cast<Args&&>(args)...);
  }
  void destroy() noexcept {}

  T& operator*() noexcept { return value; }
  T const& operator*() const noexcept { return value; }
  T* operator->() noexcept { return std::addressof(value); }
  T const* operator->() const noexcept { return std::addressof(value); }
  T&& forward() noexcept { return static_cast<T&&>(value); }

  std::remove_cv_t<T> value;
};

/// Room for a reference, which is bound where an object would be constructed.
template <class T>
union Slot<T&, true> {
  Slot() noexcept {}
  Slot(Slot const&) = delete;
  Slot& operator=(Slot const&) = delete;
  ~Slot() = default;

  /// Makes the reference refer to `referent`.
  T& emplace(T& referent) noexcept {
    value = std::addressof(referent);
    return referent;
  }
  void destroy() noexcept {}

  T& operator*() const noexcept { return *value; }
  T* operator->() const noexcept { return value; }
  T& forward() const noexcept { return *value; }

  T* value;
};

template <class T>
union Slot<T&&, true> {
  Slot() noexcept {}
  Slot(Slot const&) = delete;
  Slot& operator=(Slot const&) = delete;
  ~Slot() = default;

  T& emplace(T&& referent) noexcept {
    value = std::addressof(referent);
    return referent;
  }
  void destroy() noexcept {}

  T& operator*() const noexcept { return *value; }
  T* operator->() const noexcept { return value; }
  T&& forward() const noexcept { return static_cast<T&&>(*value); }

  T* value;
};

/// What a slot of lowered code is of where the `if constexpr` that would use it is discarded.
struct Absent {};

/// A Slot in a union that begins behind other members of it: behind the largest of `Ends`, which are their sizes. Other members
/// may be alive in front of it and overlap it in turn.
///   union { Slot<Order> order; Slot<Quote> quote; SlotBehind<Fetch, sizeof(quote)> fetch; };
/// Its own size is that of all in front of it and the T: where the next one may begin.
template <class T, std::size_t... Ends>
struct SlotBehind {
  void* storage() noexcept { return slot.storage(); }
  template <class... Args>
  decltype(auto) emplace(Args&&... args) {
    return slot.emplace(static_cast<Args&&>(args)...);
  }
  void destroy() noexcept(noexcept(std::declval<Slot<T>&>().destroy())) { slot.destroy(); }

  decltype(auto) operator*() noexcept { return *slot; }
  decltype(auto) operator*() const noexcept { return *slot; }
  decltype(auto) operator->() noexcept { return slot.operator->(); }
  decltype(auto) operator->() const noexcept { return slot.operator->(); }
  decltype(auto) forward() noexcept { return slot.forward(); }
  operator Slot<T>&() noexcept { return slot; }

  unsigned char others[detail::behind(alignof(Slot<T>), {Ends...})];
  Slot<T> slot;
};

/// Puts what `make` returns into a slot of that type, for code that is lowered before the type is known: an object is constructed
/// in its place, never moved there; a reference is bound.
template <class T, class Make>
POLLUX_INLINE void construct(Slot<T>& slot, Make const& make) {
  if constexpr (std::is_reference_v<T>) {
    slot.emplace(make());
  } else if constexpr (std::is_same_v<T, std::decay_t<decltype(make())>>) {
    ::new (slot.storage()) T(make());
  } else {
    ::new (slot.storage()) T([&]() -> T { return make(); }());  // as `T x = make();` converts
  }
}

template <class T, std::size_t... Ends, class Make>
POLLUX_INLINE void construct(SlotBehind<T, Ends...>& behind, Make const& make) {
  construct(behind.slot, make);
}

/// Keeps a slot's value alive for as long as a block of lowered code: a local variable's destructor for a value that may have to
/// outlive the block. However the block is left, the value is destroyed then, unless the block was left by suspending.
///
/// `suspended` is the poll's own flag, set right before it returns `Pending`. Guards are local variables, so values die in
/// reverse order by the language's own rules. The compiler sees both flags as constants on every straight path, and nothing
/// remains.
template <class T, bool Trivial = std::is_trivially_destructible_v<T>>
class [[maybe_unused]] Live {
 public:
  /// `alive` says whether the slot holds a value now: true when the poll resumes past its construction.
  POLLUX_INLINE Live(Slot<T>& slot, bool const& suspended, bool alive) noexcept
      : slot_(slot), suspended_(suspended), alive_(alive) {}
  Live(Live const&) = delete;
  Live& operator=(Live const&) = delete;
  /// Destroys the value if there is one and the poll has not suspended. Throws what the destructor throws.
  POLLUX_INLINE ~Live() noexcept(std::is_nothrow_destructible_v<T>) {
    // In two steps, of which the first is likely, so that no optimiser makes one of them: up to 19, LLVM for x86 may lose what
    // computes with two variables where an exception arrives (llvm-project issue 114194).
    if (POLLUX_LIKELY(suspended_)) return;
    if (alive_) slot_.destroy();
  }

  /// Says that the value has been constructed.
  POLLUX_INLINE void arm() noexcept { alive_ = true; }
  /// Says that somebody else destroys the value, or has done so.
  POLLUX_INLINE void disarm() noexcept { alive_ = false; }
  /// Destroys the value now, if there is one.
  POLLUX_INLINE void reset() noexcept(std::is_nothrow_destructible_v<T>) {
    if (alive_) {
      alive_ = false;  // first: the destructor may throw
      slot_.destroy();
    }
  }
  /// True if there is a value to destroy.
  POLLUX_INLINE bool is_armed() const noexcept { return alive_; }

 private:
  Slot<T>& slot_;
  bool const& suspended_;
  bool alive_;
};

/// For values whose destruction does nothing there is nothing to keep.
template <class T>
class [[maybe_unused]] Live<T, true> {
 public:
  POLLUX_INLINE Live(Slot<T>&, bool const&, bool alive) noexcept : alive_(alive) {}
  Live(Live const&) = delete;
  Live& operator=(Live const&) = delete;

  POLLUX_INLINE void arm() noexcept { alive_ = true; }
  POLLUX_INLINE void disarm() noexcept { alive_ = false; }
  POLLUX_INLINE void reset() noexcept { alive_ = false; }
  POLLUX_INLINE bool is_armed() const noexcept { return alive_; }

 private:
  bool alive_;
};

template <class T, std::size_t... Ends>
Live(SlotBehind<T, Ends...>&, bool const&, bool) -> Live<T>;

/// Ends a future of lowered code: however its poll is left, by a result or by an exception, the future is done then, unless the poll
/// was left by suspending. The first guard of a poll, so that the values have been destroyed before.
///
/// Where the future waits is written when it gets there, ahead of the first poll of what it awaits. A poll that is pending again,
/// which is most of them where futures are nested, then writes nothing.
template <class State>
class [[maybe_unused]] Completion {
 public:
  /// `state` is the future's, of an enumeration with a `Done`; `suspended` is the poll's own flag, as for `Live`.
  POLLUX_INLINE Completion(State& state, bool const& suspended) noexcept : state_(state), suspended_(suspended) {}
  Completion(Completion const&) = delete;
  Completion& operator=(Completion const&) = delete;
  POLLUX_INLINE ~Completion() {
    if (!suspended_) state_ = State::Done;
  }

 private:
  State& state_;
  bool const& suspended_;
};

/// All there is to know of a future of lowered code that is ready at its first poll and has nothing to destroy: whether it is as it was
/// made, neither polled nor moved from. It serves to tell misuse only: with POLLUX_UNCHECKED it is empty, and so takes no room as a
/// `[[no_unique_address]]` member.
class Fresh {
 public:
  /// True the first time. With POLLUX_UNCHECKED always.
  POLLUX_INLINE bool take() noexcept {
#if defined(POLLUX_UNCHECKED)
    return true;
#else
    return std::exchange(is_fresh_, false);
#endif
  }

#if !defined(POLLUX_UNCHECKED)
 private:
  bool is_fresh_ = true;
#endif
};

}  // namespace pollux
