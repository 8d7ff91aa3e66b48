// Hazard: a function template whose awaits depend on its parameters: what they give is an object, a reference, or nothing, by instantiation.
#include "trace.hpp"

template <class T>
ASYNC Future<T> later(T value, int polls) {
  Traced guard("guard");
  for (int i = 0; i < polls; ++i) {
    co_await leaf("pause", 1);
  }
  co_return std::move(value);
}

template <class Make>
ASYNC Future<int> add_up(Make make, int count) {
  int total = 0;
  for (int i = 0; i < count; ++i) {
    auto made = co_await make(i);
    note("made", made.get());
    co_await leaf("pause", 1);
    total += made.get();
  }
  co_return total;
}

struct MakeTraced {
  Traced name{"maker"};
  auto operator()(int n) { return later(Traced("item", n), n); }
};

template <class F>
ASYNC Future<pollux::output_t<F>> pass_on(F future) {
  Traced guard("pass on");
  co_return co_await std::move(future);
}

template <class T>
ASYNC Future<void> drop(T value) {
  T copy = value;
  co_await leaf("pause", 1);
  T second(copy), third{second};
  co_await leaf("pause", 1);
  note("third", third.get());
}

ASYNC Future<int> scenario() {
  int total = co_await add_up(MakeTraced(), 3);
  Traced passed = co_await pass_on(later(Traced("passed", 5), 1));
  co_await pass_on(drop(Traced("dropped", 7)));
  co_return total + passed.get();
}

#include "driver.hpp"
