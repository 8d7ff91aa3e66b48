// Hazard: left before right in `.*` and `->*`.
// needs: full
#include "trace.hpp"

struct Data {
  int a = 1, b = 2;
  int sum(int n) const { return a + b + n; }
};
ASYNC Future<int Data::*> which(bool first) {
  co_await leaf("which", 1);
  co_return first ? &Data::a : &Data::b;
}
ASYNC Future<int> scenario() {
  Data data;
  Data* pointer = &data;
  int a = step_ref("left", data).*co_await which(true);
  pointer->*co_await which(false) = 10;
  int (Data::*method)(int) const = &Data::sum;
  int b = (data.*method)(co_await leaf("argument", 1, 100));
  co_return a + b;
}

#include "driver.hpp"
