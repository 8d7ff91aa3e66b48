// Hazard: a union local, one of an unnamed type, and an optional across a suspension.
// needs: full
#include "trace.hpp"

#include <optional>
union Either {
  int number;
  float real;
};
ASYNC Future<int> scenario() {
  Either either;
  either.number = 4;
  union {
    int a;
    unsigned b;
  } other{5};
  std::optional<Traced> maybe;
  co_await leaf("wait", 1);
  maybe.emplace("maybe", 6);
  co_await leaf("again", 1);
  co_return either.number + other.a + maybe->get();
}

#include "driver.hpp"
