// Hazard: a variable that is named in a type alone, `decltype(i)`: it is renamed there as well where two scopes have one of that name, of
// different types; the braces around it end behind that use; and a constant stays one to who asks.
#include "trace.hpp"

#include <type_traits>

int i = 9;
[[maybe_unused]] static int kind(int&) { return 1; }
static int kind(int const&) { return 2; }
template <class T>
static int size_of() {
  return sizeof(T);
}

ASYNC Future<int> shadowed() {
  long i = 5;
  int n = 0;
  co_await leaf("a", 1);
  {
    signed char i = 7;
    co_await leaf("b", 1);
    n += static_cast<decltype(i)>(300) + size_of<decltype(i)>();
    n += std::is_same_v<decltype((i)), signed char&> ? 1000 : 0;
    n += i;
  }
  {
    short i = 7;
    n += i;
    co_await leaf("c", 1);
    n += static_cast<int>(sizeof(decltype(i)) * 100);
  }
  co_return n + static_cast<int>(i);
}

ASYNC Future<int> constants() {
  int n = 0;
  {
    int const j = step("j", 3);
    using Copy = decltype(j);
    Copy copy = 4;
    n += copy;
    co_await leaf("d", 1);
    n += 1;
  }
  {
    const int j = step("j", 3);
    n += size_of<decltype(kind(j))>() + kind(j);
    n += std::is_same_v<decltype((j)), int const&> ? 100 : 0;
    co_await leaf("e", 1);
    n += j;
  }
  {
    auto const k = step("k", 2) > 1;
    if (k) n += 10;
    co_await leaf("f", 1);
  }
  co_return n;
}

ASYNC Future<int> scenario() { co_return co_await shadowed() + co_await constants() * 10000; }

#include "driver.hpp"
