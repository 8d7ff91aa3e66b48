// Hazard: an argument is converted by a user-defined conversion: the converted temporary lives across the suspension
// too.
// needs: full
#include "trace.hpp"

struct Name {
  Traced inside;
  Name(char const* text) : inside(text, 1) {}
  Name(int n) : inside("number", n) {}
};
ASYNC Future<int> greet(Name const& name, Name second) {
  co_await leaf("greet", 1);
  co_return name.inside.get() * 10 + second.inside.get();
}
ASYNC Future<int> scenario() {
  Name kept{"kept"};
  int a = co_await greet("literal", std::move(kept));
  note("after a");
  Name other{5};
  int b = co_await greet(other, 7);
  co_return a + b;
}

#include "driver.hpp"
