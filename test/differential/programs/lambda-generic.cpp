// Hazard: a generic async lambda: auto, references, forwarding, packs, template parameters of its own.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int base = 1;
  auto add = [&base](auto value, auto const& other) ASYNC -> Future<int> {
    auto kept = std::move(value);
    co_await leaf("add", 1);
    co_return base + kept.get() + other.get();
  };
  auto all = [&](auto&&... values) ASYNC -> Future<int> {
    co_await leaf("all", 1);
    co_return (base + ... + values.get());
  };
  auto same = [](auto value) ASYNC -> Future<decltype(value)> {
    co_await leaf("same", 1);
    co_return value;
  };
  Traced thing{"thing", 2};
  MoveOnly only{"only", 3};
  int total = co_await add(Traced{"value", 4}, thing);
  total += co_await add(std::move(only), only);
  base = 10;
  total += co_await all();
  total += co_await all(thing, Traced{"temporary", 5});
  total += co_await same(6);
  Traced copy = co_await same(thing);
  co_return total + copy.get();
}

#include "driver.hpp"
