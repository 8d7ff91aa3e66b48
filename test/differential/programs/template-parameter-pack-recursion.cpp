// Hazard: packs that are taken apart by recursion: in a member, by values, with written arguments, through another overload; and
// functions with packs that are called in front of their definition, by pointer, and with elements that are only copied.
// needs: full
#include "trace.hpp"

struct Walker {
  int base;
  template <class First, class... Rest>
  ASYNC Future<int> walk(First const& first, Rest const&... rest) const {
    co_await leaf("walk", 1);
    if constexpr (sizeof...(rest) != 0)
      co_return 10 * co_await walk(rest...) + first.get();
    else
      co_return 10 * base + first.get();
  }
};
template <int N, int... Rest>
ASYNC Future<int> values() {
  int counts[sizeof...(Rest) + 1] = {N, Rest...};
  co_await leaf("values", 1);
  int total = 0;
  for (int count : counts) total += count;
  if constexpr (sizeof...(Rest) != 0) total += co_await values<Rest...>();
  co_return total;
}
template <class T, class... More>
ASYNC Future<int> written(T first, More... more) {
  int rest = 0;
  if constexpr (sizeof...(More) != 0) rest = co_await written<More...>(std::move(more)...);
  co_return first.get() + rest;
}
ASYNC Future<int> overloaded() {
  co_await leaf("nothing left", 1);
  co_return 0;
}
template <class T, class... More>
ASYNC Future<int> overloaded(T first, More... more) {
  int const rest = co_await overloaded(more...);
  co_return first + rest;
}

template <class... T>
ASYNC Future<int> below(T... numbers);
ASYNC Future<int> early(int n) {
  int result = co_await below(n, 2);
  co_return result;
}
template <class... T>
ASYNC Future<int> below(T... numbers) {
  co_await leaf("below", 1);
  co_return (0 + ... + numbers);
}
template <class... T>
ASYNC Future<int> pointed(T... numbers) {
  co_await leaf("pointed", 1);
  co_return (1 * ... * numbers);
}

struct Copied {
  Traced traced;
  explicit Copied(int n) : traced{"copied", n} {}
  Copied(Copied const& other) : traced(other.traced) {}
};
template <class... T>
ASYNC Future<int> copied(Traced first, T... rest) {
  co_await leaf("rest", 1);
  co_return (first.get() + ... + rest.traced.get());
}

ASYNC Future<int> scenario() {
  Traced a{"a", 1}, b{"b", 2}, c{"c", 3};
  Walker const walker{4};
  int total = co_await walker.walk(a, b, c);
  total += co_await values<1, 2, 3>();
  total += co_await written(std::move(a), std::move(b));
  total += co_await overloaded(1, 2L, 'a');
  total += co_await early(5) + co_await below(1, 2, 3);
  Future<int> (*pointer)(int, int) = &pointed<int, int>;
  total += co_await pointer(3, 4) + co_await pointed();
  // The parameters that it is copied from are gone before it is awaited.
  auto kept = copied(std::move(c), Copied{5});
  total += co_await kept;
  co_return total;
}

#include "driver.hpp"
