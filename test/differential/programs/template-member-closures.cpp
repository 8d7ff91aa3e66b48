// Hazard: a closure that lives across an await and names what belongs to a class template: its maker is a member of the class
// (found by the fuzzer: the implicit `this` of a class template went unseen). Const, static, a member template, an overloaded member
// that is found by the argument, captures of a type that depends on a parameter.
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class Element>
class Shelf {
public:
  explicit Shelf(int n) : held{"held", n}, number(n) {}

  ASYNC Future<int> initialised() {
    auto add = [kept = number % 100, &seen = number](int m) { seen += m; return kept + seen; };
    co_await leaf("initialised", 1);
    co_return add(1) + number;
  }
  ASYNC Future<int> by_this(Element const& other) const;
  template <class T>
  ASYNC Future<int> of_template(T value) {
    auto sum = [this, value](auto m) { return held.get() + value + twice(m) + twice(static_cast<short>(m)); };
    co_await leaf("of_template", 1);
    co_return sum(2);
  }
  static ASYNC Future<int> of_class(Element one) {
    auto both = [&one, most = limit](int m) { return one.get() + secret(m) + most; };
    co_await leaf("of_class", 1);
    co_return both(3);
  }

private:
  int twice(int n) const { return 2 * n; }
  int twice(short n) const { return 3 * n; }
  static int secret(int n) { return n + 7; }

  static constexpr int limit = 9;
  Element held;
  int number;
};

template <class Element>
ASYNC Future<int> Shelf<Element>::by_this(Element const& other) const {
  auto sum = [&, twice = 2 * other.get()] { return held.get() + number + other.get() + twice; };
  auto moved = [copy = Traced(other)]() mutable { copy.value += 1; return copy.get(); };
  co_await leaf("by_this", 1);
  int first = sum();
  co_await leaf("moved", 1);
  co_return first + moved();
}

struct Plain {
  int number = 4;
  template <class T>
  ASYNC Future<int> add(T const& value) {
    auto sum = [&, this](int m) { return number + value.get() + m; };
    co_await leaf("plain", 1);
    co_return sum(1);
  }
};

ASYNC Future<int> scenario() {
  Shelf<Traced> shelf(3);
  int total = co_await shelf.initialised();
  Traced other{"other", 5};
  total += co_await shelf.by_this(other);
  total += co_await shelf.of_template(6);
  total += co_await shelf.of_template(static_cast<short>(2));
  total += co_await Shelf<Traced>::of_class(Traced{"one", 1});
  Plain plain;
  total += co_await plain.add(other);
  co_return total;
}

#include "driver.hpp"
