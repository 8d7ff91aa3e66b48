// Hazard: what may be seen through a pointer, however it got out, keeps its room to the end of its scope, read by name or not.
#include "trace.hpp"

#include <array>

struct Node {
  int value;
};
struct Registered {
  explicit Registered(int value) : value(value) { last = this; }
  int value;
  static Registered* last;
};
Registered* Registered::last = nullptr;
struct Outer {
  Registered inner;
  int more;
};
struct Self {
  int value = 1;
  Self& add(int n) {
    value += n;
    return *this;
  }
  int get() const { return value; }
  int const& ref() const { return value; }
  int* address() { return &value; }
  static void keep(Self const* self) { kept = self; }
  void keep_me() const { keep(this); }
  static Self const* kept;
};
Self const* Self::kept = nullptr;
struct Wide {
  int values[16];
};

// What would overwrite the room of something that seems to be dead.
ASYNC Future<int> overwrite(int n) {
  Wide wide = {};
  for (int i = 0; i < 16; ++i)
    wide.values[i] = 1000 + n;
  co_await leaf("overwrite", 1);
  co_return wide.values[3];
}

ASYNC Future<int> stored_address() {
  Node node{5};
  Node* where = &node;
  int extra = co_await overwrite(1);
  co_return where->value + extra;
}
ASYNC Future<int> reference_to_part() {
  Wide wide = {};
  wide.values[2] = 6;
  int& part = wide.values[2];
  int extra = co_await overwrite(2);
  co_return part + extra;
}
ASYNC Future<int> escapes_in_constructor() {
  Registered registered(7);
  int extra = co_await overwrite(3);
  co_return Registered::last->value + extra;
}
ASYNC Future<int> escapes_from_member() {
  Outer outer{Registered(8), 1};
  int extra = co_await overwrite(4);
  extra += co_await overwrite(4);
  co_return (Registered::last == &outer.inner ? 1 : 2) + extra + outer.more;
}
ASYNC Future<int> escapes_in_method() {
  Self self;
  self.keep_me();
  int extra = co_await overwrite(5);
  co_return Self::kept->value + extra;
}
ASYNC Future<int> method_gives_reference() {
  Self self;
  Self& same = self.add(3);
  int const& value = self.ref();
  int* address = self.address();
  int extra = co_await overwrite(6);
  co_return same.value + value + *address + extra;
}
ASYNC Future<int> quiet_methods() {
  Self self;
  int got = self.get();
  co_await leaf("quiet", 1);
  got += self.ref();
  int extra = co_await overwrite(7);
  co_return got + extra;
}
ASYNC Future<int> lambda_captures() {
  int seen = 9;
  auto read = [&seen] { return seen; };
  int extra = co_await overwrite(8);
  co_return read() + extra;
}
ASYNC Future<int> member_pointers() {
  Wide wide = {};
  wide.values[4] = 4;
  auto values = &Wide::values;
  int* first = wide.*values;
  int extra = co_await overwrite(9);
  co_return first[4] + extra;
}
ASYNC Future<int> result_of_assignment() {
  int x = 1;
  int y = 2;
  int& bound = (x = 5);
  int& counted = ++y;
  int extra = co_await overwrite(10);
  co_return bound + counted + extra;
}
ASYNC Future<int> arrays() {
  std::array<int, 16> values = {};
  values[5] = 3;
  int* data = values.data();
  std::array<int, 16> quiet = {};
  quiet[5] = 4;
  int before = quiet[5];
  int extra = co_await overwrite(11);
  co_return data[5] + before + extra;
}
ASYNC Future<int> array_decays() {
  int values[16] = {};
  values[6] = 2;
  int* where = values + 6;
  int extra = co_await overwrite(12);
  co_return *where + extra;
}
ASYNC Future<int> by_reference(Wide const& wide) {
  int extra = co_await overwrite(13);
  co_return wide.values[7] + extra;
}
ASYNC Future<int> passed_by_reference(Wide wide) { co_return co_await by_reference(wide); }
ASYNC Future<int> chosen(bool first) {
  int a = 1;
  int b = 2;
  int& either = first ? a : b;
  int extra = co_await overwrite(14);
  co_return either + extra;
}
ASYNC Future<int> structured() {
  Outer outer{Registered(3), 4};
  auto& [inner, more] = outer;
  int extra = co_await overwrite(15);
  co_return inner.value + more + extra;
}

ASYNC Future<int> scenario() {
  int total = co_await stored_address();
  total += co_await reference_to_part();
  total += co_await escapes_in_constructor();
  note("member", co_await escapes_from_member());
  note("method", co_await escapes_in_method());
  note("reference", co_await method_gives_reference());
  note("quiet", co_await quiet_methods());
  note("lambda", co_await lambda_captures());
  note("pointers", co_await member_pointers());
  note("assignment", co_await result_of_assignment());
  note("arrays", co_await arrays());
  note("decay", co_await array_decays());
  Wide wide = {};
  wide.values[7] = 70;
  note("passed", co_await passed_by_reference(wide));
  note("chosen", co_await chosen(false));
  note("structured", co_await structured());
  co_return total;
}

#include "driver.hpp"
