// Hazard: several names in one declaration of a template, whose types are deduced: each is declared on its own.
// needs: full
#include "trace.hpp"
#include <vector>
template <class T> ASYNC Future<int> f(std::vector<T> x) {
  auto a = x.begin(), b = x.end();
  int n = 0;
  for (auto i = x.begin(), e = x.end(); i != e; ++i) { n += *i; co_await leaf("l", 1); }
  auto const &first = x.front(), &last = x.back();
  auto *p = &x[0], *q = &x[1];
  co_await leaf("k", 1);
  for (; a != b; ++a) n += *a;
  for (auto i = x.rbegin(), e = x.rend(); i != e; ++i) n = n * 2 + *i;
  auto u = co_await leaf("u", 1, 3), v = co_await leaf("v", 1, 4);
  co_return n + first + last + *p + *q + u + v;
}
ASYNC Future<int> scenario() { co_return co_await f(std::vector<int>{1, 2, 3}); }
#include "driver.hpp"
