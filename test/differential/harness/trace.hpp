// trace.hpp: the vocabulary of a differential program. Every event goes into one trace on standard output, and the
// native and the lowered build of a program must print the same one.
//
//   Traced a{"a", 1};                  construct a#1 … destroy a#1; a copy is an event, a move transfers the identity
//   int n = co_await leaf("read", 2, 7);   a future that pends twice (waking itself each time) and then gives 7
//   step("s");                         an event of its own, and like each construct, copy and poll a point that can throw
//   note("n", n);                      a value
//
// Anything that must never happen is printed as a line that starts with BAD, and fails the program in the native build too.
// Lean on purpose (no <string>, no <iostream>): it is compiled some thousand times.
#pragma once

#include <pollux/core.hpp>

#include <exception>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <utility>

using pollux::Future;

namespace trace {

/// What the driver throws at the n-th event. A program may catch it, as any other exception.
struct Injected {
  int event;
};

/// What programs and `failing_leaf` throw by themselves.
struct Failure {
  char const* what;
};

/// The state of one run: which objects live, how many throw points were passed, and which one throws.
struct Recorder {
  static constexpr int max_objects = 8192;
  struct Object {
    char const* name;
    bool alive;
  };
  Object objects[max_objects] = {};
  int count = 0;          // objects made so far; the last id
  int throw_points = 0;   // passed so far
  int fail_at = 0;        // the throw point that throws; 0: none
  bool failed = false;    // it has thrown
  bool cancelling = false; // the driver is destroying an unfinished future: destructors must not throw
};
inline Recorder recorder;

[[gnu::format(printf, 1, 2)]] inline void log(char const* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vprintf(format, arguments);
  va_end(arguments);
  putchar('\n');
}

/// An event that can throw: logs `what name`, or throws instead when the driver has asked for this one.
inline void point(char const* what, char const* name) {
  if (++recorder.throw_points == recorder.fail_at) {
    recorder.failed = true;
    log("%s %s: throws", what, name);
    throw Injected{recorder.fail_at};
  }
}

inline int create(char const* name) {
  if (recorder.count + 1 == Recorder::max_objects) {
    log("BAD: too many objects");
    return 0;
  }
  recorder.objects[++recorder.count] = {name, true};
  return recorder.count;
}

/// An object whose construction, copying and destruction are events. Moving it transfers its identity and is no event;
/// the shell that is left behind dies in silence.
class Traced {
 public:
  int value = 0;

  Traced() : Traced("unnamed") {}
  Traced(char const* name, int value = 0) : value(value) {
    point("construct", name);
    id_ = create(name);
    log("construct %s#%d", name, id_);
  }
  Traced(Traced const& other) : value(other.value) {
    char const* name = other.name();
    point("copy", name);
    id_ = create(name);
    log("copy %s#%d to #%d", name, other.id_, id_);
  }
  Traced(Traced&& other) noexcept : value(other.value), id_(other.check_and_release()) {}
  Traced& operator=(Traced const& other) {
    check();
    point("assign from", other.name());
    log("assign %s#%d from %s#%d", shown(), id_, other.name(), other.id_);
    value = other.value;
    return *this;
  }
  Traced& operator=(Traced&& other) noexcept {
    if (this != &other) {
      destroy();
      value = other.value;
      id_ = other.check_and_release();
    }
    return *this;
  }
  ~Traced() {
    check();
    destroy();
    self_ = nullptr;
  }

  char const* name() const {
    check();
    return shown();
  }
  int id() const { return id_; }
  explicit operator bool() const { return check(), value != 0; }
  int get() const { return check(), value; }
  Traced const& check() const {
    if (self_ != this) log("BAD: use of an object that is dead, or was moved by its bytes");
    return *this;
  }

 private:
  int id_ = 0;  // 0: a moved-from shell
  Traced const* self_ = this;

  char const* shown() const { return id_ == 0 ? "shell" : recorder.objects[id_].name; }
  int check_and_release() noexcept {
    check();
    return std::exchange(id_, 0);
  }
  void destroy() noexcept {
    if (id_ == 0) return;
    log("destroy %s#%d", recorder.objects[id_].name, id_);
    if (!recorder.objects[id_].alive) log("BAD: destroyed twice");
    recorder.objects[id_].alive = false;
    id_ = 0;
  }
};

struct MoveOnly : Traced {
  using Traced::Traced;
  MoveOnly() = default;
  MoveOnly(MoveOnly&&) = default;
  MoveOnly& operator=(MoveOnly&&) = default;
};

struct Immovable : Traced {
  using Traced::Traced;
  Immovable() = default;
  Immovable(Immovable const&) = delete;
  Immovable& operator=(Immovable const&) = delete;
};

struct NoDefault : Traced {
  NoDefault() = delete;
  NoDefault(char const* name, int value) : Traced(name, value) {}
};

struct alignas(64) Overaligned : Traced {
  using Traced::Traced;
  bool aligned() const { return reinterpret_cast<uintptr_t>(this) % 64 == 0; }
};

/// Its destructor is a throw point: unless an exception is in flight or the future is being cancelled.
struct FaultyDestructor {
  Traced inner;
  FaultyDestructor(char const* name, int value = 0) : inner(name, value) {}
  FaultyDestructor(FaultyDestructor const&) = delete;
  FaultyDestructor& operator=(FaultyDestructor const&) = delete;
  ~FaultyDestructor() noexcept(false) {
    if (std::uncaught_exceptions() == 0 && !recorder.cancelling) point("destructor of", inner.name());
  }
};

/// Its destructor throws a Failure each time: unless an exception is in flight or the future is being cancelled.
struct ThrowingDestructor {
  Traced inner;
  ThrowingDestructor(char const* name, int value = 0) : inner(name, value) {}
  ThrowingDestructor(ThrowingDestructor const&) = delete;
  ThrowingDestructor& operator=(ThrowingDestructor const&) = delete;
  ~ThrowingDestructor() noexcept(false) {
    if (std::uncaught_exceptions() != 0 || recorder.cancelling) return;
    log("destructor of %s throws", inner.name());
    throw Failure{inner.name()};
  }
};

/// An event of its own: a point that can throw. Gives its second argument back, to stand in an expression.
inline int step(char const* name, int value = 0) {
  point("step", name);
  log("step %s", name);
  return value;
}
template <class T>
T& step_ref(char const* name, T& object) {
  step(name);
  return object;
}

// Values.
inline void note(char const* text) { log("note %s", text); }
inline void note(char const* name, int value) { log("note %s = %d", name, value); }
inline void note(char const* name, unsigned value) { log("note %s = %u", name, value); }
inline void note(char const* name, long value) { log("note %s = %ld", name, value); }
inline void note(char const* name, unsigned long value) { log("note %s = %lu", name, value); }
inline void note(char const* name, bool value) { log("note %s = %s", name, value ? "true" : "false"); }
inline void note(char const* name, double value) { log("note %s = %g", name, value); }
inline void note(char const* name, char const* value) { log("note %s = %s", name, value); }
inline void note(char const* name, Traced const& object) {
  log("note %s = %s#%d (%d)", name, object.name(), object.id(), object.get());
}

/// The part of a leaf future that does not depend on what it gives.
class LeafBase {
 protected:
  char const* name_;
  int pends_;
  int polls_ = 0;
  bool live_ = true;  // neither finished nor moved from
  bool fails_ = false;

  LeafBase(char const* name, int pends) : name_(name), pends_(pends) {
    point("leaf", name);
    log("leaf %s", name);
  }
  LeafBase(LeafBase&& other) noexcept
      : name_(other.name_),
        pends_(other.pends_),
        polls_(other.polls_),
        live_(std::exchange(other.live_, false)),
        fails_(other.fails_) {
    if (polls_ != 0) log("BAD: leaf %s moved after its first poll", name_);
  }
  ~LeafBase() {
    if (live_) log("drop leaf %s after %d polls", name_, polls_);
  }
  /// True when the leaf is ready. Throws at the poll that would be ready if it is a failing one.
  bool advance(pollux::Context& cx) {
    if (!live_) log("BAD: leaf %s polled after it was finished or moved", name_);
    point("poll leaf", name_);
    ++polls_;
    if (polls_ <= pends_) {
      log("poll leaf %s: pending", name_);
      cx.waker().wake_by_ref();
      return false;
    }
    live_ = false;
    if (fails_) {
      log("poll leaf %s: fails", name_);
      throw Failure{name_};
    }
    log("poll leaf %s: ready", name_);
    return true;
  }
};

/// A leaf future: pends so many times, waking its task each time, and then gives its value.
template <class T>
class Leaf : LeafBase {
 public:
  using Output = T;
  Leaf(char const* name, int pends, T value, bool fails = false)
      : LeafBase(name, pends), value_(static_cast<T&&>(value)) {
    fails_ = fails;
  }
  Leaf(Leaf&&) = default;
  pollux::Poll<T> poll(pollux::Context& cx) {
    if (!advance(cx)) return pollux::Pending;
    return pollux::Ready(static_cast<T&&>(value_));
  }

 private:
  T value_;
};

template <class T>
class Leaf<T&> : LeafBase {
 public:
  using Output = T&;
  Leaf(char const* name, int pends, T& value) : LeafBase(name, pends), value_(&value) {}
  Leaf(Leaf&&) = default;
  pollux::Poll<T&> poll(pollux::Context& cx) {
    if (!advance(cx)) return pollux::Pending;
    return pollux::Ready<T&>(*value_);
  }

 private:
  T* value_;
};

template <>
class Leaf<void> : LeafBase {
 public:
  using Output = void;
  Leaf(char const* name, int pends, bool fails = false) : LeafBase(name, pends) { fails_ = fails; }
  Leaf(Leaf&&) = default;
  pollux::Poll<void> poll(pollux::Context& cx) {
    if (!advance(cx)) return pollux::Pending;
    return pollux::Ready();
  }
};

template <class T>
Leaf<T> leaf(char const* name, int pends, T value) {
  return Leaf<T>(name, pends, std::move(value));
}
inline Leaf<void> leaf(char const* name, int pends) { return Leaf<void>(name, pends); }
template <class T>
Leaf<T&> leaf_ref(char const* name, int pends, T& object) {
  return Leaf<T&>(name, pends, object);
}
inline Leaf<int> failing_leaf(char const* name, int pends) { return Leaf<int>(name, pends, 0, true); }

/// Waits at most once, and is ready when it is polled again, which is no event: nobody can tell whether it was. `reason` is seen by the first
/// poll.
class Turn {
 public:
  using Output = void;
  static constexpr bool is_ready_when_polled_again = true;
  Turn(char const* name, bool waits, Traced const* reason) : name_(name), reason_(reason), is_over_(!waits) {
    point("turn", name);
    log("turn %s", name);
  }
  pollux::Poll<void> poll(pollux::Context& cx) {
    if (std::exchange(is_over_, true)) return pollux::Ready();
    point("poll turn", name_);
    log("poll turn %s%s%s", name_, reason_ ? " because of " : "", reason_ ? reason_->name() : "");
    cx.waker().wake_by_ref();
    return pollux::Pending;
  }

 private:
  char const* name_;
  Traced const* reason_;
  bool is_over_;
};
inline Turn turn(char const* name, bool waits = true) { return Turn(name, waits, nullptr); }
inline Turn turn(char const* name, bool waits, Traced const& reason) { return Turn(name, waits, &reason); }

/// A leaf that makes a Traced object at the poll that is ready, and not before.
template <class T = Traced>
class Maker : LeafBase {
 public:
  using Output = T;
  Maker(char const* name, int pends, int value) : LeafBase(name, pends), value_(value) {}
  Maker(Maker&&) = default;
  pollux::Poll<T> poll(pollux::Context& cx) {
    if (!advance(cx)) return pollux::Pending;
    return pollux::Ready(T(name_, value_));
  }

 private:
  int value_;
};
template <class T = Traced>
Maker<T> maker(char const* name, int pends, int value) {
  return Maker<T>(name, pends, value);
}

}  // namespace trace

// The programs use these without a prefix. Nothing here may be a name that a program tests (state, poll, cx, …).
using trace::failing_leaf;
using trace::Failure;
using trace::FaultyDestructor;
using trace::Immovable;
using trace::Injected;
using trace::Leaf;
using trace::leaf;
using trace::leaf_ref;
using trace::Maker;
using trace::maker;
using trace::MoveOnly;
using trace::NoDefault;
using trace::note;
using trace::Overaligned;
using trace::step;
using trace::step_ref;
using trace::ThrowingDestructor;
using trace::Traced;
using trace::Turn;
using trace::turn;
