// Hazard: the array behind a braced list in a range-for lives as long as the loop, across the awaits of its body; its elements are const,
// made in order, and those that exist are destroyed if a later one throws.
// needs: full
#include "trace.hpp"

#include <initializer_list>
int kind(int&) { return 1; }
int kind(int const&) { return 2; }

ASYNC Future<int> scenario() {
  int total = 0, base = 3;
  for (int n : {1, base}) {
    co_await leaf("number", 1);
    total += n;
  }
  for (auto& n : {4, co_await leaf("element", 1, 5), 6}) {
    co_await leaf("constant", 1);
    total += n * kind(n);
  }
  for (Traced const& thing : {Traced{"one", 7}, Traced{"two", 8}}) {
    note("thing", thing);
    if (co_await leaf("leave", 1, thing.get() == 8)) break;
  }
  for (Traced thing : {co_await maker("three", 1, 9), Traced{"four", 10}}) {
    co_await leaf("copied", 1);
    total += thing.get();
  }
  for (auto& n : {7, 8}) total += n * kind(n);
  for (auto& n : {9, co_await leaf("only here", 1, 1)}) total += n * kind(n);
  co_return total;
}

#include "driver.hpp"
