// Hazard: a default argument `= {}` of class type, and others with `=` and brackets in them: the head behind the class leaves them out.
#include "trace.hpp"

struct Span {
  int length;
  constexpr Span() : length(2) {}
  constexpr Span(int n) : length(n) {}
};
constexpr int pick(bool first) { return first ? 3 : 4; }

struct Plain {
  ASYNC Future<int> set(int n, Span span = {}, int picked = pick(1 == 1), int const (&two)[1 == 1 ? 2 : 3] = numbers) {
    co_await leaf("plain", 1);
    co_return n + span.length + picked + two[1];
  }
  static constexpr int numbers[] = {5, 6};
};

template <class T>
struct Client {
  T base;
  ASYNC Future<int> set(int n, Span span = {}, T more = T{}) {
    co_await leaf("client", 1);
    co_return n + span.length + static_cast<int>(base + more);
  }
  ASYNC Future<int> unnamed(int n, Span = {}, int = 7) {
    co_await leaf("unnamed", 1);
    co_return n;
  }
};

ASYNC Future<int> scenario() {
  Plain plain;
  Client<long> client{100};
  int total = co_await plain.set(1);
  total += co_await plain.set(1, {20}, 30);
  total += co_await client.set(1);
  total += co_await client.set(1, {1000}, 2);
  co_return total + co_await client.unnamed(5);
}

#include "driver.hpp"
