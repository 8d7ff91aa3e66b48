// Hazard: a local made from an await's value, whose address somebody keeps: it is alive to the end of its block, used by name or not
// (found by a review: the braces around the await's value ended with the last use by name, and took the local with them).
// needs: full
#include "trace.hpp"

struct Sum {
  int const* parts[4] = {};
  int n = 0;
  void add(int const& r) { parts[n++] = &r; }
  int get() const {
    int sum = 0;
    for (int i = 0; i < n; ++i) sum += *parts[i];
    return sum;
  }
};

ASYNC Future<int> kept() {
  Sum sum;
  int x = co_await leaf("x", 1, 3);
  sum.add(x);
  int y[4] = {step("y", 50), 1, 2, 3};
  note("y", y[0]);
  co_return sum.get();
}

ASYNC Future<int> in_block(int n) {
  int out = 0;
  int* pointer = nullptr;
  {
    int x = n + co_await leaf("block", 1, 3);
    pointer = &x;
    out += x;
    int y[4] = {step("y", 50), 1, 2, 3};
    out += y[n] + *pointer;
  }
  co_return out;
}

ASYNC Future<int> with_label(int n) {
  int turns = 0, out = 0;
  int* pointer = nullptr;
  {
    int x = n + co_await leaf("label", 1, 3);
    pointer = &x;
    out += x;
  again:
    out += *pointer;
    *pointer += 1;
    int y[4] = {step("y", 50), 1, 2, 3};
    out += y[turns];
    if (++turns < 3) goto again;
  }
  co_return out;
}

ASYNC Future<int> scenario() {
  int total = co_await kept();
  total += co_await in_block(1);
  co_return total + co_await with_label(2);
}

#include "driver.hpp"
