// Hazard: in a class template, members of a base that depends on the arguments are awaited by its name, and overridden; a partial specialisation names itself.
#include "trace.hpp"

template <class T> struct Base {
  T v{1};
  virtual ~Base() = default;
  ASYNC virtual Future<T> overridden(T n) {
    co_await leaf("base", 1);
    co_return n + v;
  }
  ASYNC virtual Future<T> sealed(T n) { co_return n + 100; }
  ASYNC Future<T> load(T n) {
    Traced local{"load", int(n)};
    co_await leaf("load", 1);
    co_return n * 2;
  }
};
template <class T> struct Derived : Base<T> {
  using Parent = Base<T>;
  ASYNC Future<T> overridden(T n) override {
    T below = co_await Base<T>::overridden(n);
    co_return below * 10 + co_await Base<T>::load(n);
  }
  ASYNC Future<T> sealed(T n) final {
    co_await leaf("sealed", 1);
    co_return n + co_await Parent::load(3) + co_await this->load(1);
  }
};
template <class T> struct Part { T v; };
template <class T> struct Part<T *> {
  T v{};
  ASYNC Future<T> go(T t) {
    Part other;
    Part *self = this;
    other.v = t;
    co_await leaf("part", 1);
    co_return other.v + self->v;
  }
};
ASYNC Future<int> by_base(Base<int> &base) { co_return co_await base.overridden(2) + co_await base.sealed(4); }

ASYNC Future<int> scenario() {
  Derived<int> derived;
  Part<int *> part;
  int sum = co_await by_base(derived);
  co_return sum + co_await part.go(3);
}

#include "driver.hpp"
