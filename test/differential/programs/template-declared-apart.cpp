// Hazard: templates that are declared apart from their definitions: with auto parameters, packs, parameters without a name or with
// another one there, in and behind classes; and names that a macro writes.
// needs: full
#include "trace.hpp"

#include <type_traits>

template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
ASYNC Future<int> later(T);
ASYNC Future<int> abbreviated(auto value, auto const&... rest);
template <class... T>
ASYNC Future<int> pack(T... values);
template <class Output>
ASYNC Future<Output> hidden(Output, int = 2);

struct Members {
  int base;
  ASYNC Future<int> in_class(auto value) {
    co_await leaf("in class", 1);
    co_return base + value.get();
  }
  ASYNC Future<int> apart(auto&&... values) const;
  template <class A, class... B>
  static ASYNC Future<int> renamed(A first, B const&... rest);
  template <class>
  ASYNC Future<int> nameless() {
    co_await leaf("nameless", 1);
    co_return base;
  }
};
ASYNC Future<int> Members::apart(auto&&... values) const {
  co_await leaf("apart", 1);
  co_return (base + ... + values.get());
}
template <class First, class... Rest>
ASYNC Future<int> Members::renamed(First first, Rest const&... rest) {
  co_await leaf("renamed", 1);
  co_return (first.get() + ... + rest.get());
}

template <class, class Output>
class Sequence {
 public:
  explicit Sequence(Output value) : value(value) {}
  virtual ~Sequence() = default;
  virtual ASYNC Future<Output> get(Output more) {
    co_await leaf("sequence", 1);
    co_return static_cast<Output>(value + more);
  }
  template <class... State>
  ASYNC Future<Output> all(State... values);

 private:
  Output value;
};
template <class Key, class Output>
template <class... State>
ASYNC Future<Output> Sequence<Key, Output>::all(State... values) {
  co_await leaf("all", 1);
  co_return static_cast<Output>((value + ... + values));
}

template <class T, std::enable_if_t<std::is_integral_v<T>, int>>
ASYNC Future<int> later(T value) {
  co_await leaf("later", 1);
  co_return static_cast<int>(value);
}
ASYNC Future<int> abbreviated(auto value, auto const&... rest) {
  co_await leaf("abbreviated", 1);
  co_return (value.get() + ... + rest.get());
}
template <class... Values>
ASYNC Future<int> pack(Values... values) {
  co_await leaf("pack", 1);
  co_return (0 + ... + values.get());
}
#define RESULT Output
#define FORWARD(x) static_cast<decltype(x)&&>(x)
#define DEFINE(name) \
  template <class T, class = void> \
  ASYNC Future<int> name(T value, auto... more) { \
    co_await leaf(#name, 1); \
    co_return (value.get() + ... + more); \
  }
DEFINE(by_macro)
template <class Output>
ASYNC Future<Output> hidden(Output value, int count) {
  RESULT sum = value;
  for (int i = 1; i < count; ++i) sum += co_await leaf("hidden", 1, FORWARD(i));
  co_return sum;
}

ASYNC Future<int> scenario() {
  Traced a{"a", 1}, b{"b", 2}, c{"c", 3}, d{"d", 4}, e{"e", 5};
  int total = co_await later(1L);
  total += co_await abbreviated(std::move(a), b);
  total += co_await pack(std::move(c), std::move(d));
  total += co_await hidden(10) + static_cast<int>(co_await hidden(10L, 4));
  Members members{100};
  total += co_await members.in_class(std::move(e));
  total += co_await members.apart(b, b);
  total += co_await Members::renamed(Traced{"f", 6}, b);
  total += co_await members.nameless<int>();
  Sequence<char, int> sequence{7};
  total += co_await sequence.get(1);
  total += co_await sequence.all(1, 2L, 'a');
  total += co_await by_macro(Traced{"g", 7}, 1, 2);
  co_return total;
}

#include "driver.hpp"
