// Hazard: the exception object lives until its handler is left; one caught by value is a copy.
// needs: full
#include "trace.hpp"

struct Error {
  Traced inside;
};
ASYNC Future<int> fails(int n) {
  co_await leaf("fails", 1);
  throw Error{Traced{"error", n}};
}
ASYNC Future<int> scenario() {
  int total = 0;
  try {
    co_await fails(1);
  } catch (Error const& error) {
    total += error.inside.get();
    note("in handler");
  }
  note("after handler");
  try {
    co_await fails(2);
  } catch (Error error) {
    error.inside.value += 10;
    total += error.inside.get();
  }
  co_await leaf("after", 1);
  co_return total;
}
// A handler whose parameter cannot be copied ends the program, so that no event may throw here.
#define DRIVER_NO_INJECTION

#include "driver.hpp"
