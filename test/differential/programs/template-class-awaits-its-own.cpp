// Hazard: in a class template, an async member of the class itself is awaited by its future's name: what is passed by value is not kept
// in front of it, what is passed by reference lives until the await is over, and the calls are in the order of the source.
#include "trace.hpp"
#include <string>

template <class T> struct Store {
  T base;
  struct Entry {
    Traced name;
    T value;
  };
  ASYNC Future<Entry> load(Traced name, T value, int depth = 1) {
    Traced local{"load", depth};
    if (depth == 0) {
      co_await leaf("load", 1);
      if (value == T(9)) throw depth + 40;
      co_return Entry{std::move(name), T(value + base)};
    }
    co_return co_await load(std::move(name), value, depth - 1);
  }
  ASYNC Future<int> look(Traced const &given, Traced &&moved, int const &number) {
    co_await leaf("look", 1);
    co_return given.get() + moved.get() + number;
  }
  ASYNC static Future<int> plus(int a, long b) {
    co_await leaf("plus", 1);
    co_return a + int(b);
  }
  int next(char const *name) {
    Traced called{name, 7};
    return called.get();
  }
  ASYNC Future<T &> place() {
    co_await leaf("place", 1);
    co_return base;
  }
  ASYNC Future<int> all() {
    Entry first = co_await load(Traced{"first", 1}, T(2));
    const Entry second = co_await load(Traced{"second", 3}, 4, 2);
    int sum = co_await look(Traced{"by reference", 5}, Traced{"moved", 6}, next("number"));
    sum += next("before") + co_await plus(next("left"), next("right")) + next("behind");
    sum += co_await plus(co_await plus(1, 2), co_await this->plus(next("inner"), 3));
    sum = co_await plus(sum, 1) + (co_await load(Traced{"dropped", 8}, T(1))).name.get();
    (co_await place()) += T(3);
    try {
      co_await load(Traced{"thrown", 2}, T(9), 1);
    } catch (int n) {
      sum += n;
    }
    try {
      co_await either(T(1));
      co_await either(T(2));
    } catch (int n) {
      sum += n;
    }
    if (sum > 1000) co_await load(Traced{"never", 1}, T(1));
    co_return sum + first.name.get() + second.name.get() + int(first.value + second.value + base);
  }
  ASYNC Future<void> nothing(int n) {
    co_await leaf("nothing", 1);
    note("nothing", n);
  }
  ASYNC Future<void> either(T t) {
    t == T(2) ? co_await nothing(1) : co_await nothing(2);
    t == T(2) ? throw 7 : co_await nothing(3);
    co_return t == T(2) ? co_await nothing(4) : co_await nothing(5);
  }
  ASYNC Future<Entry> hands_on() { co_return co_await load(Traced{"handed on", 4}, base); }
  ASYNC Future<int> of_other(Store &other) {
    Entry entry = co_await other.load(Traced{"other", 2}, base);
    auto later = other.plus(1, 2);
    auto [name, value] = co_await other.hands_on();
    co_return entry.name.get() + co_await later + name.get() + int(value);
  }
};

template <> ASYNC Future<int> Store<short>::all() {
  Entry entry = co_await load(Traced{"special", 1}, short(1));
  co_return entry.name.get();
}

ASYNC Future<int> scenario() {
  Store<int> a{1};
  Store<double> b{2.5};
  Store<short> c{3};
  int sum = co_await a.all();
  sum += co_await b.all();
  sum += co_await c.all();
  Store<int> d{7};
  co_return sum + co_await a.of_other(d);
}

#include "driver.hpp"
