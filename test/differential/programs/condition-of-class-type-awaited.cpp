// Hazard: a condition that is an awaited value with an explicit conversion to bool, of a loop, an `if`, `!`, `&&` and `?:`.
// needs: full
#include "trace.hpp"

#include <optional>

static std::optional<int> below(int n, int limit) { return n < limit ? std::optional<int>(n) : std::nullopt; }

ASYNC Future<int> scenario() {
  int n = 0;
  while (co_await leaf("while", 1, below(n, 2))) ++n;
  do ++n;
  while (co_await leaf("do", 1, below(n, 4)));
  for (; co_await leaf("for", 1, below(n, 6));) ++n;
  if (co_await leaf("if", 1, below(n, 7))) n += 10;
  if (!co_await leaf("not", 1, below(n, 7))) n += 100;
  if (n > 0 && co_await leaf("and", 1, below(n, 7))) n += 1000;
  if (co_await leaf("or", 1, below(n, 7)) || n > 0) n += 2000;
  bool const kept = co_await leaf("first", 1, below(n, 7)) || co_await leaf("second", 1, below(n, 9000));
  co_return (co_await leaf("choice", 1, below(n, 9000)) ? n : -n) + kept;
}

#include "driver.hpp"
