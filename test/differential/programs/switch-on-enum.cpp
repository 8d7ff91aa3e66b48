// Hazard: a switch over an enumeration without default, where the condition is an object that converts.
// needs: full
#include "trace.hpp"

enum class Colour { Red, Green };
struct Box {
  Traced inside;
  operator Colour() const { return inside.get() == 0 ? Colour::Red : Colour::Green; }
};
ASYNC Future<int> run(int n) {
  switch (Box box{Traced{"box", n}}; static_cast<Colour>(box)) {
    case Colour::Red:
      co_await leaf("red", 1);
      co_return 1;
    case Colour::Green:
      co_await leaf("green", 1);
      break;
  }
  co_return 2;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(1);
  co_return 10 * a + b;
}

#include "driver.hpp"
