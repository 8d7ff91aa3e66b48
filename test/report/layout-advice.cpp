// What is advised can be done, and helps; the reasons name what comes before the wait.
// RUN: %pollux --emit=layout %s -- -std=c++20 %cxxflags > %t
// RUN: FileCheck --strict-whitespace --match-full-lines %s < %t
#include <pollux/core.hpp>
#include <array>
#include <string>
#include <string_view>
using pollux::Future;

void look(void const *);
void use(int);

ASYNC Future<int> by_reference(std::string const &text) {
  co_await pollux::yield_now();
  co_return int(text.size());
}

ASYNC Future<int> small(char c) {
  co_await pollux::yield_now();
  co_return c;
}

// Who has a destructor is kept whoever knows the address. What the future refers to can't end before it.
ASYNC Future<int> owners() {
  std::string known = "x";
  look(&known);
  co_await small(1);
  std::string awaited = "y";
  co_return co_await by_reference(awaited);
}
//      CHECK:  known: local variable, line 25
// CHECK-NEXT:    across  AwaitSmall (line 27), AwaitByReference (line 29)
// CHECK-NEXT:    because somebody may know its address while waiting in lines 27 and 29, since line 26:
// CHECK-NEXT:            look(&known);
// CHECK-NEXT:            its destructor runs at the end of its scope, in line 30, after lines 27 and 29
// CHECK-NEXT:    to save let its scope end before line 27, if nobody looks at it after that
//      CHECK:  awaited: local variable, line 28
// CHECK-NEXT:    across  AwaitByReference (line 29)
// CHECK-NEXT:    because the future awaited in line 29 may refer to it
// CHECK-NEXT:            its destructor runs at the end of its scope, in line 30, after line 29
// CHECK-NEXT:  by_reference: awaited future, line 29

// A view is no larger than a reference, and what the body changes is its own.
ASYNC Future<int> parameters(std::string read, std::string changed, std::string_view view) {
  co_await small(1);
  changed += 'x';
  co_return int(read.size() + changed.size() + view.size());
}
//      CHECK:  read: parameter, line 44
// CHECK-NEXT:    across  AwaitSmall (line 45)
// CHECK-NEXT:    because a call keeps its arguments until the first poll
// CHECK-NEXT:            line 47 needs it after line 45: co_return int(read.size() + changed.size() + ...
// CHECK-NEXT:    to save take it by reference or as a view, where what is passed outlives the future
// CHECK-NEXT:  changed: parameter, line 44
// CHECK-NEXT:    across  AwaitSmall (line 45)
// CHECK-NEXT:    because a call keeps its arguments until the first poll
// CHECK-NEXT:            line 46 needs it after line 45: changed += 'x';
// CHECK-NEXT:  view: parameter, line 44
// CHECK-NEXT:    across  AwaitSmall (line 45)
// CHECK-NEXT:    because a call keeps its arguments until the first poll
// CHECK-NEXT:            line 47 needs it after line 45: co_return int(read.size() + changed.size() + ...
// CHECK-NEXT:  small: awaited future, line 45

// Only what decides the size of the room can save some.
ASYNC Future<void> rooms(std::string const &text) {
  co_await small(1);
  co_await by_reference(text);
}
//      CHECK:  small: awaited future, line 66
// CHECK-NEXT:    across  AwaitSmall (line 66)
// CHECK-NEXT:    because it is what line 66 waits for
// CHECK-NEXT:  by_reference: awaited future, line 67
// CHECK-NEXT:    across  AwaitByReference (line 67)
// CHECK-NEXT:    because it is what line 67 waits for
// CHECK-NEXT:    to save make the future of 'by_reference' smaller

// A part can be copied; the whole, or what a loop counts, can't.
ASYNC Future<int> values(std::string const &text) {
  std::array<int, 30> const table = {1, 2, 3};
  int sum = 0;
  for (int i = 0; i < 3; ++i)
    sum += co_await by_reference(text);
  co_return sum + table[2];
}
//      CHECK:  table: local variable, line 79
// CHECK-NEXT:    across  AwaitByReference (line 82)
// CHECK-NEXT:    because line 83 needs it after line 82: co_return sum + table[2];
// CHECK-NEXT:    to save copy what line 83 needs of it, and let its scope end before line 82
// CHECK-NEXT:  sum: local variable, line 80
// CHECK-NEXT:    across  AwaitByReference (line 82)
// CHECK-NEXT:    because line 82 needs it after line 82: sum += co_await by_reference(text);
// CHECK-NEXT:  i: local variable, line 81
// CHECK-NEXT:    across  AwaitByReference (line 82)
// CHECK-NEXT:    because line 81 needs it after line 82: for (int i = 0; i < 3; ++i)
// CHECK-NEXT:  by_reference: awaited future, line 82

// The line that has made the address known comes before the one that waits.
ASYNC Future<void> orders(bool early) {
  char buffer[16] = {};
  if (early) {
    co_await pollux::yield_now();
    look(buffer);
    co_await small(2);
    co_return;
  }
  look(buffer);
  co_await small(3);
}
//      CHECK:  buffer: local variable, line 99
// CHECK-NEXT:    across  AwaitYieldNow (line 101), AwaitSmall (line 103), AwaitSmall_2 (line 107)
// CHECK-NEXT:    because line 102 needs it after line 101: look(buffer);
// CHECK-NEXT:            somebody may know its address while waiting in line 103, since line 102: look(buffer);
// CHECK-NEXT:            somebody may know its address while waiting in line 107, since line 106: look(buffer);

// A flag is kept as long as what it is the flag of.
struct Reader {
  int values[4] = {};
  template <class T> ASYNC Future<int> read(T value);
};
ASYNC Future<bool> flags(bool c, std::string text) {
  co_return c && co_await by_reference(text + "x") == 1;
}
//      CHECK:  {{.*}}_is_alive: flag, line 121
// CHECK-NEXT:    across  AwaitByReference (line 121)
// CHECK-NEXT:    because it says whether what a conditional operand makes has been made, and must be destroyed

// The object is where the function's name is.
template <class T>
ASYNC Future<int> Reader::read(T value) {
  auto const &[first, second] = co_await pollux::ready(std::pair{value, value});
  use(first);
  co_await pollux::yield_now();
  co_return values[0];
}
ASYNC Future<int> reads(Reader &reader) { co_return co_await reader.read(1) + 1; }
//      CHECK:  self: object, line 129
//      CHECK:  first_second: local variable '[first, second]', line 130
// CHECK-NEXT:    across  AwaitYieldNow (line 132)
// CHECK-NEXT:    because what it is bound to is kept to the end of its scope, in line 134, after line 132

// What has no name of its own is called as where it is awaited.
namespace {
ASYNC Future<int> hidden(int n) {
  co_await small('x');
  co_return n;
}
} // namespace
ASYNC Future<int> calls(int n) {
  auto const twice = [](int n) ASYNC -> Future<int> { co_return 2 * co_await hidden(n); };
  co_return 1 + co_await twice(n);
}
//      CHECK:    to save make the future of 'twice' smaller
//      CHECK:    to save make the future of 'hidden' smaller
