// Hazard: what an awaited expression of unknown type is made from, a temporary, an argument, an object it is a member of, lives as
// long as the full-expression.
#include "trace.hpp"

/// A future that refers to what it was made from.
template <class T>
struct Watch {
  using Output = int;
  T const &value;
  bool waited = false;

  pollux::Poll<int> poll(pollux::Context &cx) {
    note("watched", value.get());
    if (waited) return pollux::Ready(value.get());
    waited = true;
    cx.waker().wake_by_ref();
    return pollux::Pending;
  }
};

struct Watcher {
  Traced name;
  explicit Watcher(char const *name, int value = 1) : name(name, value) {}
  Watch<Traced> own() const { return {name}; }
  template <class T>
  Watch<T> other(T const &value) const {
    return {value};
  }
  Traced make(int n) const { return Traced("made", n); }
};

struct Number {
  int n;
  int get() const { return n; }
};

template <class W>
ASYNC Future<int> use(W watcher, int n) {
  int total = co_await W("temporary", 2).own();
  total += co_await watcher.other(watcher.make(n + 1));
  total += co_await watcher.other(Number{total + 1});
  total += co_await W("object", 4).other(W("argument", 5).name);
  total += co_await watcher.other(watcher.make(2)) + co_await watcher.other(Traced("named", 3));
  auto &&kept = watcher.make(9);
  total += co_await watcher.other(kept);
  note("kept", kept.get());
  auto const &also = watcher.make(8);
  co_await leaf("pause", 1);
  co_return total + also.get();
}

ASYNC Future<int> scenario() { co_return co_await use(Watcher("watcher"), 3); }

#include "driver.hpp"
