// Hazard: member functions of one class that await each other in a circle, of two, of three, and held before they are awaited.
#include "trace.hpp"

struct Parity {
  Traced name{"parity"};

  ASYNC Future<bool> even(int n) {
    Traced local{"even", n};
    if (n == 0) co_return true;
    co_return co_await odd(n - 1);
  }
  ASYNC Future<bool> odd(int n) {
    Traced local{"odd", n};
    co_await leaf("odd", 1);
    if (n == 0) co_return false;
    co_return co_await this->even(n - 1);
  }
};

class Expression {
  char const *at;

  bool skip(char c) {
    if (*at != c) return false;
    ++at;
    return true;
  }
  // A grammar, as one writes it.
  ASYNC Future<int> factor() {
    if (skip('(')) {
      int value = co_await sum();
      skip(')');
      co_return value;
    }
    if (skip('-')) co_return -co_await factor();
    co_await leaf("digit", 1);
    co_return *at++ - '0';
  }
  ASYNC Future<int> product() {
    Traced local{"product"};
    int value = co_await factor();
    while (skip('*')) value *= co_await factor();
    co_return value;
  }

 public:
  explicit Expression(char const *text) : at{text} {}
  ASYNC Future<int> sum(int start = 0) {
    Traced local{"sum"};
    int value = start + co_await product();
    while (skip('+')) value += co_await product();
    co_return value;
  }
};

// Held, in a variable and in a combinator.
struct Tree {
  int value;
  Tree *left = nullptr, *right = nullptr;

  ASYNC Future<int> total() const {
    if (!left) co_return value;
    auto children = both();
    co_await leaf("between", 1);
    co_return value + co_await std::move(children);
  }
  ASYNC Future<int> both() const {
    auto [a, b] = co_await pollux::join(left->total(), right->total());
    co_return a + b;
  }
  ASYNC Future<int> depth() const {
    auto below = left ? left->depth() : Future<int>(flat());
    co_return 1 + co_await std::move(below);
  }
  ASYNC static Future<int> flat() { co_return 0; }
};

ASYNC Future<int> scenario() {
  Parity parity;
  int result = (co_await parity.even(3) ? 1 : 2) + (co_await parity.odd(3) ? 10 : 20);
  Expression expression{"2*(3+4*-1)+5"};
  result += 100 * co_await expression.sum(1);
  note("result", result);
  Tree a{1}, b{2}, c{3}, inner{4, &a, &b}, root{5, &inner, &c};
  result += co_await root.total() + co_await root.depth();
  co_return result;
}

#include "driver.hpp"
