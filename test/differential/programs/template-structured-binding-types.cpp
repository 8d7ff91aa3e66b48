// Hazard: the type of a structured binding's name in a template, where it must be written: captured by a closure or an async lambda
// that lives across an await, an operand that is kept, and in what a variable's type is deduced from (found by the fuzzer:
// `<dependent type>`). A pair of dependent type, an array, a part that is const.
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class T>
struct Pair {
  T first;
  int const second;
};
template <class T>
Pair<T> pair_of(T&& first, int second) {
  return Pair<T>{std::move(first), second};
}

template <class T>
ASYNC Future<int> use_parts(T value) {
  auto [one, two] = pair_of(std::move(value), 3);
  auto closure = [&kept = one, number = two](int m) { return kept.get() + number + m; };
  auto lambda = [&one = one, two = two](int y) ASYNC -> Future<int> {
    co_await leaf("lambda", 1);
    co_return use(one, two + y);
  };
  auto sum = one.get() + two;
  co_await leaf("parts", 1);
  sum += use(one, co_await leaf("operand", 1, two));
  T rows[2] = {T{"left", 1}, T{"right", 2}};
  auto& [left, right] = rows;
  auto const& same = right;
  int total = left.get() + (co_await leaf("array", 1, right.get()));
  total += co_await lambda(same.get());
  co_return total + closure(1) + sum + one.get() + two;
}

ASYNC Future<int> scenario() {
  co_return co_await use_parts(Traced{"value", 4});
}

#include "driver.hpp"
