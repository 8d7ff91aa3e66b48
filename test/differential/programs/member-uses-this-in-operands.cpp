// Hazard: what is read of the object before an await of the same expression is kept, and what is written lands in the object.
#include "trace.hpp"

#include <string>
#include <vector>

class Account {
 public:
  ASYNC Future<int> deposit(int n) {
    balance_ += co_await leaf("deposit", 1, n);
    history_.push_back(std::to_string(balance_));
    co_return balance_;
  }
  ASYNC Future<int> both() {
    co_return balance_ + co_await deposit(5) * 10 + balance_;
  }
  ASYNC Future<std::string> last() const {
    for (auto const& entry : history_) {
      co_await leaf(entry.c_str(), 1);
    }
    auto const& back = history_.back();
    co_await leaf("last", 1);
    co_return back + "!";
  }
  ASYNC Future<void> replace() {
    *this = co_await fresh();
    history_[co_await leaf("index", 1, 0)] = "zero" + co_await last();
  }
  static ASYNC Future<Account> fresh() {
    Account a;
    co_await a.deposit(1);
    co_return a;
  }
  ASYNC Future<int> awaits_member() {
    pending_ = pollux::poll_fn(Never{});
    co_return co_await leaf_ + balance_;
  }

 private:
  struct Never {
    pollux::Poll<int> operator()(pollux::Context&) { return pollux::Ready(1); }
  };
  int balance_ = 0;
  std::vector<std::string> history_;
  decltype(pollux::poll_fn(Never{})) pending_ = pollux::poll_fn(Never{});
  decltype(pollux::poll_fn(Never{})) leaf_ = pollux::poll_fn(Never{});
};

ASYNC Future<int> scenario() {
  Account a;
  int n = co_await a.deposit(2) + co_await a.both();
  note("n", n);
  std::string last = co_await a.last();
  note("last", static_cast<int>(last.size()));
  co_await a.replace();
  n += co_await a.awaits_member();
  co_return n;
}

#include "driver.hpp"
