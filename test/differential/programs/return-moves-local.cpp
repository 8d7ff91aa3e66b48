// Hazard: `co_return name` moves a local or a parameter, copies what a reference names, and copies a member.
#include "trace.hpp"

ASYNC Future<Traced> local() {
  Traced thing{"local", 1};
  co_await leaf("local", 1);
  co_return thing;
}
ASYNC Future<Traced> parameter(Traced thing) {
  co_await leaf("parameter", 1);
  co_return thing;
}
ASYNC Future<Traced> reference(Traced& thing) {
  co_await leaf("reference", 1);
  co_return thing;
}
ASYNC Future<int> scenario() {
  Traced given{"given", 2};
  Traced a = co_await local();
  Traced b = co_await reference(given);
  Traced c = co_await parameter(std::move(given));
  co_return a.get() * 100 + b.get() * 10 + c.get();
}

#include "driver.hpp"
