// Hazard: an async lambda in a member function that captures this, *this, or either by default.
// needs: full
#include "trace.hpp"

struct Account {
  Traced name{"account"};
  int balance = 0;

  int fee() const { return name.get() + 1; }
  auto depositor() {
    return [this](int n) ASYNC -> Future<int> {
      balance += n;
      co_await leaf("deposit", 1);
      co_return balance - fee();
    };
  }
  auto snapshot() {
    return [*this](int n) ASYNC -> Future<int> {
      co_await leaf("snapshot", 1);
      co_return balance + n + this->fee();
    };
  }
  auto either(int extra) {
    return [=, *this]() ASYNC -> Future<int> {
      co_await leaf("either", 1);
      co_return balance + extra;
    };
  }
};
ASYNC Future<int> scenario() {
  Account account;
  auto deposit = account.depositor();
  int total = co_await deposit(10);
  auto snapshot = account.snapshot();
  total += co_await deposit(20);
  total += co_await snapshot(100);
  auto either = account.either(5);
  account.balance = 1000;
  co_return total + co_await either();
}

#include "driver.hpp"
