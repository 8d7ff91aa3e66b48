// Hazard: a template that holds a call of itself: of which argument types, only the call tells, and for these it would hold itself.
// needs: full
#include "trace.hpp"

template <class E>
struct Host {
  template <class P>
  ASYNC pollux::Stream<int> items(P value, int depth) const {
    co_await leaf("before", 2);
    if (depth > 0) {
      auto inner = items(static_cast<short>(4), depth - 1);
      while (auto item = co_await inner.next()) co_yield *item + 1;
    }
    co_yield int(sizeof value);
  }
  template <class P>
  ASYNC Future<int> kept(P value, int depth) const {
    co_await leaf("member", 1);
    if (depth > 0) {
      auto inner = kept(static_cast<short>(4), depth - 1);
      co_await leaf("between", 1);
      co_return co_await std::move(inner);
    }
    co_return int(sizeof value);
  }
  template <class P>
  ASYNC Future<int> awaited(P value, int depth) const {
    co_await leaf("awaited", 1);
    if (depth > 0) co_return co_await awaited(static_cast<short>(4), depth - 1);
    co_return int(sizeof value);
  }
};

struct Plain {
  template <class P>
  ASYNC Future<int> kept(P value, int depth) const {
    co_await leaf("plain", 1);
    if (depth > 0) {
      auto inner = kept('c', depth - 1);
      co_return co_await std::move(inner);
    }
    co_return int(sizeof value);
  }
};

ASYNC Future<int> scenario() {
  Host<int> host;
  Plain plain;
  int sum = 0;
  auto of_host = host.items(1, 2);
  while (auto item = co_await of_host.next()) sum += *item;
  sum += co_await host.kept(1, 2);
  sum += co_await host.awaited(1, 2);
  sum += co_await plain.kept(1, 2);
  co_return sum;
}

#include "driver.hpp"
