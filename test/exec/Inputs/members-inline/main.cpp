#include "box.hpp"
#include <cstdio>
ASYNC Future<int> run() {
  Box<int> b(4);
  Vault v;
  int s = co_await b.get() + co_await b.twice() + co_await b.as(3) + co_await Box<int>::make(7) + co_await b.thrice();
  std::printf("%d\n", s);
  s += co_await v.open(1) + co_await v.open(2L) + co_await v.open('c') + co_await v.open(short(2)) + co_await v.fetch(8) + co_await v.closure();
  co_return s;
}
int main() { std::printf("%d\n", pollux::block_on(run())); }
