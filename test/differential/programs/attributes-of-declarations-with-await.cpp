// Hazard: an attribute of a declaration whose initialiser awaits must not get lost: [[maybe_unused]] keeps the compiler quiet.
// needs: full
#include "trace.hpp"

struct Pair {
  Traced a;
  int b;
};
ASYNC Future<int> scenario() {
  [[maybe_unused]] int number = co_await leaf("number", 1, 2);
  [[maybe_unused]] int local = 3;
  [[maybe_unused]] auto object = co_await maker("object", 1, 4);
  [[maybe_unused]] auto const& extended = co_await maker("extended", 1, 5);
  [[maybe_unused]] auto [a, b] = Pair{co_await maker("pair", 1, 6), 7};
  [[maybe_unused]] int const constant = co_await leaf("constant", 1, 8);
  [[maybe_unused]] int const made_static = 1;
  [[maybe_unused]] constexpr int also = 2;
  for ([[maybe_unused]] int n = co_await leaf("loop", 1, 9); int m = co_await leaf("condition", 0, 0);) step("never", m);
  int numbers[] = {1, 2};
  for ([[maybe_unused]] int n : numbers) co_await leaf("range", 1);
  if ([[maybe_unused]] int n = co_await leaf("if", 1, 10)) step("then");
  co_return 0;
}

#include "driver.hpp"
