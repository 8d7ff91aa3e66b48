// What happens on misuse that no caller can repair: polling a finished future, moving one that was polled.
//
// `pollux::panic` ends the program with one line that names what went wrong and where:
//   pollux: future polled after completion: total (client.cpp:12)
// The line is printed by `pollux_panic`, which the hosted library defines. A bare-metal program defines its own.
#pragma once

#include "config.hpp"

extern "C" {
/// Ends the program. Defined by the hosted library (prints to standard error, then aborts); a program that uses only the
/// freestanding core defines it itself, and must not return from it. The strings live for the whole program; none is null.
[[noreturn]] void pollux_panic(char const* what, char const* function, char const* file, unsigned line) noexcept;
}

namespace pollux {

/// Ends the program and says why. `what` is a phrase ("future polled after completion"); `function`, `file` and `line` name the
/// async function concerned, as the user wrote it. Never returns, never throws, may be called from any thread.
[[noreturn]] POLLUX_COLD inline void panic(char const* what, char const* function, char const* file, unsigned line) noexcept {
  pollux_panic(what, function, file, line);
}

/// What lowered code calls when a future is moved or polled too late: `panic`, or, with POLLUX_UNCHECKED, a promise to the compiler
/// that it never happens.
[[noreturn]] POLLUX_COLD inline void misuse([[maybe_unused]] char const* what, [[maybe_unused]] char const* function,
                                            [[maybe_unused]] char const* file, [[maybe_unused]] unsigned line) noexcept {
#if defined(POLLUX_UNCHECKED) && defined(__GNUC__)
  __builtin_unreachable();
#else
  panic(what, function, file, line);
#endif
}

namespace detail {

/// Panics unless `ok`, except under POLLUX_UNCHECKED.
POLLUX_INLINE void check([[maybe_unused]] bool ok, [[maybe_unused]] char const* what, [[maybe_unused]] char const* function,
                         [[maybe_unused]] char const* file, [[maybe_unused]] unsigned line) noexcept {
#if !defined(POLLUX_UNCHECKED)
  if (!ok) panic(what, function, file, line);
#endif
}

}  // namespace detail

}  // namespace pollux
