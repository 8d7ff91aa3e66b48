// Hazard: Clang 19 leaves out the destructor and the move constructor of a local class where a generic lambda stands in another
// template, so that an async lambda's future there must do without.
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class T>
ASYNC Future<int> in_function_template(T value) {
  auto add = [&value](auto n, auto&& other) ASYNC -> Future<int> {
    Traced local{"local", value};
    co_await leaf("inner", 1);
    co_return local.get() + n + other.get();
  };
  Traced kept = named("kept", 1);
  auto started = add(1, kept);
  co_return co_await add(2, named("second", 2)) + co_await std::move(started);
}

template <class T>
struct Host {
  Traced held{"held", 3};
  template <class U>
  ASYNC Future<int> in_member(U value) {
    auto add = [this](auto n) ASYNC -> pollux::Stream<T> {
      Traced local{"item", n};
      co_await leaf("inner", 1);
      co_yield local.get() + held.get();
      co_yield n;
    };
    auto items = add(value);
    int total = 0;
    while (auto item = co_await items.next()) total += *item;
    co_return total;
  }
};

ASYNC Future<int> in_generic_lambda(Traced const& b) {
  auto outer = [&b](auto x) ASYNC -> Future<int> {
    auto inner = [&x, b](Traced const& begin, int n) ASYNC -> Future<int> {
      Traced local{"nested", n};
      co_await leaf("nested", 1);
      co_return x + b.get() + begin.get() + local.get();
    };
    Traced middle = co_await maker("middle", 1, x);
    auto nothing = []() ASYNC -> Future<void> {
      Traced local{"nothing", 1};
      co_await leaf("pause", 1);
    };
    auto again = [&middle, &nothing](int n) ASYNC -> Future<int> {
      Traced local{"again", n};
      co_await nothing();
      co_return middle.get() + local.get();
    };
    co_await leaf("hold", 1);
    auto empty = [&nothing]() ASYNC -> Future<int> {
      co_await pollux::yield_now();
      co_await nothing();
      co_return 1;
    };
    auto moved = [&nothing](auto n) ASYNC -> Future<int> {
      co_await pollux::yield_now();
      co_await nothing();
      co_return n;
    };
    co_await leaf("hold", 1);
    auto started = empty();
    auto other = empty();
    auto third = moved(x);
    co_await std::move(other);
    int sum = co_await std::move(started) + co_await std::move(third);
    sum += co_await inner(middle, 2);
    sum += co_await again(3);
    co_return sum;
  };
  co_return co_await outer(4);
}

ASYNC Future<int> scenario() {
  Traced b{"b", 1};
  Host<int> host;
  int total = co_await in_function_template(1);
  total += co_await host.in_member(2);
  total += co_await in_generic_lambda(b);
  co_return total % 100;
}

#include "driver.hpp"
