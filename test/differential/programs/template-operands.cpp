// Hazard: operands of a template's expression in front of an await: a scalar is read before it, an object is named; the argument of a
// call is handed on as it is; an arrow is followed before the arguments.
// needs: full
#include "trace.hpp"

#include <utility>

struct Big {
  Traced name{"big", 3};
  int number = 10;
};
inline Big operator+(Big const& left, int n) { return Big{Traced{"sum", left.name.get() + n}, left.number + n}; }
inline int operator<<(Big& left, int n) { return left.number += n; }

ASYNC Future<int> bump(int& n) {
  co_await leaf("bump", 1);
  co_return n += 100;
}
inline int& at(int* numbers, int i) {
  step("at", i);
  return numbers[i];
}
inline int combine(int const& a, int b) { return a * 7 + b; }
inline int combine(Big const& a, int b) { return a.number * 7 + b; }

template <class N>
ASYNC Future<int> sums(N n) {
  N copy = n;
  int total = copy + co_await bump(copy);
  total += (copy << co_await leaf("shift", 1, 1)) - co_await bump(copy);
  N numbers[3] = {1, 2, 3};
  N* place = numbers;
  N index = 1;
  total += place[co_await bump(index)  - 100];
  total += numbers[co_await leaf("index", 1, 2)];
  total += combine(at(numbers, 0), co_await bump(numbers[1]));
  total += combine(n, co_await leaf("combine", 1, 5));
  co_return total;
}

template <class P>
ASYNC Future<int> objects(P pointer) {
  auto sum = *pointer + co_await leaf("plus", 1, 1);
  int total = sum.number;
  total += *pointer << co_await leaf("less", 1, 2);
  total += combine(*pointer, co_await leaf("object", 1, 3));
  total += pointer->name.get() + co_await leaf("arrow", 1, 4);
  co_return total;
}

struct Pointer {
  Big* to;
  Big& operator*() const { return *to; }
  Big* operator->() const {
    step("arrow");
    return to;
  }
};

template <class P>
ASYNC Future<int> through(P pointer, Big& other) {
  co_return pointer->number + combine(pointer->name.get(), co_await bump(other.number));
}

ASYNC Future<int> scenario() {
  int total = co_await sums(5);
  Big big, other;
  total += co_await objects(&big);
  total += co_await objects(Pointer{&big});
  total += co_await through(&big, other);
  total += co_await through(Pointer{&big}, other);
  co_return total;
}

#include "driver.hpp"
