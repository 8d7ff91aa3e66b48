// Hazard: in a template, the type of what is kept depends on names that a `using` in the body gives: in front of the function they are
// others', or nobody's.
#include "trace.hpp"
#include <chrono>
#include <string>

namespace far {
inline double value = 3.5;
constexpr double half = 0.5;
inline double twice(double n) { return 2 * n; }
} // namespace far
inline int value = 1, half = 1;

template <class T> ASYNC Future<int> by_declaration(T t) {
  using far::half;
  using far::value;
  auto x = value * t;
  auto y = t * half + T(1);
  co_await leaf("declaration", 1);
  co_return int(x * 10 + y * 1000);
}
template <class T> ASYNC Future<int> by_directive(T t) {
  using namespace far;
  auto x = twice(1.25) * t;
  co_await leaf("directive", 1);
  co_return int(x * 10);
}
template <class T> ASYNC Future<int> literals(T t) {
  using namespace std::chrono_literals;
  using namespace std::string_literals;
  auto time = t * 5ms;
  auto text = std::to_string(t) + "x"s;
  co_await leaf("literals", 1);
  co_return int(time.count()) + int(text.size());
}

ASYNC Future<int> scenario() {
  int sum = co_await by_declaration(2);
  sum += co_await by_directive(3);
  co_return sum + co_await literals(4);
}

#include "driver.hpp"
