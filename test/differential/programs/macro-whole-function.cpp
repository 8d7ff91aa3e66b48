// Hazard: a macro stands for parts of the function: its head, its return, its block.
// needs: full
#include "trace.hpp"

#define TASK ASYNC Future<int>
#define RETURN co_return
#define BEGIN {
#define END }
TASK part(int n) BEGIN
  Traced local{"local", n};
  co_await leaf("part", 1);
  RETURN n + local.get();
END
TASK scenario() {
  int n = co_await part(2);
  RETURN n;
}

#include "driver.hpp"
