// Hazard: __LINE__, __func__ and __FUNCTION__ mean what they meant, before and after an await, and in a macro
// (traps.md).
// needs: full
#include "trace.hpp"

#define HERE note("line", __LINE__)
ASYNC Future<int> part() {
  HERE;
  note("function", __func__);
  co_await leaf("part", 1);
  HERE;
  note("function", __func__);
  co_return
      __LINE__;
}
ASYNC Future<int> scenario() {
  int a = __LINE__ + co_await part() + __LINE__;
  note("a",
       __LINE__);
  co_await leaf(__func__, 1); HERE;
  int size = sizeof(__func__);
  note("size", size);
  co_return a;
}

#include "driver.hpp"
