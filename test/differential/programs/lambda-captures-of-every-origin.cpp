// Hazard: captures of parameters, structured bindings, packs, constants, and what needs no capture.
// needs: full
#include "trace.hpp"

constexpr int global = 7;

template <class... T>
ASYNC Future<int> captured_pack(T... values) {
  auto sum = [values...](int n) ASYNC -> Future<int> {
    co_await leaf("pack", 1);
    co_return (n + ... + values.get());
  };
  auto moved = [&](int n) ASYNC -> Future<int> {
    co_await leaf("pack by reference", 1);
    co_return (n + ... + values.get());
  };
  int total = co_await sum(1);
  co_return total + co_await moved(2);
}
struct Point {
  Traced x;
  int y;
};
ASYNC Future<int> origins(Traced parameter, int& reference) {
  constexpr int constant = 3;
  static int calls = 0;
  auto [x, y] = Point{Traced{"x", 1}, 2};
  auto all = [=, &reference, &x = x, y = y]() ASYNC -> Future<int> {
    calls = calls + 1;
    co_await leaf("all", 1);
    reference += constant + global;
    co_return parameter.get() + reference + x.get() + y;
  };
  co_return co_await all();
}
ASYNC Future<int> scenario() {
  int number = 10;
  int total = co_await origins(Traced{"parameter", 4}, number);
  Traced a{"a", 1};
  total += co_await captured_pack(std::move(a), Traced{"b", 2});
  total += co_await captured_pack();
  co_return total + number;
}

#include "driver.hpp"
