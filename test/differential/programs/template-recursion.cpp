// Hazard: a member of a class template awaits itself: boxed, and as before (the reader of a nested format).
// needs: full
#include "trace.hpp"

#include <utility>

struct Node {
  Traced name;
  int value = 0;
};

template <class Source>
class Reader {
 public:
  explicit Reader(Source& source) : source_(source) {}
  ASYNC Future<Node> read();

 private:
  ASYNC Future<int> number() { co_return co_await source_.next(); }
  Source& source_;
};

template <class Source>
ASYNC Future<Node> Reader<Source>::read() {
  int const kind = co_await number();
  switch (kind) {
    case 0: {
      int const value = co_await number();
      co_return Node{Traced{"number", value}, value};
    }
    case 1: {
      Node sum{Traced{"sum"}, 0};
      int const count = co_await number();
      for (int i = 0; i < count; ++i) sum.value += (co_await read()).value;
      co_return std::move(sum);
    }
    default:
      throw Failure{"unknown kind"};
  }
}

struct Tape {
  int const* at;
  Leaf<int> next() {
    int const value = *at++;
    return leaf("next", value % 2, value);
  }
};

ASYNC Future<int> scenario() {
  int const tape[] = {1, 3, 0, 5, 1, 2, 0, 7, 0, 8, 0, 9, 3};
  Tape source{tape};
  Reader<Tape> reader(source);
  auto const node = co_await reader.read();
  try {
    co_await reader.read();
  } catch (Failure const& failure) {
    note("failed", failure.what);
  }
  co_return node.value;
}

#include "driver.hpp"
