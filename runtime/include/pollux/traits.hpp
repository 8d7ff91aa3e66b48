// What is a future, what does it give, and what may stand after `co_await`?
//
// A future is any type with a member type `Output` and a member function `Poll<Output> poll(Context&)`. Nothing is inherited:
//   struct Never { using Output = int; Poll<int> poll(Context&) { return Pending; } };
// `co_await x` takes a future, or an x for which argument-dependent lookup finds `into_future(x)` that returns one.
#pragma once

#include <type_traits>
#include <utility>

#include "poll.hpp"
#include "waker.hpp"

namespace pollux {

namespace detail {

template <class F, class = void>
struct IsFuture : std::false_type {};
template <class F>
struct IsFuture<
    F, std::enable_if_t<std::is_same_v<Poll<typename F::Output>, decltype(std::declval<F&>().poll(std::declval<Context&>()))>>>
    : std::true_type {};

void into_future() = delete;  // makes the name known, so that the calls below are looked up by their argument

template <class X, class = void>
struct HasIntoFuture : std::false_type {};
template <class X>
struct HasIntoFuture<X, std::enable_if_t<IsFuture<std::remove_reference_t<decltype(into_future(std::declval<X>()))>>::value>>
    : std::true_type {};

template <class X>
decltype(auto) call_into_future(X&& x) {
  return into_future(static_cast<X&&>(x));
}

}  // namespace detail

/// True if F, or what the reference F refers to, is a future.
template <class F>
inline constexpr bool is_future_v = detail::IsFuture<std::remove_reference_t<F>>::value;

/// What the future F (or a reference to it) gives.
template <class F>
using output_t = typename std::remove_reference_t<F>::Output;

/// True if an expression of type X (a reference for an lvalue) may stand after `co_await`.
template <class X>
inline constexpr bool is_awaitable_v = is_future_v<X> || detail::HasIntoFuture<X>::value;

/// The future that `co_await x` polls: x itself, by reference, or the result of `into_future(x)`, found by argument-dependent
/// lookup. A future wins over an `into_future` for it.
template <class X>
POLLUX_INLINE decltype(auto) get_future(X&& x POLLUX_LIFETIMEBOUND) {
  static_assert(is_awaitable_v<X>,
                "co_await needs a future: a type with Output and Poll<Output> poll(Context&), or an into_future(x)");
  if constexpr (is_future_v<X>) {
    return static_cast<X&&>(x);
  } else {
    return detail::call_into_future(static_cast<X&&>(x));
  }
}

namespace detail {

template <class X, bool = is_future_v<X>>
struct Awaited {
  using Type = X;
};
template <class X>
struct Awaited<X, false> {
  using Type = decltype(call_into_future(std::declval<X>()));
};

}  // namespace detail

/// What an awaiting frame holds for `co_await x`, with `X = decltype((x))` (or the type itself for a prvalue): a future for a
/// prvalue, a reference for an lvalue (`F&`) or xvalue (`F&&`), and for what `into_future` takes, what that returns.
template <class X>
using awaited_t = typename detail::Awaited<X>::Type;

namespace detail {

template <class Function>
struct Returned;
template <class Result, class... Arguments>
struct Returned<Result(Arguments...)> {
  using Type = Result;
};

}  // namespace detail

/// What a function of type `Function` returns. Lowered code names a closure's type so: `returned_t<decltype(make_closure)>`.
template <class Function>
using returned_t = typename detail::Returned<Function>::Type;

}  // namespace pollux
