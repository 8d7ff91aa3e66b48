// Hazard: abbreviated templates: auto parameters of every form, alone, in packs and beside a template head.
// needs: full
#include "trace.hpp"

ASYNC Future<int> one(auto value) {
  co_await leaf("one", 1);
  co_return value.get();
}
ASYNC Future<int> by_reference(auto const& kept, auto&& forwarded, auto* pointer) {
  auto taken = std::forward<decltype(forwarded)>(forwarded);
  co_await leaf("by reference", 1);
  co_return kept.get() + taken.get() + pointer->get();
}
template <class T>
ASYNC Future<int> mixed(T first, auto second, int third = 5) {
  co_await leaf("mixed", 1);
  co_return static_cast<int>(first) + static_cast<int>(second) + third;
}
ASYNC Future<int> any(auto... values) {
  co_await leaf("any", 1);
  co_return (0 + ... + values);
}
ASYNC Future<int> scenario() {
  Traced kept{"kept", 1};
  Traced pointed{"pointed", 2};
  int total = co_await one(Traced{"value", 3});
  total += co_await one(MoveOnly{"move only", 4});
  total += co_await by_reference(kept, Traced{"forwarded", 5}, &pointed);
  total += co_await by_reference(kept, pointed, &kept);
  total += co_await mixed(1, 2L);
  total += co_await mixed<long>(1, 'a', 6);
  total += co_await any(1, 2, 3);
  total += co_await any();
  co_return total;
}

#include "driver.hpp"
