// Hazard: what was caught is kept as exception_ptr across a suspension, and rethrown after it.
// needs: full
#include "trace.hpp"

#include <exception>
ASYNC Future<int> run() {
  std::exception_ptr kept;
  try {
    co_await failing_leaf("bad", 1);
  } catch (...) {
    kept = std::current_exception();
  }
  Traced cleanup{"cleanup"};
  co_await leaf("cleanup", 2);
  if (kept) std::rethrow_exception(kept);
  co_return 1;
}
ASYNC Future<int> scenario() {
  try {
    co_return co_await run();
  } catch (Failure const& failure) {
    note("failure", failure.what);
  }
  co_return 2;
}

#include "driver.hpp"
