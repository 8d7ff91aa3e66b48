// Hazard: an operator's future is named by a word, and its body can't be an overload of an operator of fixed arity.
#include "trace.hpp"

struct Number {
  int value;
  int word = 0;

  ASYNC Future<int> operator()(int n, int times = 1) const {
    co_await leaf("call", times);
    co_return value + n;
  }
  ASYNC Future<int> operator()(char const* name) {
    co_await leaf(name, 1);
    co_return ++value;
  }
  ASYNC Future<int> operator[](int i) {
    Traced t{"subscript", i};
    co_await leaf("subscript", 1);
    co_return t.value * value;
  }
  ASYNC Future<Number> operator+(Number const& other) const {
    int sum = value + other.value;
    co_await leaf("plus", 1);
    co_return Number{sum};
  }
  ASYNC Future<int> operator-() const {
    co_await leaf("minus", 1);
    co_return -value;
  }
  ASYNC Future<int> operator-(int n) const;
  ASYNC Future<Number*> operator+=(int n);
  ASYNC Future<int> plus(int n) {
    co_await leaf("word", 1);
    co_return word + n;
  }
};

ASYNC Future<int> Number::operator-(int n) const {
  co_await leaf("minus", n);
  co_return value - n;
}
ASYNC Future<Number*> Number::operator+=(int n) {
  co_await leaf("plus_assign", 1);
  value += n;
  co_return this;
}
ASYNC Future<int> operator*(Number const& a, int b) {
  co_await leaf("times", 1);
  co_return a.value * b;
}
ASYNC Future<int> operator!(Number const& a) {
  co_await leaf("not", 1);
  co_return !a.value;
}

ASYNC Future<int> scenario() {
  Number n{2};
  int result = co_await n(3) + co_await n("named") * 10;
  note("call", result);
  result += co_await n[4];
  note("subscript", result);
  Number sum = co_await (n + Number{5});
  note("plus", sum.value);
  result += co_await -n + co_await (n - 1);
  note("minus", result);
  result += (co_await (n += 7))->value;
  result += co_await (n * 3) + co_await !n + co_await n.plus(1);
  co_return result + sum.value;
}

#include "driver.hpp"
