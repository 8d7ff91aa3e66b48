// Hazard: the temporaries of a co_yield's full-expression die behind the resumption, so that an item may refer to them.
#include "trace.hpp"

struct View {
  Traced const* seen;
  explicit View(Traced const& thing) : seen(&thing) {}
};
View view(Traced const& thing) { return View(thing); }

struct Noticed : Traced {
  using Traced::Traced;
  Noticed(Noticed&&) = default;
  Noticed(Noticed const&) = default;
};

struct Convertible {
  Traced name;
  operator int() const { return name.get() + 1; }
};

ASYNC pollux::Stream<View> views(int n) {
  co_yield view(Traced("first", n));
  co_yield View(Traced("second", n + 1));
  Traced local("local", n + 2);
  co_yield view(local);
  for (int i = 0; i < 2; ++i) co_yield view(i == 0 ? Traced("third", 5) : local);
}
ASYNC pollux::Stream<Noticed> things() {
  co_yield Noticed("thing", 1);
  Noticed kept("kept", 2);
  co_yield kept;
  co_yield std::move(kept);
}
ASYNC pollux::Stream<int> numbers() {
  co_yield Traced("number", 3).get();
  co_yield Convertible{Traced("convertible", 4)};
  co_yield Traced("a", 1).get() + Traced("b", 2).get();
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto v = views(1);
  while (auto item = co_await v.next()) {
    step("look");
    sum += item->seen->get();
  }
  auto t = things();
  while (auto item = co_await t.next()) sum += item->get();
  auto n = numbers();
  while (auto item = co_await n.next()) sum += *item;
  co_return sum;
}

#include "driver.hpp"
