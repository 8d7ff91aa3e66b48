// Hazard: many scopes within each other, each with an object, a suspension in the innermost.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced a{"a"};
  if (a.get() == 0) {
    Traced b{"b"};
    for (int i = 0; i < 1; ++i) {
      Traced c{"c"};
      while (true) {
        Traced d{"d"};
        do {
          Traced e{"e"};
          {
            Traced f{"f"};
            co_await leaf("innermost", 2);
          }
          if (e.get() == 0) break;
        } while (true);
        co_await leaf("further out", 1);
        break;
      }
    }
  }
  co_return 5;
}

#include "driver.hpp"
