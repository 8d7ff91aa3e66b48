// Hazard: a generic lambda's pack: forwarded to an async function, by value, in decltype and sizeof, beside other parameters, in a
// stream, outside of async functions, and captured by a closure.
// needs: full
#include "trace.hpp"

#include <array>
#include <tuple>
#include <type_traits>

using pollux::Stream;

template <class... T>
ASYNC Future<int> sum(T... values) {
  co_await leaf("sum", 1);
  co_return (0 + ... + values.get());
}
int plain(int a) { return a; }
template <class... T>
int plain(int a, T... rest) {
  return a + plain(rest...);
}

inline auto const outside = [](auto... values) ASYNC -> Future<int> {
  co_await leaf("outside", 1);
  co_return plain(values...);
};

ASYNC Future<int> scenario() {
  int base = 1;
  auto forward = [](auto&&... arguments) ASYNC -> Future<int> {
    co_return co_await sum(std::forward<decltype(arguments)>(arguments)...);
  };
  auto kept = [&base](int factor, auto... values) ASYNC -> Future<int> {
    static_assert(std::is_same_v<std::tuple<decltype(values)...>, std::tuple<std::decay_t<decltype(values)>...>>);
    Traced local{"local", factor};
    co_await leaf("kept", 1);
    auto all = [&] { return (0 + ... + values.get()); };
    co_return base* all() * local.get() + static_cast<int>(sizeof...(values));
  };
  auto constant = [](auto const&... values) ASYNC -> Future<int> {
    co_await leaf("constant", 1);
    if constexpr (sizeof...(values) == 0) co_return -1;
    co_return (0 + ... + values.get());
  };
  auto stream = [](auto... values) ASYNC -> Stream<int> {
    std::array<int, sizeof...(values)> const numbers = {values...};
    for (int n : numbers) co_yield n;
    co_yield plain(values...);
  };
  Traced a{"a", 1}, b{"b", 2}, c{"c", 3};
  MoveOnly only{"only", 4};
  int total = co_await forward(a, std::move(only));
  total += co_await forward(Traced{"temporary", 5});
  total += co_await forward();
  total += co_await kept(2, std::move(b));
  base = 10;
  total += co_await kept(2);
  total += co_await constant(a, c);
  total += co_await constant();
  auto items = stream(1, 2);
  while (auto item = co_await items.next()) total += *item;
  total += co_await outside(1, 2, 3);
  co_return total;
}

#include "driver.hpp"
