// Hazard: an array in an expression of a template that awaits: its type is written as a reference's, whose declarator goes around
// it (found by the fuzzer: `int[2] &`). Of the function, of the body, static, of arrays, and what is told by its type.
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class T, int N>
constexpr int count(T const (&)[N]) {
  return N;
}
template <class T, int N>
ASYNC Future<int> sum(T (&numbers)[N]) {
  int result = 0;
  for (auto n : numbers) {
    result += co_await leaf("number", 1, static_cast<int>(n));
  }
  co_return result;
}

template <class T>
ASYNC Future<int> operands(T const& value) {
  int numbers[2] = {3};
  int const table[2][2] = {{1, 2}, {3, 4}};
  static int const fixed[3] = {5, 6, 7};
  numbers[(co_await leaf("index", 1, value.get())) & 1] += Args{Traced{"made", 2}, Traced(value), step("step", 0)}.total;
  int const row = count(table) + co_await leaf("row", 1, table[1][value.get() & 1]) + count(fixed);
  auto& same = numbers;
  auto&& first = *table;
  co_await leaf("wait", 1);
  auto const all = co_await sum(same) + count(first) + value.get();
  int (*pointer)(T const&, int) = use;
  co_await leaf("pointer", 1);
  co_return row + all + numbers[0] + numbers[1] + fixed[value.get() % 3] + pointer(value, co_await leaf("last", 1, 2));
}

ASYNC Future<int> scenario() {
  Traced value{"value", 1};
  co_return co_await operands(value);
}

#include "driver.hpp"
