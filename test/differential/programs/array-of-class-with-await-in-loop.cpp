// Hazard: an array of objects in a loop's body across awaits: each round makes and destroys all of them.
// needs: full
#include "trace.hpp"

struct Cell {
  Traced name{"cell"};
  int weight = 1;
};
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Cell cells[2][2];
    cells[i][1].weight += i;
    co_await leaf("round", 1);
    for (auto& row : cells)
      for (Cell& cell : row) total += cell.weight;
  }
  co_return total;
}

#include "driver.hpp"
