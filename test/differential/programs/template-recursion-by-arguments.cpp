// Hazard: templates that await themselves, or each other, where only the arguments tell which function is called: one box a circle.
#include "trace.hpp"

// Itself, of the same type and of another.
template <class T>
ASYNC Future<int> depth(T value) {
  Traced local{"depth", static_cast<int>(value)};
  co_await leaf("depth", 1);
  if (value < 1) co_return 0;
  int below = co_await depth(value / 2);
  co_return 1 + below;
}
template <class T>
struct Pair {
  T first, second;
};
ASYNC Future<int> total(int n) {
  co_await leaf("number", 1);
  co_return n;
}
template <class T>
ASYNC Future<int> total(Pair<T> const &pair) {
  Traced local{"pair"};
  int first = co_await total(pair.first);
  co_return first + co_await total(pair.second);
}

// In a circle.
template <class T>
ASYNC Future<bool> odd(T n);
template <class T>
ASYNC Future<bool> even(T n) {
  Traced local{"even", n};
  if (n == 0) co_return true;
  co_return co_await odd(n - 1);
}
template <class T>
ASYNC Future<bool> odd(T n) {
  Traced local{"odd", n};
  co_await leaf("odd", 1);
  if (n == 0) co_return false;
  co_return co_await even(n - 1);
}

// Of a type that depends on the arguments.
template <class T>
ASYNC Future<T> factorial(T n);
template <class T>
ASYNC Future<T> factorial(T n) {
  co_await leaf("factorial", 1);
  if (n < 2) co_return 1;
  co_return n * co_await factorial(n - 1);
}

// Members of a class template, overloaded.
template <class T>
class Walker {
 public:
  ASYNC Future<int> walk(T value) {
    Traced local{"walk", value};
    if (value <= 0) co_return 0;
    co_return co_await step(value - 1);
  }
  ASYNC Future<int> step(T value) {
    co_await leaf("step", 1);
    co_return 1 + co_await this->walk(value, 2) + co_await walk(value);
  }
  ASYNC Future<int> walk(T value, int more) { co_return value * more; }
  template <class U>
  ASYNC Future<U> sum(U n, T value) {
    Traced local{"sum"};
    if (n <= 0) co_return value;
    auto rest = co_await sum(n - 1, value);
    co_return n + rest;
  }
};

// One instance, named in a template in front of what defines it.
template <class T>
struct Early {
  T value;
  ASYNC Future<int> get(int n) const;
  ASYNC Future<int> other() const { co_return co_await Early<int>{3}.get(1) + co_await get(2); }
};
template <class T>
ASYNC Future<int> Early<T>::get(int n) const {
  co_await leaf("get", 1);
  co_return n + static_cast<int>(value);
}

ASYNC Future<int> scenario() {
  int sum = co_await depth(3) + co_await depth(2.5);
  Pair<Pair<int>> pairs{{1, 2}, {3, 4}};
  sum += co_await total(pairs);
  note("sum", sum);
  sum += co_await even(2) ? 100 : 200;
  Walker<int> walker;
  sum += co_await walker.walk(3) + co_await factorial(4);
  sum += co_await walker.sum(3, 1) + static_cast<int>(co_await walker.sum(2L, 5));
  co_return sum + co_await Early<long>{4}.other();
}

#include "driver.hpp"
