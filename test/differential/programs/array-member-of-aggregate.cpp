// Hazard: an array inside an aggregate is half built when an await in it is cancelled or throws.
// needs: full
#include "trace.hpp"

struct Row {
  Traced head;
  Traced cells[3];
  int sum() const { return cells[0].get() + cells[1].get() + cells[2].get(); }
};
ASYNC Future<int> scenario() {
  Row row{Traced{"head"}, {Traced{"zero", 1}, co_await maker("one", 1, 2), co_await maker("two", 1, 3)}};
  co_await leaf("hold", 1);
  int n = Row{co_await maker("temporary", 1, 0), {{"a", 1}, {"b", 2}, co_await maker("c", 1, 3)}}.sum();
  note("after");
  co_return row.sum() * 10 + n;
}

#include "driver.hpp"
