// Hazard: objects without members: they take room only to have an address, and their destructors run.
#include "trace.hpp"

struct Empty {};
struct Loud {
  ~Loud() { trace::log("loud goes"); }
};
ASYNC Future<int> scenario() {
  Empty first, second;
  Loud loud;
  co_await leaf("wait", 1);
  note("different", static_cast<void*>(&first) != static_cast<void*>(&second));
  {
    Loud inner;
    co_await leaf("again", 1);
  }
  co_return 0;
}

#include "driver.hpp"
