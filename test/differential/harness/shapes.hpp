// shapes.hpp: the classes and functions that generated programs are made of. Each is one way in which an expression can depend on
// temporaries and on the order of evaluation; results are kept small, so that generated arithmetic never overflows.
#pragma once

#include "trace.hpp"

#include <initializer_list>
#include <tuple>

namespace shapes {

struct Duo {
  Traced a;
  int b = 5;
};

struct Trio {
  Traced a;
  Duo d;
  Traced c;
};

/// `<<` chains: left before right.
struct Out {
  Traced name;
  int total = 0;
  Out& operator<<(int n) {
    note("out", n);
    total = (total * 3 + n) % 100;
    return *this;
  }
  Out& operator<<(Traced const& thing) { return *this << thing.get() % 100; }
  int get() const { return name.check(), total; }
};

/// Calls of every form: the object or callee before the arguments.
struct Adder {
  Traced name;
  int add(int n) const { return (name.get() + n) % 100; }
  Adder const& self() const { return step("self"), *this; }
  int operator()(int n) const { return (name.get() + 2 * n) % 100; }
  int operator[](int n) const { return (name.get() - n) % 100; }
};

/// A constructor whose arguments braces put in order.
struct Args {
  Traced kept;
  int total;
  Args(Traced&& a, Traced const& b, int n) : kept(std::move(a)), total((kept.get() + b.get() + n) % 100) {}
};

/// Aggregates of which braces leave something out, at the end and in the middle.
struct Wide {
  Traced name;
  int a;
  int b;
  int c = 7;
  int total() const { return (name.get() + 3 * a + 5 * b + c) % 100; }
};
struct Wider {
  Duo duo;
  int row[3];
  int last = 1;
  int total() const { return (duo.a.get() + 3 * duo.b + 5 * row[0] + 7 * row[1] + row[2] + last) % 100; }
};

/// What becomes a number where one is wanted.
struct Measure {
  Traced name;
  int n;
  operator int() const { return step("convert"), (name.get() + n) % 100; }
};
struct Span {
  int from, to, by = 1;
  int total() const { return (from + 3 * to + by) % 100; }
};

struct Sum {
  int total = 0;
  Sum(std::initializer_list<Traced> things) {
    for (Traced const& thing : things) total += thing.get();
    total %= 100;
  }
};

struct Total {
  Traced name{"total"};
  int total = 0;
  Total(std::initializer_list<int> numbers) {
    for (int n : numbers) total += n;
    total %= 100;
  }
};

/// Owners of what `new` makes.
struct Held {
  Traced* object;
  explicit Held(Traced* object) : object(object) {}
  Held(Held&& other) noexcept : object(std::exchange(other.object, nullptr)) {}
  ~Held() { delete object; }
  int get() const { return object->get(); }
};

struct Numbers {
  int* numbers;
  explicit Numbers(int* numbers) : numbers(numbers) {}
  Numbers(Numbers&& other) noexcept : numbers(std::exchange(other.numbers, nullptr)) {}
  ~Numbers() { delete[] numbers; }
  int total() const { return (numbers[0] + numbers[1]) % 100; }
};

/// A range with an observable lifetime.
struct Range {
  Traced name;
  int count = 0;
  int numbers[3] = {1, 2, 3};
  int const* begin() const { return step("begin"), numbers; }
  int const* end() const { return name.check(), numbers + count; }
};

inline Range range(char const* name, int n) { return {Traced{name, n}, (n & 1) + 1}; }
inline Traced named(char const* name, int n) { return Traced{name, n}; }
inline Duo duo(Traced a, int n) { return {std::move(a), n}; }
inline int use(Traced const& thing) { return step("use"), thing.get() % 100; }
inline int use(Traced const& thing, int n) { return step("use"), (thing.get() + n) % 100; }
// Moves its parameter on: when a parameter itself dies is implementation-defined, [expr.call]/6.
inline int take(Traced thing) {
  Traced taken = std::move(thing);
  return step("take"), taken.get() % 100;
}

}  // namespace shapes

#define AWAIT(x) co_await (x)
#define SAME(x) (x)
#define PAUSE co_await leaf("pause", 1)
#define LET(type, name, value) type name = value
#define REPEAT(name, n) for (int name = 0; name < (n); ++name)
