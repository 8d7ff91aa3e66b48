// Hazard: in a template, a variable that is made from a part of a temporary, whose type only an instantiation knows: the temporary
// dies at the end of the declaration, after the part has been copied or moved from (found by the fuzzer: a lambda returned a reference
// to it). Of scalars and of classes; as an operand beside an await, the temporary lives as long as the full-expression.
// needs: full
#include "shapes.hpp"

using namespace shapes;

template <class T>
struct Pair {
  Traced first;
  T second;
  Traced const& get() const { return first; }
};

template <class T>
ASYNC Future<int> parts(T value) {
  auto number = (co_await leaf("first", 1, 1), Args{Traced{"a", value}, Traced{"b", 2}, 3}.total);
  auto moved = Pair<T>{Traced{"moved", value}, value}.first;
  auto const copied = Pair<T>{Traced{"copied", value}, value}.get();
  auto second = Pair<Traced>{Traced{"c", 1}, Traced{"d", value}}.second;
  co_await leaf("between", 1);
  int total = number + moved.get() + copied.get() + second.get();
  total += Pair<T>{Traced{"operand", value}, value}.second + co_await leaf("beside", 1, 4);
  total += Pair<T>{Traced{"call", value}, value}.get().get() + co_await leaf("beside_call", 1, 5);
  switch (auto chosen = Pair<T>{Traced{"choice", value}, value}.second; co_await leaf("choice", 1, chosen)) {
    case 3:
      total += chosen;
      break;
    default:
      co_await leaf("default", 1);
  }
  switch ((co_await leaf("before", 1), Pair<T>{Traced{"switch", value}, value}.second)) {
    case 3:
      co_await leaf("three", 1);
      break;
    default:
      break;
  }
  co_return total;
}

ASYNC Future<int> scenario() { co_return co_await parts(3); }

#include "driver.hpp"
