// Hazard: a pointer to an async member function: calls through it give a Future<T>.
#include "trace.hpp"

#include <functional>

struct Account {
  Traced name{"account"};
  int balance;

  explicit Account(int n) : balance{n} {}
  ASYNC Future<int> deposit(int n) {
    co_await leaf("deposit", 1);
    co_return balance += n;
  }
  ASYNC Future<int> withdraw(int n);
  ASYNC Future<int> show() const {
    co_await leaf("show", 1);
    co_return balance;
  }
  ASYNC static Future<int> bank(int n) { co_return 100 * n; }
  // In the class itself.
  Future<int> apply(Future<int> (Account::*step)(int), int n) { return (this->*step)(n); }
  Future<int> twice(int n) { return apply(&Account::deposit, 2 * n); }
};
ASYNC Future<int> Account::withdraw(int n) {
  Traced local{"withdraw", n};
  co_return balance -= n;
}

ASYNC Future<int> scenario() {
  Account account{10};
  Future<int> (Account::*const steps[])(int) = {&Account::deposit, &Account::withdraw};
  int total = 0;
  for (auto step : steps) total += co_await (account.*step)(5);
  Account *pointer = &account;
  auto deposit = &Account::deposit;
  total += co_await (pointer->*deposit)(1) + co_await account.deposit(2);
  note("total", total);
  auto show = std::mem_fn(&Account::show);
  total += co_await show(account) + co_await std::invoke(&Account::withdraw, account, 3);
  Future<int> (*bank)(int) = Account::bank;
  total += co_await bank(2) + co_await account.twice(4);
  total += deposit == steps[0] ? 1 : 2;
  co_return total;
}

#include "driver.hpp"
