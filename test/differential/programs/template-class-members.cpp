// Hazard: async members of a class template, in the class, with fields, other members and static members of the class.
// needs: full
#include "trace.hpp"

template <class Source>
class Counter {
 public:
  explicit Counter(Source source) : source_(std::move(source)) { ++made; }

  ASYNC Future<int> next() {
    int got = co_await source_.read(step_);
    total_ += got;
    co_return got;
  }
  ASYNC Future<int> several(int n) {
    int sum = 0;
    for (int i = 0; i < n; ++i) {
      Traced guard{"guard", i};
      sum += co_await next();
    }
    co_return sum;
  }
  ASYNC Future<int> total() const {
    co_await leaf("total", 1);
    co_return total_ + extra();
  }
  static ASYNC Future<int> count(int add) {
    co_await leaf("count", 1);
    co_return made + add;
  }

 private:
  int extra() const { return made; }

  Source source_;
  int step_ = 2;
  int total_ = 0;
  static inline int made = 0;
};

struct Doubler {
  Traced name{"doubler"};
  ASYNC Future<int> read(int n) {
    co_await leaf("double", 1);
    co_return 2 * n;
  }
};
struct Leaves {
  Leaf<int> read(int n) { return leaf("leaf source", 1, n + 1); }
};

ASYNC Future<int> scenario() {
  Counter<Doubler> doubles(Doubler{});
  Counter leaves(Leaves{});
  int a = co_await doubles.several(2);
  int b = co_await leaves.several(2);
  int c = co_await doubles.total();
  int d = co_await Counter<Leaves>::count(1000);
  note("a", a);
  note("b", b);
  note("c", c);
  co_return a + b + c + (d > 1000 ? 1 : 0);
}

#include "driver.hpp"
