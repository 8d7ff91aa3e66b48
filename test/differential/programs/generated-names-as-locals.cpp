// Hazard: user variables that have the names of generated ones (traps.md, Text).
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int state = 1, poll = 2, cx = 3, frame = 4, self = 5, Output = 6, start = 7, done = 8, suspended = 9, resume = 10;
  co_await leaf("wait", 1);
  state += poll + cx;
  note("state", state);
  note("poll", poll);
  note("cx", cx);
  note("frame", frame);
  note("self", self);
  note("Output", Output);
  note("start", start);
  note("done", done);
  note("suspended", suspended);
  int Pending = resume, Ready = 2, waker = 3, slot = 4;
  co_await leaf("again", 1);
  co_return Pending + Ready + waker + slot;
}

#include "driver.hpp"
