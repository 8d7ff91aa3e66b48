// Hazard: members have the names of what is generated, of locals that are declared later, and of types at namespace scope.
#include "trace.hpp"

struct Item {
  int n;
};
struct Value {
  Traced t;
};

struct Machine {
  int state = 1, frame = 2, cx = 3, resume = 4, self = 5, suspended = 6, Output = 7, polled = 8;
  struct Item {
    int n;
  };
  int Value = 9;

  ASYNC Future<int> run(int self, ::Item item) {
    int sum = state + frame + cx + resume + this->self + suspended + this->Output + polled;
    Item own{sum};
    struct Value value{{"value", self}};
    co_await leaf("run", 1);
    state += value.t.value;
    co_return own.n + item.n + self + Value;
  }
  ASYNC Future<int> shadow() {
    state += 1;
    int state = this->state * 2;
    co_await leaf("shadow", 1);
    co_return state + frame;
  }
  ASYNC Future<int> before() {
    frame += 1;
    co_await leaf("before", 1);
    {
      int frame = 5;
      co_await leaf("inside", 1);
      resume += frame;
    }
    co_return frame + resume;
  }
  ASYNC Future<int> poll(int poll) {
    co_await leaf("poll", 1);
    co_return poll + shadow_future;
  }
  ASYNC static Future<int> start(int start) {
    co_await leaf("start", 1);
    co_return start;
  }
  int shadow_future = 1;
};

ASYNC Future<int> scenario() {
  Machine m;
  int n = co_await m.run(10, {20});
  note("run", n);
  n += co_await m.shadow() + co_await m.before();
  n += co_await m.poll(3) + co_await Machine::start(2) + co_await m.start(1);
  co_return n;
}

#include "driver.hpp"
