// Hazard: explicit specialisations of every form: of a pack, of a value, in a namespace, of a stream, of a static member, without
// ASYNC, with closures, awaiting themselves and their template.
// needs: full
#include "trace.hpp"

#include <array>
#include <string>

using pollux::Stream;

template <class... T>
ASYNC Future<int> count(T... values) {
  co_await leaf("any", 1);
  co_return (0 + ... + values.get());
}
template <>
ASYNC Future<int> count(Traced first, MoveOnly second) {
  auto sum = [&first](int n) { return first.get() + n; };
  co_await leaf("two", 2);
  co_return 100 * sum(second.get());
}
template <>
ASYNC Future<int> count<>() {
  auto none = [n = 7] { return n; };
  co_await leaf("none", 1);
  co_return none();
}

template <int N, class T = int>
ASYNC Future<int> number(T offset) {
  auto local = [offset](int n) { return n + offset; };
  co_await leaf("number", 1);
  co_return local(N);
}
template <>
ASYNC Future<int> number<0>(int offset) {
  auto local = [offset](int n) { return n - offset; };
  struct Kept {
    int value;
  } kept{local(10)};
  co_await leaf("zero", 1);
  int of_one = co_await number<1>(offset);
  co_return local(kept.value) + of_one;
}
template <>
Future<int> number<-1, std::string>(std::string offset) {
  if (offset.empty()) co_return 0;
  co_await leaf("minus one", 1);
  offset.pop_back();
  co_return 1 + co_await number<-1>(offset);
}

namespace inner {
template <class T>
struct Choice {
  T value;
  ASYNC Future<int> get() const {
    co_await leaf("any choice", 1);
    co_return value.get();
  }
  static ASYNC Future<int> twice(int n) {
    co_await leaf("any twice", 1);
    co_return 2 * n;
  }
};
template <class T>
ASYNC Future<int> chosen(T const& value) {
  co_await leaf("chosen", 1);
  co_return value.get();
}
template <>
ASYNC Future<int> Choice<MoveOnly>::get() const {
  Traced local{"local", 1};
  co_await leaf("move only choice", 1);
  co_return value.get() * 10 + local.get();
}
}  // namespace inner
template <>
ASYNC Future<int> inner::chosen(NoDefault const& value) {
  co_await leaf("no default", 1);
  co_return 5 + value.get();
}
template <>
ASYNC Future<int> inner::Choice<Traced>::twice(int n) {
  co_await leaf("three times", 1);
  co_return 3 * n;
}

template <class T>
ASYNC Stream<T> numbers() {
  co_yield T{1};
}
template <>
[[maybe_unused]] ASYNC Stream<long> numbers() {
  co_yield 10;
  co_await leaf("stream", 1);
  co_yield 20;
}
template <>
ASYNC Future<int> inner::chosen(std::array<int, 3> const&) {
  co_return 1;  // Nobody calls it.
}

extern template ASYNC Future<int> inner::chosen<Traced>(Traced const&);
template ASYNC Future<int> inner::chosen<Traced>(Traced const&);
template ASYNC Future<int> number<3>(int offset);

ASYNC Future<int> scenario() {
  Traced a{"a", 1};
  MoveOnly b{"b", 2};
  NoDefault c{"c", 3};
  int total = co_await count(std::move(a), std::move(b));
  total += co_await count(std::move(c));
  total += co_await count();
  total += co_await number<0>(1);
  total += co_await number<2>(1);
  total += co_await number<-1>(std::string("ab"));
  inner::Choice<Traced> traced{Traced{"traced", 4}};
  inner::Choice<MoveOnly> only{MoveOnly{"only", 5}};
  total += co_await traced.get();
  total += co_await only.get();
  total += co_await only.twice(1);
  total += co_await traced.twice(1);
  total += co_await inner::chosen(traced.value);
  NoDefault d{"d", 6};
  total += co_await inner::chosen(d);
  auto one = numbers<int>();
  while (auto n = co_await one.next()) total += *n;
  auto more = numbers<long>();
  while (auto n = co_await more.next()) total += static_cast<int>(*n);
  co_return total;
}

#include "driver.hpp"
