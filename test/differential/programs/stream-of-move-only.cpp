// Hazard: items that can only be moved, or have no default constructor, are made once and moved out.
#include "trace.hpp"

#include <memory>

ASYNC pollux::Stream<std::unique_ptr<int>> pointers(int n) {
  for (int i = 0; i < n; ++i) {
    auto made = std::make_unique<int>(i);
    if (i % 2) co_yield std::move(made);
    else co_yield std::make_unique<int>(i * 10);
  }
  co_yield nullptr;
}
ASYNC pollux::Stream<MoveOnly> things() {
  MoveOnly first("first", 1);
  co_yield std::move(first);
  co_yield MoveOnly("second", 2);
  co_await leaf("wait", 1);
  co_yield {"third", 3};
}
ASYNC pollux::Stream<NoDefault> plain() {
  co_yield {"no default", 4};
  co_yield NoDefault("another", 5);
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto p = pointers(4);
  while (auto item = co_await p.next()) {
    std::unique_ptr<int> owned = std::move(*item);
    co_await leaf("own", 1);
    sum += owned ? *owned : 100;
  }
  auto t = things();
  while (std::optional<MoveOnly> item = co_await t.next()) {
    MoveOnly owned = std::move(*item);
    co_await leaf("own", 1);
    sum += owned.get();
  }
  auto d = plain();
  while (auto item = co_await d.next()) sum += item->get();
  co_return sum;
}

#include "driver.hpp"
