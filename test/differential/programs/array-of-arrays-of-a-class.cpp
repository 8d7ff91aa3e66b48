// Hazard: a kept array of arrays, whose elements have constructors: Clang leaves all rows of `new T[2][3]{}` but the first as they are.
#include "trace.hpp"

struct Key {
  Traced traced{"key", 2};
  int v = 3;
};
struct Plain { int a = 4, b; };

ASYNC Future<int> scenario() {
  Key keys[2][2] = {};
  Plain plain[2][3]{{{5, 6}}};
  Plain copied[2][2] = {{{1, 2}, {3, 4}}};
  int numbers[2][2] = {{1}, {2, 3}};
  Key made[2][2];
  co_await leaf("kept", 1);
  int sum = keys[1][1].v + keys[1][0].traced.get() + made[1][1].v;
  sum += 10 * plain[0][0].b + 100 * plain[1][2].a + plain[0][1].a;
  co_return sum + copied[0][1].b + copied[1][1].a + numbers[1][1];
}

#include "driver.hpp"
