// Hazard: a scalar item that is converted from a temporary with a destructor: the temporary lives until the stream goes on, and what its
// destructor throws is thrown then, inside of the `try`.
// needs: full
#include "trace.hpp"

#include <exception>
#include <pollux/stream.hpp>

using pollux::Stream;

struct Value {
  int n;
  explicit Value(int n) : n(n) {}
  ~Value() { note("~Value", n); }
  operator int() const { return n; }
};
ASYNC Stream<int> values(int n) {
  co_yield Value(1);
  co_yield Value(n);
}

struct Throwing {
  int n;
  explicit Throwing(int n) : n(n) {}
  ~Throwing() noexcept(false) {
    if (std::uncaught_exceptions() == 0 && !trace::recorder.cancelling) throw Failure{"~Throwing"};
  }
  operator int() const { return n; }
};
ASYNC Stream<int> throwing(int n) {
  try {
    Traced local{"local", 1};
    co_yield Throwing(n);
  } catch (Failure const&) {
    note("caught");
  }
  co_await leaf("later", 1);
}

ASYNC Future<int> scenario() {
  int total = 0;
  auto first = values(2);
  while (auto value = co_await first.next()) {
    note("item", *value);
    total += *value;
  }
  auto second = throwing(3);
  while (auto value = co_await second.next()) total += *value;
  co_return total;
}

#include "driver.hpp"
