// Hazard: a local class with traced members is a field, a vector's element, an array's, a base of another one, a parameter of
// a closure, and the type of a future of its own; an enumeration's value; a typedef of an unnamed class.
// needs: full
#include "trace.hpp"

#include <memory>
#include <vector>

ASYNC Future<int> scenario() {
  struct Base {
    Traced name;
    explicit Base(char const* name) : name(name, 1) {}
    virtual int weight() const { return name.get(); }
    virtual ~Base() { trace::log("~Base"); }
  };
  struct Derived final : Base {
    Traced more{"more", 2};
    Derived() : Base("derived") {}
    int weight() const override { return Base::weight() + more.get(); }
    ~Derived() override { trace::log("~Derived"); }
  };
  struct Countdown {
    using Output = int;
    int left;
    Traced inside{"inside"};
    pollux::Poll<int> poll(pollux::Context& context) {
      if (left-- == 0) return pollux::Ready(inside.get() + 9);
      context.waker().wake_by_ref();
      return pollux::Pending;
    }
  };
  typedef struct {
    int a, b;
  } Pair;
  enum Color : unsigned char { Red = 1, Green };
  enum class Mode { On, Off };
  union Either {
    int number;
    float real;
  };

  Derived derived;
  Color color = Red;
  Mode mode = Mode::Off;
  Either either;
  either.number = 5;
  Pair pair{1, 2}, array[2] = {{3, 4}, {5, 6}};
  std::vector<Pair> pairs{pair, array[1]};
  std::unique_ptr<Base> pointer = std::make_unique<Derived>();
  Base& reference = derived;
  auto sum = [](Pair const& p) { return p.a + p.b; };
  int total = co_await Countdown{2};
  color = Green;
  for (auto& [a, b] : pairs) {
    total += a * b;
    co_await leaf("round", 1);
  }
  Countdown named{1};
  total += co_await named;
  co_return total + derived.weight() + pointer->weight() + reference.weight() + color + (mode == Mode::On) + either.number +
      sum(array[0]);
}

#include "driver.hpp"
