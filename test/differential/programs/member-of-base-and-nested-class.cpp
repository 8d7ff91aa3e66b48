// Hazard: an inherited member function's future is named by the class that declares it; a nested class stands with its outermost one.
#include "trace.hpp"

namespace library {

class Base {
 public:
  ASYNC Future<int> open(int n) {
    co_await leaf("open", 1);
    co_return n + offset_;
  }
  int offset() const { return offset_; }

 protected:
  ASYNC Future<int> guarded() {
    Secret s{3};
    co_await leaf("guarded", 1);
    co_return s.n;
  }
  struct Secret {
    int n;
  };
  static ASYNC Future<int> shared(int n) {
    co_await leaf("shared", 1);
    co_return n * 2;
  }
  int offset_ = 1;
};

inline namespace v1 {
class Derived : public Base {
 public:
  using Base::open;
  ASYNC Future<int> close(int n);
  ASYNC Future<int> open(char const* name) {
    co_await leaf(name, 1);
    co_return co_await Base::open(0) + co_await open(1);
  }

 private:
  struct Inner {
    int n;
    ASYNC Future<int> use() {
      Private p{n};
      co_await leaf("inner", 1);
      co_return p.n;
    }
    ASYNC Future<int> other(Derived& outer);
    struct Deep {
      int value;
      ASYNC Future<int> dive() {
        co_await leaf("deep", 1);
        co_return value + co_await Derived::shared(1);
      }
    };
  };
  struct Private {
    int n;
  };
  Inner inner_{6};
};
}  // namespace v1

ASYNC Future<int> Derived::Inner::other(Derived& outer) {
  Deep deep{8};
  co_await leaf("other", 1);
  co_return co_await outer.open("again") + co_await deep.dive() + outer.offset();
}

ASYNC Future<int> Derived::close(int n) {
  offset_ += 1;
  Secret local{n};
  int opened = co_await open(n);
  co_return opened + co_await guarded() + co_await shared(local.n) + co_await Inner{5}.use() + co_await inner_.other(*this);
}

}  // namespace library

union Either {
  int number;
  float real;
  ASYNC Future<int> as_number() {
    co_await leaf("union", 1);
    co_return number;
  }
};

ASYNC Future<int> scenario() {
  library::Derived d;
  int n = co_await d.close(4);
  note("n", n);
  n += co_await d.open("named") + co_await d.open(2) + co_await d.library::Base::open(3);
  Either e{7};
  co_return n + co_await e.as_number();
}

#include "driver.hpp"
