// Hazard: a function template, its arguments deduced or given, for types with and without destructors.
// needs: full
#include "trace.hpp"

template <class T>
ASYNC Future<T> pass(T value) {
  co_await leaf("pass", 1);
  co_return std::move(value);
}

template <class Result, class From>
ASYNC Future<Result> convert(From const& from) {
  Result result = static_cast<Result>(from);
  co_await leaf("convert", 1);
  co_return result;
}

template <class T>
ASYNC Future<void> keep(T& place, T value) {
  T old = std::move(place);
  co_await leaf("keep", 1);
  place = std::move(value);
  note("old", old);
}

ASYNC Future<int> scenario() {
  int number = co_await pass(1);
  long widened = co_await convert<long>(number + 1);
  MoveOnly thing = co_await pass(MoveOnly{"thing", 3});
  co_await keep(number, 10);
  co_await keep<Traced>(thing, Traced{"other", 4});
  Traced copy = co_await convert<Traced>(thing);
  co_return number + static_cast<int>(widened) + copy.get();
}

#include "driver.hpp"
