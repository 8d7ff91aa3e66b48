// Hazard: a class template with a partial and an explicit specialisation: each has an async member of the same name.
// needs: full
#include "trace.hpp"

template <class T>
struct Box {
  T value;
  ASYNC Future<int> open() {
    co_await leaf("plain box", 1);
    co_return value.get();
  }
};

template <class T>
struct Box<T*> {
  T* value;
  ASYNC Future<int> open();
};
template <class T>
ASYNC Future<int> Box<T*>::open() {
  Traced copy = *value;
  co_await leaf("pointer box", 1);
  co_return 10 * copy.get();
}

template <>
struct Box<int> {
  int value;
  ASYNC Future<int> open() {
    co_await leaf("int box", 1);
    co_return 100 * value;
  }
};

template <>
ASYNC Future<int> Box<NoDefault>::open() {
  co_await leaf("specialised member", 2);
  co_return 1000 * value.get();
}

ASYNC Future<int> scenario() {
  Traced traced{"traced", 2};
  Box<Traced> plain{Traced{"boxed", 1}};
  Box<Traced*> pointer{&traced};
  Box<int> number{3};
  Box<NoDefault> special{NoDefault{"special", 4}};
  int total = co_await plain.open();
  total += co_await pointer.open();
  total += co_await number.open();
  total += co_await special.open();
  co_return total;
}

#include "driver.hpp"
