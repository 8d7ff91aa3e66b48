// Hazard: a lambda that captures `this` or names private parts of the class lives across an await.
#include "trace.hpp"

#include <functional>
#include <string>
#include <vector>

class Account {
 public:
  explicit Account(int n) : balance_{n}, log_{"log", n} {}

  ASYNC Future<int> lambdas() {
    auto add = [this](int n) { return balance_ += n; };
    int first = add(1);
    co_await leaf("lambdas", 1);
    {
      auto copy = [=, *this]() mutable { return ++balance_ + first; };
      co_await leaf("inside", 1);
      first += copy() + add(1);
    }
    co_await leaf("after", 1);
    co_return first + add(2) + balance_;
  }
  ASYNC Future<int> reads() const;
  static ASYNC Future<int> shared(Account& other) {
    Secret secret{3};
    auto steal = [&other, &secret](Secret more) { return other.balance_ + secret.n + more.n; };
    co_await leaf("shared", 1);
    co_return steal({4});
  }
  ASYNC Future<int> moved(Traced t) {
    auto keep = [this, kept = std::move(t)] { return log_.value + kept.value; };
    co_await leaf("moved", 1);
    co_return keep() + co_await pollux::poll_fn([this](pollux::Context&) -> pollux::Poll<int> { return pollux::Ready(++balance_); });
  }
  ASYNC Future<int> plain(int n) {
    auto square = [](int k) { return k * k; };
    co_await leaf("plain", 1);
    co_return square(n);
  }

 private:
  struct Secret {
    int n;
  };
  static int twice(int n) { return 2 * n; }
  int balance_;
  Traced log_;
};

ASYNC Future<int> Account::reads() const {
  auto read = [&] { return balance_ + log_.value + twice(3); };
  std::vector<std::function<int()>> all;
  all.push_back(read);
  co_await leaf("reads", 1);
  co_return read() + all[0]();
}

ASYNC Future<int> scenario() {
  Account a{5};
  int n = co_await a.lambdas();
  note("lambdas", n);
  n += co_await a.reads();
  n += co_await Account::shared(a);
  n += co_await a.moved({"moved", 3});
  n += co_await a.plain(3);
  co_return n;
}

#include "driver.hpp"
