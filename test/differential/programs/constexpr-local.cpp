// Hazard: a constexpr local is used as a constant after a suspension: array bound, case label, template argument.
// needs: full
#include "trace.hpp"

template <int N>
int constant() {
  return N;
}
ASYNC Future<int> scenario() {
  constexpr int size = 3;
  constexpr char const* name = "constant";
  const int bound = 2;
  int numbers[size] = {};
  co_await leaf(name, 1);
  int more[bound] = {4, 5};
  for (int i = 0; i < size; ++i) numbers[i] = i;
  switch (numbers[2] + 1) {
    case size:
      co_await leaf("case", 1);
  }
  co_return constant<size>() + constant<bound>() + more[1];
}

#include "driver.hpp"
