// Hazard: the types of a generic lambda's parameters, of closures and of templates without a name are called after variables; another
// variable, a template's parameter or a member of the future has that name.
// needs: full
#include "shapes.hpp"

using namespace shapes;

ASYNC Future<int> upper_case(int await, int Await) {
  auto n = [=](auto await) ASYNC -> Future<int> {
    co_await leaf("leaf", 1, Await);
    co_return await.get() + Await;
  };
  co_return co_await n(Traced{"made", await});
}

ASYNC pollux::Stream<int> items(int count) {
  auto item = [&count](int n) { return n + count; };
  for (int i = 0; i < count; ++i) co_yield item(i);
}

ASYNC Future<int> selves(int value) {
  auto outer = [value](auto self_) ASYNC -> Future<int> {
    auto self = [&self_, value](int n) ASYNC -> Future<int> {
      co_await leaf("self", 1);
      co_return self_ + value + n;
    };
    co_await leaf("outer", 1);
    co_return co_await self(2);
  };
  co_return co_await outer(3);
}

ASYNC Future<int> invented(auto const& left) {
  auto Left = [&left](int n) { return left.get() + n; };
  co_await leaf("invented", 1);
  co_return Left(1);
}

ASYNC Future<int> scenario() {
  int sum = co_await upper_case(1, 2) + co_await selves(1) + co_await invented(Traced{"left", 3});
  auto all = items(3);
  while (auto item = co_await all.next()) sum += *item;
  co_return sum;
}

#include "driver.hpp"
