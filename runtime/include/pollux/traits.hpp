// What is a future, what does it give, and what may stand after `co_await`?
//
// A future is any type with a member type `Output` and a member function `Poll<Output> poll(Context&)`. Nothing is inherited:
//   struct Never { using Output = int; Poll<int> poll(Context&) { return Pending; } };
// `co_await x` takes a future, or an x for which argument-dependent lookup finds `into_future(x)` that returns one.
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include "poll.hpp"
#include "slot.hpp"
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

/// Puts the future that `co_await` polls for what `make` returns into a slot of its `awaited_t`. For code that is lowered before
/// the type of the operand is known.
template <class F, class Make>
POLLUX_INLINE void construct_future(Slot<F>& slot, Make const& make) {
  if constexpr (is_future_v<decltype(make())>) {
    construct(slot, make);
  } else {
    construct(slot, [&]() -> decltype(auto) { return detail::call_into_future(make()); });
  }
}

template <class F, std::size_t... Ends, class Make>
POLLUX_INLINE void construct_future(SlotBehind<F, Ends...>& behind, Make const& make) {
  construct_future(behind.slot, make);
}

/// What an expression of type `T` gives, an object as a prvalue. Never defined: for `decltype`.
template <class T>
T given() noexcept;

/// What is kept of an operand of an operator that is evaluated before an await, with `X = decltype((x))`: the value of a scalar,
/// which a built-in operator reads there; any other as what it is. For code that is lowered before the type is known.
template <class X>
using operand_t =
    std::conditional_t<std::is_scalar_v<std::remove_reference_t<X>>, std::remove_cv_t<std::remove_reference_t<X>>, X>;

namespace detail {

template <class Reference, class X>
struct Extended {
  using Object = std::remove_cv_t<std::remove_reference_t<Reference>>;
  using Source = std::remove_cv_t<std::remove_reference_t<X>>;
  static constexpr bool is_bound =
      std::is_reference_v<X> && std::is_convertible_v<std::remove_reference_t<X>*, std::remove_reference_t<Reference>*>;
  static_assert(is_bound || std::is_same_v<Object, Source> || !std::is_class_v<Source>,
                "lowered code cannot tell whether this reference is bound to a part or a conversion of what it is made from, or to a "
                "temporary: write auto&&, or an object");
  using Type = std::conditional_t<is_bound, Reference, Object>;
};

}  // namespace detail

/// What a local variable that is declared a reference, `Reference x = make();`, holds, with `X = decltype((make()))`: the reference,
/// or the temporary whose life it extends ([class.temporary]).
template <class Reference, class X>
using extended_t = typename detail::Extended<Reference, X>::Type;

/// The object that `x->` reaches, by the language's rules ([over.ref]).
template <class X>
constexpr auto arrow(X&& x) {
  if constexpr (std::is_pointer_v<std::remove_reference_t<X>>) {
    return x;
  } else {
    using Next = decltype(x.operator->());
    static_assert(std::is_pointer_v<Next> || std::is_lvalue_reference_v<Next>,
                  "co_await in the arguments of x->f(...) needs an x whose operator-> returns a pointer: it would outlive anything else");
    return pollux::arrow(x.operator->());
  }
}

/// What that is, with `X = decltype((x))`: a pointer.
template <class X>
using arrow_t = decltype(pollux::arrow(std::declval<X>()));

namespace detail {

template <class Range, class = void>
struct HasMemberBegin : std::false_type {};
template <class Range>
struct HasMemberBegin<Range, std::void_t<decltype(std::declval<Range&>().begin()), decltype(std::declval<Range&>().end())>>
    : std::true_type {};

template <class Range>
constexpr decltype(auto) begin_by_lookup(Range& range) {
  return begin(range);
}
template <class Range>
constexpr decltype(auto) end_by_lookup(Range& range) {
  return end(range);
}

}  // namespace detail

/// Where a range-based `for` over `range` begins, by the language's rules ([stmt.ranged]): an array's first element, a member
/// `begin()`, or a `begin(range)` that argument-dependent lookup finds. For code that is lowered before the range's type is known.
template <class Range>
constexpr auto range_begin(Range& range) {
  if constexpr (std::is_array_v<Range>) {
    return &range[0];
  } else if constexpr (detail::HasMemberBegin<Range>::value) {
    return range.begin();
  } else {
    return detail::begin_by_lookup(range);
  }
}

/// Where it ends.
template <class Range>
constexpr auto range_end(Range& range) {
  if constexpr (std::is_array_v<Range>) {
    return &range[0] + std::extent_v<Range>;
  } else if constexpr (detail::HasMemberBegin<Range>::value) {
    return range.end();
  } else {
    return detail::end_by_lookup(range);
  }
}

namespace detail {

template <class Function>
struct Returned : Returned<decltype(&Function::operator())> {};
template <class Result, class... Arguments>
struct Returned<Result(Arguments...)> {
  using Type = Result;
};
template <class Result, class... Arguments>
struct Returned<Result(Arguments...) const> {
  using Type = Result;
};
template <class Result, class... Arguments>
struct Returned<Result(Arguments...) volatile> {
  using Type = Result;
};
template <class Result, class... Arguments>
struct Returned<Result(Arguments...) const volatile> {
  using Type = Result;
};
template <class Function>
struct Returned<Function*> : Returned<Function> {};
template <class Class, class Function>
struct Returned<Function Class::*> : Returned<Function> {};

template <class... Parts>
struct PartTypes {
  template <std::size_t Index>
  using At = std::tuple_element_t<Index, std::tuple<std::remove_reference_t<Parts>...>>;
};

// The language has no way to ask for the parts by number.
template <std::size_t Count, class Whole>
auto parts_of(Whole& whole) {
  static_assert(Count <= 8, "lowered code cannot name the types of a structured binding of more than eight parts in a template");
  if constexpr (Count == 1) {
    [[maybe_unused]] auto& [a] = whole;
    return PartTypes<decltype((a))>();
  } else if constexpr (Count == 2) {
    [[maybe_unused]] auto& [a, b] = whole;
    return PartTypes<decltype((a)), decltype((b))>();
  } else if constexpr (Count == 3) {
    [[maybe_unused]] auto& [a, b, c] = whole;
    return PartTypes<decltype((a)), decltype((b)), decltype((c))>();
  } else if constexpr (Count == 4) {
    [[maybe_unused]] auto& [a, b, c, d] = whole;
    return PartTypes<decltype((a)), decltype((b)), decltype((c)), decltype((d))>();
  } else if constexpr (Count == 5) {
    [[maybe_unused]] auto& [a, b, c, d, e] = whole;
    return PartTypes<decltype((a)), decltype((b)), decltype((c)), decltype((d)), decltype((e))>();
  } else if constexpr (Count == 6) {
    [[maybe_unused]] auto& [a, b, c, d, e, f] = whole;
    return PartTypes<decltype((a)), decltype((b)), decltype((c)), decltype((d)), decltype((e)), decltype((f))>();
  } else if constexpr (Count == 7) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g] = whole;
    return PartTypes<decltype((a)), decltype((b)), decltype((c)), decltype((d)), decltype((e)), decltype((f)), decltype((g))>();
  } else if constexpr (Count == 8) {
    [[maybe_unused]] auto& [a, b, c, d, e, f, g, h] = whole;
    return PartTypes<decltype((a)), decltype((b)), decltype((c)), decltype((d)), decltype((e)), decltype((f)), decltype((g)),
                     decltype((h))>();
  }
}

}  // namespace detail

/// What the name number `Index` of the structured binding `auto& [a, b] = whole` refers to, of `Count` names, with
/// `Whole = decltype((whole))`: the part's type, with its const. For code that is lowered before the type is known.
template <class Whole, std::size_t Count, std::size_t Index>
using binding_t = typename decltype(detail::parts_of<Count>(std::declval<Whole>()))::template At<Index>;

/// What a function of type `Function`, one that a pointer of that type points to, or a closure of that type returns. Lowered code names a closure's type
/// so: `returned_t<decltype(make_closure)>`, `returned_t<decltype(&Class::make_closure)>`.
template <class Function>
using returned_t = typename detail::Returned<Function>::Type;

}  // namespace pollux
