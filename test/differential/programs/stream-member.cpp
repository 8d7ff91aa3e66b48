// Hazard: a stream that is a member function, of a class or of a class template, reads its object between its items.
#include "trace.hpp"

struct Log {
  Traced name;
  int lines = 0;
  ASYNC pollux::Stream<int> tail(int n) {
    for (int i = 0; i < n; ++i) {
      co_await leaf("tail", i % 2);
      co_yield ++lines * name.get();
    }
  }
  ASYNC pollux::Stream<Traced> copies() const;
};
ASYNC pollux::Stream<Traced> Log::copies() const {
  co_yield name;
  co_yield Traced("copy", lines);
}
template <class T>
struct Box {
  T value;
  ASYNC pollux::Stream<T> times(int n) {
    while (n-- > 0) co_yield value;
  }
};
ASYNC Future<int> scenario() {
  Log log{Traced("log", 2)};
  int sum = 0;
  auto tail = log.tail(3);
  while (auto item = co_await tail.next()) sum += *item;
  auto copies = log.copies();
  while (auto item = co_await copies.next()) sum += item->get();
  Box<int> box{5};
  auto times = box.times(2);
  while (auto item = co_await times.next()) sum += *item;
  co_return sum;
}

#include "driver.hpp"
