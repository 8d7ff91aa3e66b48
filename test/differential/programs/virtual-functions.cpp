// Hazard: virtual async functions, overriding ones that are async or written by hand, called by their base and by their own name.
#include "trace.hpp"

struct Source {
  virtual ~Source() = default;
  ASYNC virtual Future<int> read(int n) = 0;
  ASYNC virtual Future<int> twice(int n) {
    Traced local{"twice", n};
    int first = co_await read(n);
    co_return first + co_await this->read(n + 1);
  }
};
struct Counter : Source {
  using Value = int;
  int value = 10;
  ASYNC auto read(int n) -> Future<Value> override {
    Traced local{"Counter", n};
    co_await leaf("counter", 1);
    co_return value += n;
  }
};
struct Last final : Counter {
  ASYNC Future<int> read(int n) final;
  ASYNC Future<int> twice(int n) override { co_return 100 * co_await Source::twice(n); }
};
ASYNC Future<int> Last::read(int n) {
  Traced local{"Last", n};
  co_return 1 + co_await Counter::read(n);
}
struct ByHand : Source {
  Future<int> read(int n) override { return leaf("by hand", 1, n); }
};
template <class T>
struct Constant : Source {
  T constant;
  explicit Constant(T c) : constant(c) {}
  ASYNC Future<int> read(int n) override {
    co_await leaf("constant", 1);
    co_return constant + n;
  }
};

ASYNC Future<int> ask(Source &source) {
  int sum = co_await source.read(1);
  co_return sum + co_await source.twice(2);
}
ASYNC Future<int> scenario() {
  Counter counter;
  Last last;
  ByHand by_hand;
  Constant<int> constant{5};
  int sum = co_await ask(counter);
  sum += co_await ask(last);
  sum += co_await ask(by_hand);
  sum += co_await ask(constant);
  Future<int> (Source::*pointer)(int) = &Source::read;
  sum += co_await (by_hand.*pointer)(7);
  co_return sum + co_await last.read(1);
}

#include "driver.hpp"
