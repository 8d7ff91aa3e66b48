// Hazard: a structured binding in the initialiser of an `if`, from an await.
// needs: full
#include "trace.hpp"

struct Result {
  bool ok;
  Traced value;
};
ASYNC Future<Result> parse(int n) {
  co_await leaf("parse", 1);
  co_return Result{n > 0, Traced{"value", n}};
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    if (auto [ok, value] = co_await parse(i); ok) {
      co_await leaf("ok", 1);
      total += value.get();
    } else {
      co_await leaf("not ok", 1);
      note("value", value);
    }
  }
  co_return total;
}

#include "driver.hpp"
