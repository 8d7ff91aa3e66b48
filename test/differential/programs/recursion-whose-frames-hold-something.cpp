// Hazard: a function that awaits itself, with frames that hold what is to be destroyed, are aligned beyond `new`, throw at each depth,
// or are also asked for by the function's name.
#include "trace.hpp"

struct alignas(64) Wide {
  Traced traced;
  explicit Wide(int n) : traced{"wide", n} {}
};

ASYNC Future<int> descend(Traced given, int n, int throw_at) {
  Wide wide(n);
  if (n == throw_at) throw n;
  if (n == 0) {
    co_await leaf("bottom", 1);
    co_return wide.traced.get();
  }
  int a = co_await descend(Traced{"left", n}, n - 1, throw_at);
  try {
    a += co_await (descend(Traced{"right", n}, n - 1, throw_at));
  } catch (int) {
    a += 50;
  }
  co_return a + given.get();
}

struct Tree {
  int value;
  Tree *below = nullptr;

  ASYNC Future<Traced> find(Traced const &wanted, int more = 1) {
    if (value == wanted.get()) co_return Traced{"found", value};
    if (!below) throw more;
    for (int i = 0; i < more; ++i)
      if (below->value > 7) co_return co_await below->below->find(Traced{"again", wanted.get()}, i);
    co_return co_await below->find(wanted);
  }
};

#define AGAIN(n) countdown(n)
ASYNC Future<long> countdown(int n);
ASYNC Future<long> start(int n) { co_return 10 * co_await countdown(n); }
ASYNC Future<long> countdown(int n) {
  Traced local{"countdown", n};
  co_await leaf("tick", 1);
  if (n == 0) co_return 0;
  if (n == 2) co_return co_await AGAIN(n - 1);
  co_return n + co_await countdown(n - 1) + co_await (n > 1 ? countdown(0) : countdown(n - 1));
}

ASYNC Future<int> scenario() {
  int sum = 0;
  for (int throw_at = -1; throw_at <= 2; ++throw_at) {
    try {
      sum += co_await descend(Traced{"top", 3}, 2, throw_at);
    } catch (int n) {
      sum += 100 * n;
    }
  }
  Tree c{5}, b{9, &c}, a{1, &b};
  Traced found = co_await a.find(Traced{"wanted", 5});
  try {
    co_await b.find(Traced{"wanted", 6});
  } catch (int n) {
    sum += n;
  }
  Future<long> (*function)(int) = countdown;
  sum += int(co_await function(1) + co_await start(3));
  co_return sum + found.get();
}

#include "driver.hpp"
