// Which compiler, standard and environment is this? Every feature test and macro of the runtime stands here.
//
// Input: the compiler's predefined macros and the user's POLLUX_* settings. Output: POLLUX_EXCEPTIONS, POLLUX_COROUTINES
// (0 or 1 each), attribute spellings, and the two annotations `POLLUX_ASYNC` and `ASYNC`.
//
// Settings a user may define before the first include, the same in every translation unit of a program:
//   POLLUX_NO_SHORT_MACROS   leaves out `ASYNC`; `POLLUX_ASYNC` remains
//   POLLUX_UNCHECKED         drops the checks that end the program on misuse (contract: moving or polling when it is too late), and
//                            what futures hold for them alone
#pragma once

/// 1 if the translation unit may throw and catch, 0 under `-fno-exceptions`.
#if defined(__cpp_exceptions)
#define POLLUX_EXCEPTIONS 1
#else
#define POLLUX_EXCEPTIONS 0
#endif

/// 1 if `Future<T>` and `Stream<T>` can be returned by native C++20 coroutines in this translation unit.
#if defined(__cpp_impl_coroutine) && defined(__cpp_concepts) && defined(__has_include)
#if __has_include(<coroutine>)
#define POLLUX_COROUTINES 1
#endif
#endif
#if !defined(POLLUX_COROUTINES)
#define POLLUX_COROUTINES 0
#endif

/// Marks a function, member function or lambda that `pollux` lowers. Clang sees an annotation; other compilers see nothing, and
/// compile the function as the ordinary C++20 coroutine that it is. On a lambda it follows the parameter list.
#if defined(__clang__)
#define POLLUX_ASYNC __attribute__((annotate("pollux::async")))
#else
#define POLLUX_ASYNC
#endif

/// The short form of `POLLUX_ASYNC`.
#if !defined(POLLUX_NO_SHORT_MACROS)
#define ASYNC POLLUX_ASYNC
#endif

/// For parameters that the result refers to; Clang then warns when the argument dies first.
#if defined(__clang__)
#define POLLUX_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define POLLUX_LIFETIMEBOUND
#endif

/// A condition that mostly holds: what follows if it does stands on the straight path. It may have commas.
#if defined(__GNUC__)
#define POLLUX_LIKELY(...) __builtin_expect(static_cast<bool>(__VA_ARGS__), 1)
#else
#define POLLUX_LIKELY(...) (__VA_ARGS__)
#endif

/// Behind all cases of a switch over a future's states: there is no other. Clang then jumps through its table without asking first whether the
/// state is in it; GCC is told nothing, because it makes a worse jump of it (`./dev bench time parser` shows both).
#if defined(__clang__)
#define POLLUX_NO_OTHER_STATE() __builtin_unreachable()
#else
#define POLLUX_NO_OTHER_STATE() static_cast<void>(0)
#endif

/// For the few functions whose call costs more than their body: an async function's poll, and what it calls on the ready path.
#if defined(__GNUC__)
#define POLLUX_INLINE inline __attribute__((always_inline))
#define POLLUX_COLD __attribute__((cold, noinline))
#else
#define POLLUX_INLINE inline
#define POLLUX_COLD
#endif
