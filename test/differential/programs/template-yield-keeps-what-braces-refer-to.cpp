// Hazard: in a template the pattern does not show that an object made in braces refers to temporaries, which live as long as it: across
// the suspension.
// needs: full
#include "shapes.hpp"

using namespace shapes;

struct View {
  Traced const& seen;
  int const& number;
};

template <class T>
ASYNC pollux::Stream<int> items(T n) {
  co_yield Args{Traced{"moved", 4}, Traced{"referred", n}, n}.total;
  co_yield View{Traced{"aggregate", n}, n + 1}.number;
  co_yield Args(Traced{"in", 1}, Traced{"parentheses", n}, n).total;
  co_yield Duo{Traced{"element", n}, n}.b;
}

template <class T>
ASYNC Future<int> awaits(T n) {
  co_return co_await leaf("leaf", 1, Args{Traced{"moved", 4}, Traced{"referred", n}, n}.total);
}

ASYNC Future<int> scenario() {
  int sum = co_await awaits(3);
  auto all = items(2);
  while (auto item = co_await all.next()) sum += *item;
  co_return sum % 100;
}

#include "driver.hpp"
