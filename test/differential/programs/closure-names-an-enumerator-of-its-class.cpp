// Hazard: a lambda that is kept names an enumerator of the function's class, of a base or of the class around it, where a namespace has
// another one of that name.
#include "trace.hpp"

enum Outside { one = 1, two = 1, three = 1, four = 1 };

struct Base {
  enum Kind { two = 20 };
};
struct Outer {
  enum { one = 10 };
  struct Inner : Base {
    enum class Scoped { three = 30 };
    ASYNC Future<int> sum(int n) {
      auto closure = [n] { return n + one + two + int(Scoped::three); };
      co_await leaf("sum", 1);
      co_return closure();
    }
    static ASYNC Future<int> without_object() {
      auto closure = [](int n) {
        switch (n) {
        case one: return 1;
        case two: return 2;
        default: return 3;
        }
      };
      co_await leaf("without", 1);
      co_return 100 * closure(10) + 10 * closure(20) + closure(1);
    }
  };
};
template <class T> struct Template {
  enum Kind { four = 40 };
  ASYNC Future<int> sum(int n) {
    auto closure = [n] { return n + four; };
    co_await leaf("template", 1);
    co_return closure();
  }
};

ASYNC Future<int> scenario() {
  Outer::Inner inner;
  Template<int> instance;
  int sum = co_await inner.sum(1);
  sum += co_await Outer::Inner::without_object();
  co_return sum + co_await instance.sum(2);
}

#include "driver.hpp"
