// A reference is bound again by a block that holds the rest of its scope.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Account {
  int balance;
};

// CHECK-LABEL: struct {{.*}}pay_future {
// CHECK: Account &account;
// CHECK: pollux::Slot<int &> balance;
// CHECK-LABEL: pay(pay_future &
// CHECK: auto &account = frame.account;
// CHECK: goto scope_of_balance;
// CHECK: frame.balance.emplace(account.balance);
// CHECK-NEXT: scope_of_balance: {
// CHECK-NEXT: auto &balance = *frame.balance;
// CHECK-NEXT: if (resume == State::AwaitYieldNow)
// CHECK-NEXT: goto await_yield_now;
// CHECK: balance -= amount;
ASYNC Future<int> pay(Account &account, int amount) {
  int &balance = account.balance;
  co_await pollux::yield_now();
  balance -= amount;
  co_return balance + 0;
}
