// Hazard: closures that a template keeps across a suspension: what they capture, and how, depends on its parameters.
// needs: full
#include "trace.hpp"

#include <utility>

template <class T>
ASYNC Future<int> kept(T thing, int factor) {
  using Number = int;
  constexpr int offset = sizeof(T) > 4 ? 3 : 1;
  auto scaled = [&thing, factor](int n) -> Number { return n * factor + thing.get() + offset; };
  auto owner = [inside = std::move(thing)] { return inside.get(); };
  co_await leaf("kept", 1);
  co_return scaled(2) * 100 + owner();
}

template <class T>
ASYNC Future<int> counted(T start) {
  auto next = [count = start]() mutable { return static_cast<int>(count += T(1)); };
  int total = 0;
  for (int i = 0; i < 3; ++i) total += co_await leaf("counted", 1, next());
  auto awaited = [value = co_await leaf("awaited", 1, 7)](auto n) { return value + n; };
  co_await leaf("after", 1);
  co_return total + awaited(T(1));
}

template <class C>
struct Holder {
  C name;
  ASYNC Future<int> apply(int n) {
    C copy = name;
    auto get = [&copy, n] { return copy.get() + n; };
    co_await leaf("apply", 1);
    co_return get();
  }
};

ASYNC Future<int> scenario() {
  int total = co_await kept(Traced{"thing", 2}, 3);
  total += co_await kept(MoveOnly{"only", 4}, 1);
  total += co_await counted(1);
  total += co_await counted(2L);
  Holder<Traced> holder{Traced{"holder", 5}};
  total += co_await holder.apply(6);
  co_return total;
}

#include "driver.hpp"
