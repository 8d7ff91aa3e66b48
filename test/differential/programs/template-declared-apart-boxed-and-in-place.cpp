// Hazard: a member template that is called before its definition, by a box, and after it, in place, has a second declaration in its
// class: with a head where the parameters are `auto` (found by the fuzzer), and by the names that the declaration itself has for the
// template's parameters, not by those of the definition, or those that go by others because a future's members hide them.
// needs: full
#include "shapes.hpp"

using namespace shapes;

struct Walker {
  Traced own{"own", 2};

  ASYNC Future<int> by_auto(auto depth, Traced const& seen);
  static ASYNC Future<int> counted(auto const& value, auto... rest);
  template <class A, int Times = 2>
  ASYNC Future<int> by_other_name(A value) const;
  template <class Output>
  ASYNC Future<int> hidden(Output State);
  template <class A>
  ASYNC Future<int> mixed(A value, auto more);

  ASYNC Future<int> before() {
    int total = co_await by_auto(1, own);
    total += co_await counted(own, 1, 2L);
    total += co_await by_other_name(static_cast<short>(3));
    total += co_await hidden(4);
    co_return total + co_await mixed(own, 5);
  }
};

ASYNC Future<int> Walker::by_auto(auto depth, Traced const& seen) {
  Traced here{"here", depth};
  co_await leaf("by_auto", 1);
  co_return here.get() + seen.get();
}

ASYNC Future<int> Walker::counted(auto const& value, auto... rest) {
  co_await leaf("counted", 1);
  co_return value.get() + static_cast<int>(sizeof...(rest)) + (static_cast<int>(rest) + ... + 0);
}

template <class B, int N>
ASYNC Future<int> Walker::by_other_name(B value) const {
  B kept = value;
  co_await leaf("by_other_name", N);
  co_return kept + own.get();
}

template <class Output>
ASYNC Future<int> Walker::hidden(Output State) {
  co_await leaf("hidden", 1);
  co_return static_cast<int>(sizeof(Output)) + State;
}

template <class Value>
ASYNC Future<int> Walker::mixed(Value value, auto more) {
  co_await leaf("mixed", 1);
  co_return value.get() + more;
}

ASYNC Future<int> scenario() {
  Walker walker;
  int total = co_await walker.before();
  total += co_await walker.by_auto(6, Traced("seen", 7));
  total += co_await Walker::counted(walker.own, 8);
  total += co_await walker.by_other_name<int, 1>(9);
  total += co_await walker.hidden('a');
  co_return total + co_await walker.mixed(Traced("mixed", 10), 11);
}

#include "driver.hpp"
