// Hazard: `auto` holds an object of a private nested class: its type can be deduced, and not be named.
// needs: full
#include "trace.hpp"

class Box {
  struct Hidden {
    Traced inside;
    int get() const { return inside.get(); }
  };

 public:
  Hidden make(int n) const { return {Traced{"hidden", n}}; }
};
ASYNC Future<int> scenario() {
  Box box;
  auto hidden = box.make(3);
  co_await leaf("wait", 1);
  co_return hidden.get();
}

#include "driver.hpp"
