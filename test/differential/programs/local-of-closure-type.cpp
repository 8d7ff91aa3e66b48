// Hazard: a lambda is a local across a suspension: its type has no name, its captures live and die (traps.md,
// Lifetime).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced captured{"captured", 2};
  int number = 3;
  auto by_value = [captured, number] { return captured.get() * number; };
  auto by_reference = [&] { return captured.value + number; };
  auto plain = [](int n) { return n + 1; };
  co_await leaf("wait", 1);
  number = 10;
  captured.value = 5;
  co_return by_value() + by_reference() + plain(1);
}

#include "driver.hpp"
