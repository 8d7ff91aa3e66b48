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
// `scenario()` returns Future<int> in the native build and scenario_future in the lowered one, so all of this is generic.
// Options, defined before the include: DRIVER_NO_INJECTION (the program cannot take an exception at every event).
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

/// A waker that counts: how often it was woken, and how many handles to it exist.
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

/// How a run is to go; the defaults run to the end.
struct Plan {
  char const* title;
  int cancel_after = -1;  // polls; -1: never
  int fail_at = 0;        // throw point; 0: none
  int polls_per_wake = 1;
  bool fresh_wakers = false;
};

/// How it went.
struct Result {
  int polls = 0;         // up to and with the one that was ready or threw
  int throw_points = 0;
  int failed_in = 0;     // the poll in which the injected exception was thrown; 0: it was not
};

template <class F>
bool poll_once(F& future, pollux::Context& cx, int number) {
  try {
    auto result = future.poll(cx);
    if (result.is_pending()) {
      log("-- poll %d: pending", number);
      return false;
    }
    log("-- poll %d: ready %d", number, static_cast<int>(*result));
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

template <class F>
void run_polls(F& future, Plan const& plan, Result& result) {
  WakeCounter counters[2];
  pollux::Waker wakers[2] = {counters[0].waker(), counters[1].waker()};
  while (result.polls != plan.cancel_after) {
    if (result.polls == 500) {
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

template <class Make>
Result run(Make make, Plan const& plan) {
  Result result;
  log("== %s", plan.title);
  recorder.count = recorder.throw_points = 0;
  recorder.fail_at = plan.fail_at;
  recorder.failed = recorder.cancelling = false;
  try {
    auto future = make();
    run_polls(future, plan, result);
    recorder.cancelling = true;
    log("-- destroy");
  } catch (Injected const& error) {
    log("-- making it threw Injected(%d)", error.event);
  }
  for (int id = 1; id <= recorder.count; ++id)
    if (recorder.objects[id].alive) log("BAD: leaked %s#%d", recorder.objects[id].name, id);
  result.throw_points = recorder.throw_points;
  return result;
}

template <class Make>
int drive(Make make, bool inject) {
  setvbuf(stdout, nullptr, _IOLBF, 1 << 12);
  char title[80];
  Result complete = run(make, {"complete"});
  for (int k = 0; k < complete.polls; ++k) {
    snprintf(title, sizeof title, "cancel after %d polls", k);
    run(make, {title, k});
  }
  run(make, {"spurious polls", -1, 0, 2});
  auto make_moved = [&make] {
    auto source = make();
    return decltype(source)(std::move(source));
  };
  run(make_moved, {"moved"});
  run(make_moved, {"moved, and never polled", 0});
  if (complete.polls > 1) run(make_moved, {"moved, and cancelled after 1 poll", 1});
  auto make_boxed = [&make] { return Future<int>(make()); };
  run(make_boxed, {"boxed"});
  if (complete.polls > 1) run(make_boxed, {"boxed, and cancelled after 1 poll", 1});
  run(make, {"fresh wakers", -1, 0, 1, true});
  for (int n = 1; inject && n <= complete.throw_points && n <= 300; ++n) {
    snprintf(title, sizeof title, "throw at event %d", n);
    Result thrown = run(make, {title, -1, n});
    if (thrown.failed_in == 0) continue;
    for (int k = thrown.failed_in; k < thrown.polls && k < thrown.failed_in + 40; ++k) {
      snprintf(title, sizeof title, "throw at event %d, cancel after %d polls", n, k);
      run(make, {title, k, n});
    }
  }
  return 0;
}

inline constexpr pollux::WakerVTable wake_counter_vtable{WakeCounter::clone, WakeCounter::wake, WakeCounter::wake_by_ref,
                                                         WakeCounter::drop};
inline pollux::Waker WakeCounter::waker() noexcept {
  ++handles;
  return pollux::Waker(this, wake_counter_vtable);
}

}  // namespace trace

#if defined(DRIVER_NO_INJECTION)
int main() { return trace::drive([] { return scenario(); }, false); }
#else
int main() { return trace::drive([] { return scenario(); }, true); }
#endif
