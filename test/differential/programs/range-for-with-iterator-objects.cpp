// Hazard: iterators are objects with destructors: both live in the frame, and are destroyed in reverse at the end.
// needs: full
#include "trace.hpp"

struct Iterator {
  Traced position;
  int operator*() const { return position.get(); }
  Iterator& operator++() { return ++position.value, *this; }
  bool operator!=(Iterator const& other) const { return position.get() != other.position.get(); }
};
struct Count {
  Iterator begin() const { return {Traced{"begin", 0}}; }
  Iterator end() const { return {Traced{"end", 3}}; }
};
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i : Count{}) {
    co_await leaf("body", 1);
    if (i == 2) break;
    total += i;
  }
  co_return total;
}

#include "driver.hpp"
