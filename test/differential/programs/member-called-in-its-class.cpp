// Hazard: functions that are not async call an async one in the class itself, where its future is only declared.
#include "trace.hpp"

class Counter {
 public:
  explicit Counter(int n) : value{n} {}

  ASYNC Future<int> next(int step = 1) {
    Traced local{"next", step};
    co_await leaf("next", 1);
    co_return value += step;
  }
  Future<int> boxed() { return next(); }
  Future<int> twice() { return Counter::next(step()); }
  static Future<int> of(Counter &counter) { return counter.next(5); }
  auto deduced() { return next(7); }
  ASYNC Future<int> sum() {
    int first = co_await next();
    co_return first + co_await boxed();
  }
  ASYNC static Future<int> make(int n) {
    Counter counter{n};
    co_return co_await counter.next(n);
  }
  static Future<int> make_boxed() { return make(3); }

  struct Inner {
    Counter &outer;
    ASYNC Future<int> twice() { co_return 2 * co_await outer.next(); }
    Future<int> boxed() { return twice(); }
  };
  Future<int> inner() {
    Inner inner{*this};
    return inner.outer.next(3);
  }

 private:
  static int step() { return 2; }
  int value;
};

ASYNC Future<int> scenario() {
  Counter counter{1};
  int sum = co_await counter.next() + co_await counter.boxed();
  note("sum", sum);
  sum += co_await counter.twice() + co_await Counter::of(counter) + co_await counter.deduced();
  note("sum", sum);
  sum += co_await counter.sum() + co_await Counter::make(2) + co_await Counter::make_boxed();
  Counter::Inner inner{counter};
  sum += co_await inner.twice() + co_await inner.boxed() + co_await counter.inner();
  co_return sum;
}

#include "driver.hpp"
