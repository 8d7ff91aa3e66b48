#include "box.hpp"
ASYNC Future<int> Vault::open(long n) { co_return 10 * (int)n + co_await open('a'); }
ASYNC Future<int> Vault::open(char c) { co_await pollux::yield_now(); co_return c - 'a' + co_await open(5) + co_await fetch(2); }
ASYNC Future<int> Vault::fetch(int n) { co_return n; }
ASYNC Future<Vault::Secret> Vault::hide(Secret s) { co_await pollux::yield_now(); co_return Secret{s.n * n}; }
ASYNC Future<int> Vault::closure() {
  auto add = [this](int m) { return n + m; };
  int sum = add(3);
  {
    auto r = add(3);
    sum += r;
  }
  co_return sum;
}
