// Where do the elements of a parameter pack live in a lowered future? In a `Pack<T...>`, a field that a Slot holds.
//
// std::tuple would do, but for the order: an async function's parameters are constructed from the first to the last, and
// destroyed from the last to the first. Libraries differ in what their tuples do.
//   ::new (frame.values.storage()) Pack<T...>(std::forward<T>(values)...);
//   frame.values->apply([&](auto&... values) { return body(values...); });
#pragma once

#include <cstddef>
#include <utility>

#include "config.hpp"

namespace pollux {

namespace detail {

// The index tells elements of one type apart.
template <std::size_t I, class T>
struct PackElement {
  T value;
};

template <class Indices, class... T>
struct PackElements;

// Base classes are constructed in their order, and destroyed in reverse.
template <std::size_t... I, class... T>
struct PackElements<std::index_sequence<I...>, T...> : PackElement<I, T>... {
  POLLUX_INLINE explicit PackElements(T&&... values) : PackElement<I, T>{static_cast<T&&>(values)}... {}
  template <class... U>
  POLLUX_INLINE explicit PackElements(PackElements<std::index_sequence<I...>, U...>&& arguments)
      : PackElement<I, T>{static_cast<U&&>(static_cast<PackElement<I, U>&>(arguments).value)}... {}

  template <class Body>
  POLLUX_INLINE decltype(auto) apply(Body const& body) {
    return body(static_cast<PackElement<I, T>&>(*this).value...);
  }
};

}  // namespace detail

/// One object or reference of each type. Movable if they are, element by element.
template <class... T>
struct Pack : detail::PackElements<std::index_sequence_for<T...>, T...> {
  /// References to what a Pack is made of, as one parameter.
  using Arguments = Pack<T&&...>;
  using detail::PackElements<std::index_sequence_for<T...>, T...>::PackElements;
};

}  // namespace pollux
