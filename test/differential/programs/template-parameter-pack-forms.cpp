// Hazard: packs of every form: empty, of references, of constants and pointers, forwarded, in patterns, beside other parameters, of
// a class, named in decltype and captures; and what a capture that throws leaves.
// needs: full
#include "trace.hpp"

#include <tuple>
#include <type_traits>
#include <vector>

template <class... T>
ASYNC Future<int> by_reference(T const&... kept) {
  co_await leaf("by reference", 1);
  int total = 0;
  ((total = 10 * total + kept.get()), ...);
  co_return total;
}
template <class... T>
ASYNC Future<int> changed(int by, T&... numbers) {
  co_await leaf("changed", 1);
  ((numbers += by), ...);
  co_return (0 + ... + numbers);
}
template <class... T>
ASYNC Future<int> forwarded(T&&... values) {
  co_await leaf("forwarded", 1);
  std::tuple<std::decay_t<T>...> taken(std::forward<T>(values)...);
  static_assert(std::is_same_v<std::tuple<decltype(values)...>, std::tuple<T&&...>>);
  co_await leaf("taken", 1);
  co_return std::apply([](auto const&... each) { return (0 + ... + each.get()); }, taken);
}
template <class... T>
ASYNC Future<int> beside(Traced first, T... values) {
  Traced local{"local", 9};
  co_await leaf("beside", 1);
  co_return first.get() + local.get() + (0 + ... + values.get());
}
template <class... T>
ASYNC Future<int> constant(T const... numbers) {
  co_await leaf("constant", 1);
  static_assert((std::is_const_v<decltype(numbers)> && ...));
  co_return (0 + ... + numbers);
}
template <class... T>
ASYNC Future<std::size_t> patterns(std::vector<T>... lists, T*... places) {
  co_await leaf("patterns", 1);
  (lists.push_back(*places), ...);
  co_await leaf("patterns", 1);
  co_return (sizeof...(lists) + ... + lists.size());
}
template <class T, class... Rest>
ASYNC Future<int> last(T first, Rest... rest) {
  co_await leaf("last", 1);
  auto all = [&first, &rest...] { return (first.get() + ... + rest.get()); };
  auto copies = [rest...](int n) { return (n + ... + rest.get()); };
  int total = all();
  total += copies(1);
  co_return total;
}

template <class... Base>
struct Host {
  int factor;
  ASYNC Future<int> call(Base... values) const {
    co_await leaf("call", 1);
    co_return factor * (0 + ... + values.get());
  }
  template <class... T>
  static ASYNC Future<int> both(Base... values, T&&... more);
};
template <class... Base>
template <class... T>
ASYNC Future<int> Host<Base...>::both(Base... values, T&&... more) {
  co_await leaf("both", 1);
  co_return (0 + ... + values.get()) * (1 + ... + more.get());
}

ASYNC Future<int> overloaded(int n) {
  co_await leaf("one number", 1);
  co_return n;
}
template <class... T>
ASYNC Future<int> overloaded(T... values) {
  co_await leaf("many", 1);
  if constexpr (sizeof...(values) > 2)
    co_return co_await overloaded(1);
  else
    co_return (0 + ... + values);
}
ASYNC Future<int> any(auto&&... values) {
  co_await leaf("any", 1);
  co_return (0 + ... + std::forward<decltype(values)>(values).get());
}
template <class... frame>
ASYNC Future<int> names(frame... cx) {
  co_await leaf("names", 1);
  co_return (0 + ... + cx);
}

// No call has two arguments whose order would show.
ASYNC Future<int> scenario() {
  Traced a{"a", 1};
  Traced const b{"b", 2};
  MoveOnly only{"only", 7}, other{"other", 3};
  NoDefault y{"y", 2}, z{"z", 3};
  int n = 3, m = 4;
  int total = co_await by_reference(a, b, Traced{"temporary", 5});
  total += co_await by_reference();
  total += co_await changed(2, n, m) + n;
  total += co_await forwarded(a, Traced{"moved", 6}, b, std::move(only));
  total += co_await beside(Traced{"first", 1});
  Traced first{"first", 1}, second{"second", 2};
  total += co_await beside(std::move(first), std::move(second));
  total += co_await constant(1, 2L);
  std::vector<int> two{1, 2}, one{3};
  total += static_cast<int>(co_await patterns<int, int>(two, one, &n, &m));
  total += co_await last(std::move(a), std::move(y));
  Host<Traced, MoveOnly> host{2};
  Traced called{"called", 2};
  MoveOnly base{"base", 3};
  total += co_await host.call(std::move(called), std::move(other));
  total += co_await host.both(b, std::move(base), b, z);
  total += co_await overloaded(5);
  total += co_await overloaded(5, 6);
  total += co_await overloaded(5, 6, 7);
  total += co_await any(b, Traced{"any", 8});
  total += co_await names(1, 2L);
  co_return total;
}

#include "driver.hpp"
