// Hazard: decltype of a reference, as std::forward is given it: of a parameter, of a local, from a macro.
// needs: full
#include "trace.hpp"
#define FWD(x) std::forward<decltype(x)>(x)

ASYNC Future<int> plain(Traced&& value) {
  co_await leaf("plain", 1);
  auto taken = std::forward<decltype(value)>(value);
  co_return taken.get();
}
ASYNC Future<int> from_macro(Traced&& value) {
  co_await leaf("macro", 1);
  auto taken = FWD(value);
  co_return taken.get();
}
template <class T>
ASYNC Future<int> deduced(T&& value, T other) {
  co_await leaf("deduced", 1);
  auto taken = FWD(value);
  co_await leaf("deduced", 1);
  auto second = FWD(other);
  co_return taken.get() + second.get();
}
ASYNC Future<int> locals(Traced a, Traced b) {
  auto&& first = std::move(a);
  Traced&& second = std::move(b);
  auto&& third = b;
  co_await leaf("locals", 1);
  auto taken = std::forward<decltype(first)>(first);
  auto taken_too = FWD(second);
  co_return taken.get() + taken_too.get() + (sizeof(FWD(third)) == sizeof(Traced));
}
template <class T>
ASYNC Future<int> locals_of(T a, T b) {
  auto&& first = std::move(a);
  T&& second = std::move(b);
  auto&& third = T(a);
  const auto& fourth = third;
  co_await leaf("locals of", 1);
  auto taken = std::forward<decltype(first)>(first);
  auto taken_too = FWD(second);
  auto copied = FWD(fourth);
  auto moved = FWD(third);
  co_return taken.get() + taken_too.get() + copied.get() + moved.get();
}

ASYNC Future<int> scenario() {
  int total = co_await plain(Traced{"a", 1});
  total += co_await from_macro(Traced{"b", 2});
  Traced c{"c", 3}, d{"d", 4}, e{"e", 5}, f{"f", 6}, g{"g", 7};
  total += co_await deduced(Traced{"other", 1}, std::move(c));
  total += co_await locals(std::move(d), std::move(e));
  total += co_await locals_of(std::move(f), std::move(g));
  co_return total;
}

#include "driver.hpp"
