// Hazard: closures of one name in sibling and nested scopes, which name shadowed variables.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario(bool flip) {
  int n = 1;
  int total = 0;
  if (flip) {
    auto get = [&] { return n; };
    co_await leaf("then", 1);
    total += get();
  } else {
    int n = 2;
    auto get = [&] { return n * 10; };
    co_await leaf("else", 1);
    {
      int n = 3;
      auto get_inner = [&] { return n + get(); };
      co_await leaf("inner", 1);
      total += get_inner();
      n = 4;
      total += get_inner();
    }
    n = 5;
    total += get();
  }
  co_await leaf("after", 1);
  auto get = [=] { return n + total; };
  co_await leaf("last", 1);
  co_return get();
}
ASYNC Future<int> scenario() {
  int a = co_await scenario(true);
  int b = co_await scenario(false);
  co_return a * 1000 + b;
}

#include "driver.hpp"
