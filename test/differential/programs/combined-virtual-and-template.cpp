// Hazard: a virtual async member, overridden in class templates, called through the base and directly.
// needs: full
#include "trace.hpp"

struct Shape {
  Traced name{"shape"};
  virtual ~Shape() = default;
  virtual ASYNC Future<int> area(int scale) = 0;
  virtual ASYNC Future<int> sides() {
    co_await leaf("sides", 1);
    co_return 0;
  }
};
template <class Unit, int Sides>
struct Polygon : Shape {
  Unit unit;
  explicit Polygon(Unit unit) : unit(std::move(unit)) {}
  ASYNC Future<int> area(int scale) override {
    Traced local{"polygon", scale};
    co_await leaf("area", 1);
    co_return scale * unit.get();
  }
  ASYNC Future<int> sides() override { co_return Sides + co_await Shape::sides(); }
};
template <class Each>
struct Twice final : Shape {
  Each first{Traced{"first", 3}};
  Each second{Traced{"second", 4}};
  ASYNC Future<int> area(int scale) override {
    int a = co_await first.area(scale);
    int b = co_await second.area(scale);
    co_return a + b;
  }
};
ASYNC Future<int> measure(Shape& shape) {
  int a = co_await shape.area(10);
  co_return a + co_await shape.sides();
}
ASYNC Future<int> scenario() {
  Polygon<Traced, 4> square(Traced{"unit", 2});
  Twice<Polygon<Traced, 3>> twice;
  int total = co_await measure(square);
  total += co_await measure(twice);
  total += co_await square.Polygon::area(1);
  co_return total;
}

#include "driver.hpp"
