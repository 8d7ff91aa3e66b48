// Hazard: `p->f(co_await x)` calls what p pointed to in front of the await; of `(p->*m)(co_await x)` both are read there. In templates,
// too, where not all of it has a type yet; and a parenthesised list of arguments is no comma there.
#include "trace.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

struct Node {
  Traced thing{"node", 2};
  int value = 0;
  Node *next = nullptr;
  int add(int a, int b = 1) { return value * 100 + a + b; }
  int subtract(int a, int b) { return value * 1000 - a - b; }
  int times(int a) const { return value * a; }
};
template <class P>
ASYNC Future<int> change(P &p, P other) {
  co_await leaf("change", 1);
  p = other;
  co_return 2;
}
ASYNC Future<Node &> node(Node &n) {
  co_await leaf("node", 1);
  co_return n;
}
using Member = int (Node::*)(int, int);
ASYNC Future<Member> member(Member m) {
  co_await leaf("member", 1);
  co_return m;
}

ASYNC Future<int> member_pointers() {
  Node a, b;
  a.value = 3;
  b.value = 5;
  Node *p = &a;
  Member m = &Node::add;
  int total = (p->*m)(1, (p = &b, m = &Node::subtract, co_await leaf("x", 1, 2)));
  note("both", total);
  p = &a;
  m = &Node::add;
  total += ((step("object"), a).*m)(1, co_await leaf("x", 1, 2));
  total += ((step("pointer") ? p : &a)->*m)(1, co_await leaf("x", 1, 2));
  total += (Node{}.*m)(1, co_await leaf("x", 1, 2));
  total += ((co_await node(b)).*m)(1, 2);
  total += (a.*(co_await member(m)))(1, 2);
  co_return total;
}

template <class T>
ASYNC Future<int> known(T *p, T *other) {
  T *const first = p;
  int total = p->add(co_await change(p, other));
  p = first;
  total += p->add(1, (p = other, co_await leaf("x", 1, 9)));
  p = first;
  total += p->next->add(co_await change(p, other));
  T *array[2] = {first, other};
  int i = 0;
  total += array[i]->add(co_await change(i, 1));
  T **pointer = &p;
  total += (*pointer)->add(co_await change(*pointer, first));
  total += (total ? p : other)->add(co_await change(p, other));
  int (T::*times)(int) const = &T::times;
  total += (p->*times)(co_await change(p, first));
  co_return total;
}
template <class T>
ASYNC Future<int> parts(T const &first, T const &second) {
  T x = first, y = second;
  std::map<int, T> nodes{{1, x}, {2, y}};
  auto it = nodes.begin();
  int total = it->second.add(co_await change(it, std::next(nodes.begin())));
  auto pair = std::pair<T *, int>(&x, 3);
  auto &[pointer, number] = pair;
  total += pointer->add(co_await change(pointer, &y));
  total += number << co_await change(number, 4);
  co_return total;
}
template <class T>
ASYNC Future<int> listed(T n) {
  std::vector<T> const fours(4, co_await change(n, T(7)));
  std::pair<T, int> const both(n, co_await change(n, T(9)));
  co_return static_cast<int>(fours.size()) * 100 + fours[3] * 10 + both.first;
}
template <class T>
ASYNC Future<std::pair<T, int>> braced_alone(T n) {
  co_await leaf("alone", 1);
  co_return {n, 1};
}
template <class T>
ASYNC Future<int> pointer_parameters(int (*f)(T), T (*array)[2], int (Node::*m)(T) const) {
  co_await leaf("parameters", 1);
  co_return f((*array)[1]) + (Node{}.*m)(T(2));
}

// Names that are variables when they are instantiated.
template <class T>
struct Base {
  T *pointer = nullptr;
  int by = 1;
  static inline int shared = 2;
};
template <class T>
struct Derived : Base<T> {
  using Base<T>::pointer;
  using Base<T>::by;
  ASYNC Future<int> more() {
    co_await leaf("more", 1);
    by = 5;
    Base<T>::shared = 7;
    co_return 1;
  }
  ASYNC Future<int> run(T *other) {
    int total = pointer->add((pointer = other, co_await leaf("using", 1, 2)));
    total += by << co_await more();
    Base<T>::shared = 2;
    total += Base<T>::shared << co_await more();
    co_return total;
  }
};

// What a lambda captures by copy is const in there.
template <class T>
ASYNC Future<int> captured(T text) {
  auto longer = [text](char by) ASYNC -> Future<int> {
    T const result = text + co_await leaf("text", 1, by);
    co_return static_cast<int>(result.size());
  };
  co_return co_await longer('x');
}

ASYNC Future<int> scenario() {
  int total = co_await member_pointers();
  Node a, b;
  a.value = 3;
  a.next = &b;
  b.value = 5;
  b.next = &a;
  total += co_await known(&a, &b);
  note("known", total);
  total += co_await parts(a, b);
  note("parts", total);
  total += co_await listed(6);
  total += (co_await braced_alone(3)).first;
  int array[2] = {1, 2};
  total += co_await pointer_parameters<int>([](int n) { return n; }, &array, &Node::times);
  Derived<Node> derived;
  derived.pointer = &a;
  total += co_await derived.run(&b);
  total += co_await captured(std::string("text"));
  co_return total;
}

#include "driver.hpp"
