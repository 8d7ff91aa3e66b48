// Hazard: what a lambda's head may say: mutable, noexcept, attributes, a long return type, default arguments, auto of every kind.
// needs: full
#include "trace.hpp"

#include <memory>
#include <tuple>
#include <utility>

class Account {
 public:
  ASYNC Future<int> run(int n) {
    auto copy_of_this = [*this](int m) ASYNC mutable -> Future<int> {
      balance_ += m;
      co_await leaf("copy", 1);
      co_return balance_;
    };
    auto through_this = [this, n](int m = 5) ASYNC -> Future<int> {
      co_await leaf("this", 1);
      balance_ += m + n;
      co_return secret();
    };
    int total = co_await copy_of_this(1);
    total += co_await copy_of_this(1);
    total += co_await through_this();
    co_return total + co_await through_this(1);
  }

 private:
  int secret() const { return balance_; }
  int balance_ = 100;
};

ASYNC Future<int> scenario() {
  Account account;
  int total = co_await account.run(1);
  auto owner = std::make_unique<int>(7);
  auto moved = [owner = std::move(owner), calls = 0](int n) ASYNC mutable noexcept -> pollux::Future<decltype(n + 1L)> {
    ++calls;
    co_await leaf("moved", 1);
    co_return *owner + n + calls;
  };
  total += static_cast<int>(co_await moved(1));
  total += static_cast<int>(co_await moved(1));
  auto [x, y] = std::pair<int, Traced>{1, Traced{"y", 2}};
  auto bound = [x = x, &y = y]() ASYNC -> Future<int> {
    co_await leaf("bound", 1);
    co_return x + y.get();
  };
  total += co_await bound();
  auto generic = [total](auto const& a, auto b, auto&& c) ASYNC -> Future<int> {
    co_await leaf("generic", 1);
    co_return total + a + b + c;
  };
  int lvalue = 4;
  total += co_await generic(1, 2L, lvalue);
  total += co_await generic(1, 'a', 3);
  co_return total;
}

#include "driver.hpp"
