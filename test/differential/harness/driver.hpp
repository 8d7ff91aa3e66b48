// driver.hpp: the last include of a differential program. Its main runs `scenario()` in every way that can tell a wrong
// lowering from a right one, and prints what happened:
//
//   == complete                 polled until it is ready or throws
//   == cancel after K polls     destroyed then, for every K that leaves it unfinished
//   == spurious polls           polled twice for every wake
//   == moved                    moved before its first poll, and the source destroyed; then the same and cancelled
//   == boxed                    through Future<int>, as an erased future
//   == fresh wakers             another waker at every poll; only the latest may be woken
//   == throw at event N         the N-th event throws, for every N; and, where the program goes on after that, is
//                               cancelled at each later suspension
//
// `scenario()` returns Future<int> in the native build and scenario_future in the lowered one, so that its type is a template
// parameter here, of as little as possible: files with many scenarios include this too.
// Options, defined before the include:
//   DRIVER_NO_INJECTION   the program cannot take an exception at every event
//   DRIVER_NO_MAIN        the file has its own main, which calls trace::drive
#pragma once

#include "trace.hpp"

#include <stdlib.h>

/// What ends a program for misuse is an event too. (The hosted library is not linked.)
extern "C" void pollux_panic(char const* what, char const* function, char const*, unsigned) noexcept {
  trace::log("BAD: panic: %s: %s", what, function);
  fflush(stdout);
  _Exit(3);
}

namespace trace {

/// A waker that counts how often it was woken, and how many handles to it exist.
struct WakeCounter {
  int wakes = 0;
  int handles = 0;

  static pollux::Waker clone(void* data) noexcept { return self(data).waker(); }
  static void wake(void* data) noexcept { ++self(data).wakes, --self(data).handles; }
  static void wake_by_ref(void* data) noexcept { ++self(data).wakes; }
  static void drop(void* data) noexcept { --self(data).handles; }
  pollux::Waker waker() noexcept;

 private:
  static WakeCounter& self(void* data) noexcept { return *static_cast<WakeCounter*>(data); }
};
inline constexpr pollux::WakerVTable wake_counter_vtable{WakeCounter::clone, WakeCounter::wake, WakeCounter::wake_by_ref,
                                                         WakeCounter::drop};
inline pollux::Waker WakeCounter::waker() noexcept {
  ++handles;
  return pollux::Waker(this, wake_counter_vtable);
}

/// The future of a scenario, whatever its type, in the place where it was made.
struct AnyFuture {
  virtual ~AnyFuture() noexcept(false) {}  // a future of objects whose destructors may throw
  virtual bool poll(pollux::Context& cx, int& value) = 0;
};

template <class F>
struct Made final : AnyFuture {
  F future;
  template <class Make>
  explicit Made(Make make) : future(make()) {}
  bool poll(pollux::Context& cx, int& value) override {
    auto polled = future.poll(cx);
    if (polled.is_pending()) return false;
    value = *polled;
    return true;
  }
};

enum class How { InPlace, Moved, Boxed };
using MakeFuture = AnyFuture* (*)(How);

template <class Scenario>
AnyFuture* make(How how) {
  using F = decltype(Scenario::call());
  switch (how) {
    case How::InPlace:
      return new Made<F>(Scenario::call);
    case How::Moved:
      return new Made<F>([] {
        auto source = Scenario::call();
        return F(std::move(source));
      });
    case How::Boxed:
      return new Made<Future<int>>(Scenario::call);
  }
  return nullptr;
}

/// How a run is to go; the defaults run to the end.
struct Plan {
  char const* title;
  int cancel_after = -1;  // polls; -1: never
  int fail_at = 0;        // throw point; 0: none
  How how = How::InPlace;
  int polls_per_wake = 1;
  bool fresh_wakers = false;
};

/// How it went.
struct Result {
  int polls = 0;         // up to and with the one that was ready or threw
  int throw_points = 0;
  int failed_in = 0;     // the poll in which the injected exception was thrown; 0: it was not
};

/// True when the future is finished.
inline bool poll_once(AnyFuture& future, pollux::Context& cx, int number) {
  try {
    int value = 0;
    if (!future.poll(cx, value)) {
      log("-- poll %d: pending", number);
      return false;
    }
    log("-- poll %d: ready %d", number, value);
  } catch (Injected const& error) {
    log("-- poll %d: threw Injected(%d)", number, error.event);
  } catch (Failure const& error) {
    log("-- poll %d: threw Failure(%s)", number, error.what);
  } catch (int error) {
    log("-- poll %d: threw int %d", number, error);
  } catch (std::exception const&) {
    log("-- poll %d: threw std::exception", number);
  } catch (...) {
    log("-- poll %d: threw something else", number);
  }
  return true;
}

inline void run_polls(AnyFuture& future, Plan const& plan, Result& result) {
  static WakeCounter counters[2];
  pollux::Waker wakers[2] = {counters[0].waker(), counters[1].waker()};
  while (result.polls != plan.cancel_after) {
    if (result.polls >= 500) {
      log("BAD: does not end");
      return;
    }
    int which = plan.fresh_wakers ? result.polls % 2 : 0;
    int before = counters[which].wakes, other_before = counters[1 - which].wakes;
    pollux::Context cx(wakers[which]);
    bool failed_before = recorder.failed;
    for (int i = 0; i < plan.polls_per_wake; ++i) {
      bool finished = poll_once(future, cx, ++result.polls);
      if (recorder.failed && !failed_before && result.failed_in == 0) result.failed_in = result.polls;
      if (finished) return;
    }
    if (counters[1 - which].wakes != other_before) log("BAD: an old waker was woken");
    if (counters[which].wakes == before) {
      log("-- stalled");
      return;
    }
  }
}

inline Result run(MakeFuture make, Plan const& plan) {
  Result result;
  log("== %s", plan.title);
  recorder.count = recorder.throw_points = 0;
  recorder.fail_at = plan.fail_at;
  recorder.failed = recorder.cancelling = false;
  AnyFuture* future = make(plan.how);
  run_polls(*future, plan, result);
  recorder.cancelling = true;
  log("-- destroy");
  delete future;
  for (int id = 1; id <= recorder.count; ++id)
    if (recorder.objects[id].alive) log("BAD: leaked %s#%d", recorder.objects[id].name, id);
  result.throw_points = recorder.throw_points;
  return result;
}

/// Runs a scenario in every way; `max_throws` bounds the events that throw, `max_later` the cancellations after each.
inline void drive(MakeFuture make, int max_throws, int max_later) {
  setvbuf(stdout, nullptr, _IOLBF, 1 << 12);
  char title[80];
  Result complete = run(make, {"complete"});
  for (int k = 0; k < complete.polls; ++k) {
    snprintf(title, sizeof title, "cancel after %d polls", k);
    run(make, {title, k});
  }
  run(make, {"spurious polls", -1, 0, How::InPlace, 2});
  run(make, {"moved", -1, 0, How::Moved});
  run(make, {"moved, and never polled", 0, 0, How::Moved});
  run(make, {"boxed", -1, 0, How::Boxed});
  if (complete.polls > 1) {
    run(make, {"moved, and cancelled after 1 poll", 1, 0, How::Moved});
    run(make, {"boxed, and cancelled after 1 poll", 1, 0, How::Boxed});
  }
  run(make, {"fresh wakers", -1, 0, How::InPlace, 1, true});
  for (int n = 1; n <= complete.throw_points && n <= max_throws; ++n) {
    snprintf(title, sizeof title, "throw at event %d", n);
    Result thrown = run(make, {title, -1, n});
    if (thrown.failed_in == 0) continue;
    for (int k = thrown.failed_in; k < thrown.polls && k < thrown.failed_in + max_later; ++k) {
      snprintf(title, sizeof title, "throw at event %d, cancel after %d polls", n, k);
      run(make, {title, k, n});
    }
  }
}

}  // namespace trace

/// Drives a scenario, which must be called by its name: the address of an async function is that of its boxed form.
#define DRIVE(scenario, max_throws, max_later)          \
  [] {                                                  \
    struct Scenario {                                   \
      static auto call() { return scenario(); }         \
    };                                                  \
    trace::drive(trace::make<Scenario>, max_throws, max_later); \
  }()

#if !defined(DRIVER_NO_MAIN)
#if defined(DRIVER_NO_INJECTION)
int main() { DRIVE(scenario, 0, 0); }
#else
int main() { DRIVE(scenario, 300, 40); }
#endif
#endif
