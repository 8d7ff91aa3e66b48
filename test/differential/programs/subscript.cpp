// Hazard: an await in a subscript, and as what is subscripted: left before right.
// needs: full
#include "trace.hpp"

struct Table {
  Traced name;
  int cells[3] = {1, 2, 3};
  int& operator[](int i) { return cells[i]; }
};
ASYNC Future<int*> find(int* cells) {
  co_await leaf("find", 1);
  co_return cells;
}
ASYNC Future<int> scenario() {
  int cells[] = {10, 20, 30};
  int a = cells[co_await leaf("index", 1, 2)];
  int b = (co_await find(cells))[step("right", 1)];
  int c = Table{Traced{"table"}}[co_await leaf("in table", 1, 1)];
  note("after c");
  cells[co_await leaf("left", 1, 0)] = 7;
  co_return a + b + c + cells[0];
}

#include "driver.hpp"
