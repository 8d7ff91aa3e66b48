// Hazard: friends that a class defines: found by their arguments only, with the class's names in their bodies.
#include "trace.hpp"

#include <memory>

inline int limit() { return 1000; }
struct Other {
  int n;
};
inline Future<int> twice(Other other) { return Future<int>(pollux::ready(other.n)); }

class Counter {
 public:
  struct Part {
    Traced name;
    int n;
  };
  Counter(int n) : value{n} {}  // NOLINT: converts

  friend ASYNC Future<int> next(Counter& counter, Traced by = {"by", 1}, int n = 2) {
    Traced local{"next"};
    co_await leaf("next", 1);
    co_return counter.value += by.get() + n + limit();
  }
  ASYNC Future<int> own(int n) {
    Traced local{"own"};
    co_return n + co_await next(*this);  // By its argument.
  }
  // Awaits a member, itself, and another; parameters without a name, and with one that the future needs.
  friend ASYNC Future<int> twice(Counter counter, int state) {
    if (state == 0) co_return co_await counter.own(1);
    Part part{{"part"}, state};
    int sum = co_await twice(Counter{counter.value}, state - 1) + co_await twice(Other{5});
    co_return sum + part.n + secret(sum);
  }
  friend ASYNC Future<void> drop(Counter const&, int const, std::unique_ptr<int>&&) { co_await leaf("drop", 1); }
  friend ASYNC Future<int> operator+(Counter& left, Part const& right) try {
    co_await leaf("plus", 1);
    co_return left.value + right.n;
  } catch (trace::Failure const&) {
    co_return 0;
  }
  friend ASYNC pollux::Stream<int> values(Counter& counter, int count) {
    for (int i = 0; i < count; ++i) {
      int value = co_await counter.own(i);
      co_yield value;
    }
  }
  struct Inner {
    int n;
    friend ASYNC Future<int> peek(Inner inner) { co_return inner.n + limit(); }
  };

 private:
  static int limit() { return 10; }
  static int secret(int n) { return n % 7; }
  int value;
};
// Neither of the friends is meant.
inline int next(int n, int more) { return n + more; }

ASYNC Future<int> scenario() {
  Counter counter{3};
  int sum = co_await next(counter) + co_await next(counter, {"mine", 2}) + next(5, 6);
  note("sum", sum);
  sum += co_await counter.own(4) + co_await twice(counter, 2);
  note("sum", sum);
  co_await drop(counter, 1, nullptr);
  Counter::Part part{{"argument"}, 8};
  sum += co_await (counter + part) + co_await peek(Counter::Inner{9});
  auto stream = values(counter, 2);
  while (auto item = co_await stream.next()) sum += *item;
  auto later = next(counter);
  co_return sum + co_await std::move(later);
}

#include "driver.hpp"
