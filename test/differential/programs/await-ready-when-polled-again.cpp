// Hazard: what is ready when it is polled again is kept nowhere, so that the function must go on behind it, wherever it stands.
#include "trace.hpp"

int use_all(Traced const& first, Traced const& second) { return step("use all"), first.get() * 10 + second.get(); }

// As a statement, and with what its full-expression has made besides.
ASYNC Future<int> statements(Traced parameter) {
  co_await turn("plain");
  Traced local{"local", 2};
  co_await turn("with a temporary", true, Traced{"temporary", 1});
  co_await turn("of a local", true, local);
  co_await turn("at once", false, Traced{"at once", 1});
  int const count = local.get() + 1;
  co_await turn("last", true, parameter);
  co_return count;
}

// In other expressions.
ASYNC Future<int> expressions(int n) {
  (co_await turn("left"), n++);
  int const a = (step("before"), co_await turn("in the middle"), step("after", n));
  n > 1 ? co_await turn("taken") : void(step("not taken"));
  n > 100 ? void(step("not taken")) : co_await turn("taken too", false);
  (void)co_await turn("cast");
  static_cast<void>(co_await turn("cast more", true, Traced{"of a cast", 1}));
  int const b = use_all(Traced{"first", 1}, (co_await turn("between", true, Traced{"inner", 3}), Traced{"second", 2}));
  bool const both = n > 1 && (co_await turn("of an and"), step("and", n) > 0);
  if (co_await turn("of a condition"), both)
    co_return a + b + co_await leaf("leaf", 1, n);
  co_return 0;
}

// In every statement.
ASYNC Future<int> everywhere(int count) {
  int i = 0;
  for (Traced each{"each", 1}; i < count; ++i, co_await turn("in the head")) {
    Traced inner{"inner", i};
    if (i == 1) {
      co_await turn("in a branch");
      continue;
    }
    co_await turn("in the loop", true, inner);
    if (i == 3)
      break;
  }
  while (i-- > 0)
    co_await turn("alone");
  do
    co_await turn("in do");
  while (++i < 2);
  switch (i) {
  case 1:
    co_await turn("not here");
    [[fallthrough]];
  case 2:
    co_await turn("in a case");
    [[fallthrough]];
  case 3: {
    Traced held{"held", 3};
    co_await turn("fallen through", true, held);
    break;
  }
  default:
    co_await turn("nor here");
  }
  for (auto const &range : {4, 5}) {
    co_await turn("in a range");
    i += range;
  }
  if (i > 2)
    goto on;
  co_await turn("passed over");
on:
  co_await turn("after a label");
  co_return i;
}

// Where it may throw, and between handlers.
ASYNC Future<int> with_handlers() {
  int caught = 0;
  for (int i = 0; i < 2; ++i) {
    try {
      Traced guarded{"guarded", i};
      co_await turn("in try", i == 0, guarded);
      if (i == 1)
        throw i;
    } catch (int value) {
      caught += value;
    }
    co_await turn("behind try");
  }
  co_return caught;
}

ASYNC Future<void> only() { co_await turn("only"); }
ASYNC Future<void> returned() { co_return co_await turn("returned", true, Traced{"of a return", 1}); }

template <class T>
ASYNC Future<T> in_template(T value) {
  co_await turn("in a template");
  T twice = value;
  co_await turn("of a dependent type", true, twice);
  ((co_await turn("in parentheses"), T{"made", 3})).check();
  (void)co_await turn("cast in a template");
  T const both = (co_await turn("left in a template"), twice);
  for (int i = 0; i < 2; ++i, co_await turn("in a template's loop"))
    step("in the loop");
  co_return both;
}

template <class T>
ASYNC Future<void> void_template(T value) {
  co_return co_await turn("returned from a template", true, value);
}

ASYNC pollux::Stream<int> items() {
  Traced owner{"owner", 7};
  for (int i = 0; i < 2; ++i) {
    co_await turn("in a stream", i == 0, owner);
    co_yield owner.get() + i;
  }
  co_await turn("at the end");
}

ASYNC Future<int> scenario() {
  int total = co_await statements(Traced{"parameter", 1});
  total += co_await expressions(1);
  total += co_await everywhere(5);
  total += co_await with_handlers();
  co_await only();
  co_await returned();
  Traced const same = co_await in_template(Traced{"value", 5});
  total += same.get();
  co_await void_template(same);
  auto some = items();
  while (auto item = co_await some.next())
    total += *item;
  auto in_lambda = [&total](int n) ASYNC -> Future<int> {
    co_await turn("in a lambda");
    co_return total + n;
  };
  total += co_await in_lambda(3);
  // Somebody else's.
  Turn held("held", true, nullptr);
  co_await held;
  co_await std::move(held);
  Turn moved = turn("moved");
  co_await Turn(moved);
  co_await pollux::yield_now();
  auto const [a, b] = co_await pollux::join(in_lambda(1), in_lambda(2));
  co_return total + a + b;
}

#include "driver.hpp"
