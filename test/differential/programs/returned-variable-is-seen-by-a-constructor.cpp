// Hazard: `co_return x;` of a scalar or of bytes, where a constructor of what the function gives sees the variable itself: as an rvalue,
// by a reference that it lets out when it throws, so that x is still seen behind the handler.
// needs: full
#include "trace.hpp"

struct Bad {
  int const* where;
};
struct Even {
  int value;
  Even(int const& number) : value(number) {
    if (number % 2) throw Bad{&number};
  }
};
ASYNC Future<Even> even(int n) {
  int x = n;
  int const* where = nullptr;
  try {
    co_await leaf("even", 1);
    co_return x;
  } catch (Bad const& bad) {
    where = bad.where;
  }
  int y = step("y", 40);
  co_await leaf("behind", 1);
  note("where", *where);
  co_return y;
}

struct Bytes {
  int number;
};
struct Told {
  int value;
  Told(int&& number) : value(number + 100) {}
  Told(int const& number) : value(number) {}
  Told(Bytes&& bytes) : value(bytes.number + 200) {}
  Told(Bytes const& bytes) : value(bytes.number) {}
};
ASYNC Future<Told> scalar(int n) {
  int x = n;
  co_await leaf("scalar", 1);
  co_return x;
}
ASYNC Future<Told> parameter(int n) {
  co_await leaf("parameter", 1);
  co_return n;
}
ASYNC Future<Told> bytes(int n) {
  Bytes x{n};
  co_await leaf("bytes", 1);
  co_return x;
}
template <class T>
ASYNC Future<T> in_template(int n) {
  int x = n;
  co_await leaf("in_template", 1);
  co_return x;
}

ASYNC Future<int> scenario() {
  int total = (co_await even(3)).value + (co_await scalar(1)).value;
  total += (co_await parameter(2)).value + (co_await bytes(3)).value;
  co_return total + (co_await in_template<Told>(4)).value + co_await in_template<int>(5);
}

#include "driver.hpp"
