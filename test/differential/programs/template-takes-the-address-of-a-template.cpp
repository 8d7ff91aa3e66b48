// Hazard: in a template, the address of an async template is taken: its body is no overload of it then.
#include "trace.hpp"

template <class T> ASYNC Future<int> free_one(T n) { co_return co_await leaf("free", 1, 1 + int(n)); }
struct Member {
  int v;
  template <class T> ASYNC Future<int> one(T n) { co_return co_await leaf("member", 1, v + int(n)); }
};
template <class T> ASYNC Future<int> use(Member &member, T n) {
  auto free_pointer = &free_one<T>;
  auto pointer = &Member::template one<T>;
  co_await leaf("use", 1);
  co_return co_await free_pointer(n) + co_await (member.*pointer)(n);
}
ASYNC Future<int> scenario() {
  Member member{2};
  co_return co_await use(member, 3);
}

#include "driver.hpp"
