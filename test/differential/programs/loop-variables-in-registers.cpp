// Hazard: what a loop counts is a local while it runs, and must be what it was after each suspension, on every way through.
#include "trace.hpp"

enum class Mode : unsigned char { Low, High };

ASYNC Future<int> part(int pending, int value) {
  if (value == 13)
    throw 13;
  co_return co_await leaf("part", pending, value);
}

// Two awaits, a loop in a loop, and every way to go round.
ASYNC Future<int> rounds(int count) {
  int total = 0;
  for (int i = 0; i < count; ++i) {
    if (i == 1)
      continue;
    total += co_await part(i % 2, i);
    if (total > 40)
      break;
  }
  co_return total;
}

// One after the other under one name, which are of one field; and the first is dead while the second counts.
ASYNC Future<int> in_turn() {
  int sum = 0;
  for (int i = 0; i < 3; ++i)
    sum += co_await part(i, i);
  for (int i = 3; i > 0; --i)
    sum -= co_await part(1, i);
  co_return sum;
}

// A value of the last round is seen by a handler.
ASYNC Future<int> thrown() {
  int at = 10;
  bool caught = false;
  while (!caught) {
    try {
      ++at;
      co_await part(1, at);
    } catch (int value) {
      caught = true;
      note("caught", value + at);
    }
  }
  co_return at;
}

// Scalars of all kinds; a condition that awaits; a loop that is entered by a jump.
ASYNC Future<int> kinds(int const *values) {
  Mode mode = Mode::Low;
  double mean = 0;
  int const *at = values;
  unsigned char steps = 0;
  while (co_await part(steps % 2, *at) != 0) {
    mode = mode == Mode::Low ? Mode::High : Mode::Low;
    mean = (mean + *at) / 2;
    ++at;
    ++steps;
  }
  note("mode", static_cast<int>(mode));
  note("mean", static_cast<int>(mean * 1000));
  co_return steps;
}

// Guarded values in the loop, which ask whether it suspends.
ASYNC Future<int> guarded() {
  Traced outer{"outer", 1};
  int total = 0;
  do {
    Traced inner{"inner", total};
    total += co_await part(1, inner.get() + 1);
  } while (total < 20);
  co_return total + outer.get();
}

ASYNC Future<int> by_goto(int count) {
  int i = 0, product = 1;
again:
  while (i < count) {
    ++i;
    product *= co_await part(i % 3, i);
    if (product == 2)
      goto again;
  }
  co_return product;
}

// Without a value at its first suspensions; and with one that only the loop's second part gives it.
ASYNC Future<int> late(int count) {
  int i = 0;
  bool flag;
  bool has_flag = false;
  while (i < count) {
    if (has_flag) i += flag ? 1 : 2;
    i += co_await part(1, 1);
    if (i > 2 && !has_flag) {
      flag = i % 2 != 0;
      has_flag = true;
    }
  }
  [[maybe_unused]] int unread = 0;
  while (i < count + 3) {
    unread = i;
    i += co_await part(1, 1);
  }
  co_return i;
}

// Entered through the blocks of a guard and of a reference.
ASYNC Future<int> through_blocks(int count) {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Traced object{"object", i};
    Traced const& reference = object;
    total += co_await part(1, i);
    for (int j = 0; j < count; ++j) {
      Traced inner{"inner", j};
      Traced const& other = inner;
      total += co_await part(1, j + reference.get() + other.get());
    }
  }
  co_return total;
}

// Between several variables no comma of somebody's.
enum class Letter { A, B, C };
inline Letter operator,(Letter left, Letter) {
  note("comma");
  return left;
}
ASYNC Future<int> with_comma() {
  int sum = 0;
  for (Letter e = Letter::A, last = Letter::C; e != last; e = e == Letter::A ? Letter::B : Letter::C, ++sum)
    sum += co_await part(1, 1);
  co_return sum;
}

// In a lambda, and in a template.
template <class T>
ASYNC Future<T> power(T base, int by) {
  T result = 1;
  int i = 0;
  for (; i < by; ++i)
    result *= co_await part(i % 2, base);
  co_return result;
}

ASYNC Future<int> scenario() {
  static int const values[] = {5, 4, 3, 0};
  int total = co_await rounds(7);
  note("rounds", total);
  total += co_await in_turn();
  total += co_await thrown();
  total += co_await kinds(values);
  total += co_await guarded();
  total += co_await by_goto(5);
  total += co_await power(2, 3);
  total += co_await late(7);
  total += co_await through_blocks(2);
  total += co_await with_comma();
  auto twice = [](int n) ASYNC -> Future<int> {
    int sum = 0;
    for (int i = 0; i < n; ++i)
      sum += co_await part(1, 2);
    co_return sum;
  };
  total += co_await twice(2);
  co_return total;
}

#include "driver.hpp"
