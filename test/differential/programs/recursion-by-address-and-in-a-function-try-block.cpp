// Hazard: a function awaits itself in its own try block, or by its address: the name gives a box there as well.
#include "trace.hpp"

ASYNC Future<int> tried(int n) try {
  co_await leaf("tried", 1);
  if (n == 0) throw Failure{"bottom"};
  co_return co_await tried(n - 1);
} catch (Failure const &) {
  note("handler", n);
  if (n == 1) throw;
  co_return n;
}
struct Member {
  int v;
  ASYNC Future<int> tried(int n) try {
    Traced local{"member", n};
    co_await leaf("member", 1);
    if (n == 0) throw Failure{"bottom"};
    co_return co_await tried(n - 1);
  } catch (Failure const &) {
    note("handler", n);
    if (n == 1) throw;
    co_return n + v;
  }
  ASYNC Future<int> by_address(int n) {
    if (n == 0) co_return co_await leaf("by address", 1, v);
    co_return 1 + co_await (this->*(&Member::by_address))(n - 1);
  }
};
ASYNC Future<int> by_address(int n) {
  if (n == 0) co_return 1;
  Traced local{"by address", n};
  co_return co_await (&by_address)(n - 1) + co_await (*by_address)(0);
}
ASYNC Future<Future<int>> twice(int n) {
  co_await leaf("twice", 1);
  co_return by_address(n);
}
ASYNC Future<int> scenario() {
  Member member{3};
  int sum = co_await tried(2);
  sum += co_await member.tried(2);
  sum += co_await member.by_address(2);
  sum += co_await by_address(2);
  co_return sum + co_await co_await twice(1);
}

#include "driver.hpp"
