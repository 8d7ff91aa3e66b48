// Hazard: a destructor that asks whether it runs because of an exception gets the same answer, also after a resume.
// needs: full
#include "trace.hpp"

#include <exception>
struct Asks {
  char const* name;
  explicit Asks(char const* text) : name(text) {}
  ~Asks() { note(name, std::uncaught_exceptions()); }
};
ASYNC Future<int> run(bool bad) {
  Asks asks{"in run"};
  co_await leaf("run", 1);
  if (bad) throw Failure{"bad"};
  co_return 1;
}
ASYNC Future<int> scenario() {
  Asks outer{"outer"};
  int n = co_await run(false);
  try {
    Asks inner{"inner"};
    n += co_await run(true);
  } catch (Failure const&) {
    Asks handler{"handler"};
    n += 10;
  }
  co_return n;
}

#include "driver.hpp"
