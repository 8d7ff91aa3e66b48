// Hazard: a member template that is named by its arguments, of an object that the lowering keeps in the frame of a template: `.get<int>`
// would be a comparison without a `template` in front (found by the fuzzer). Of variables, temporaries, pointers; and what the names of
// a template's body mean must not depend on its parameters for the frame's sake.
// needs: full
#include "shapes.hpp"

using namespace shapes;

struct Source {
  Traced own{"own", 2};
  template <class T>
  ASYNC Future<T> get(T n) const {
    co_await leaf("get", 1);
    co_return static_cast<T>(n + own.get());
  }
  template <class T>
  int plain(int n) const { return n + own.get() + static_cast<int>(sizeof(T)); }
};

template <class T>
ASYNC Future<int> read(T value) {
  Source kept;
  int numbers[2] = {1, 2};
  int total = co_await Source{}.get<int>(value);
  total += Source{}.plain<char>(co_await leaf("argument", 1, numbers[1]));
  total += kept.plain<char>(1) + co_await kept.get<short>(static_cast<short>(value));
  total += (&kept)->plain<char>(co_await leaf("arrow", 1, 1) + kept.plain<char>(2));
  co_return total + numbers[0] + co_await [&kept](int n) ASYNC -> Future<int> {
    Source own;
    co_await leaf("lambda", 1);
    co_return own.plain<char>(n) + co_await own.get<int>(n) + co_await kept.get<int>(n);
  }(value);
}

// A class template knows its own class by `this` and by a variable's type; of what stands in for them in the future's types nothing is
// known but that they depend on its parameters.
template <class Element>
class Host {
public:
  explicit Host(int n) : held{"host", n} {}

  ASYNC Future<int> run(Host other) {
    Host here{4};
    int total = co_await this->own<Element>(Element("this", 1));
    total += co_await own<Element>(Element("implicit", 2));
    total += co_await (*this).own<Element>(Element("star", 3));
    total += co_await here.own<int>(4) + co_await other.template own<int>(5);
    Host* pointer = &other;
    total += co_await pointer->own<short>(static_cast<short>(6));
    auto again = [&] { return here.sum<char>(7); };
    auto later = [&here](int n) ASYNC -> Future<int> {
      co_await leaf("later", 1);
      co_return here.sum<int>(n);
    };
    total += co_await later(again());
    total += co_await this->own<int>(this->sum<char>(7) + co_await leaf("operand", 1, 2));
    co_return total;
  }

private:
  template <class T>
  ASYNC Future<int> own(T const& value) const {
    co_await leaf("own", 1);
    co_return held.get() + static_cast<int>(sizeof(value));
  }
  template <class T>
  int sum(int n) const { return n + held.get() + static_cast<int>(sizeof(T)); }

  Element held;
};

ASYNC Future<int> scenario() {
  Host<Traced> host{8};
  int first = co_await read(3);
  co_return first + co_await host.run(Host<Traced>{9});
}

#include "driver.hpp"
