// Hazard: what a loop goes over: bits, whose iterators belong to a specialisation; a literal, which must be written once; elements whose tag is
// needed; a view that is given another range while it is gone through, which changes the loop nothing.
// needs: full
#include "trace.hpp"

#include <string_view>
#include <vector>

struct item {
  int n;
};
static int item(int n) { return n; }

struct Box {
  std::vector<int> values{1, 2, 3};
  ASYNC Future<int> sum() {
    int total = 0;
    for (int const& value : values) {
      total += value;
      co_await leaf("sum", 1);
    }
    for (auto value : this->values) {
      co_await leaf("sum", 1);
      total += value;
    }
    co_return total;
  }
};

ASYNC Future<int> scenario() {
  int total = 0;
  std::vector<bool> bits{true, false, true};
  for (bool bit : bits) {
    co_await leaf("bit", 1);
    total += bit;
  }
  auto first = bits.begin();
  co_await leaf("first", 1);
  total += *first;
  for (char c : "ab") {
    total += c;
    co_await leaf("char", 1);
  }
  std::vector<struct item> items{{1}, {2}};
  for (auto& each : items) {
    co_await leaf("item", 1);
    total += item(each.n);
  }
  std::string_view view = "xyz";
  for (char c : view) {
    view = "longer";
    total += c;
    co_await leaf("view", 1);
  }
  auto closure = [items](int n) ASYNC -> Future<int> {
    for (auto const& each : items) {
      n += each.n;
      co_await leaf("closure", 1);
    }
    co_return n;
  };
  Box box;
  co_return total + co_await closure(1) + co_await box.sum();
}

#include "driver.hpp"
