// Hazard: a temporary object must live as long as its member function is suspended, and `this` is evaluated once.
#include "trace.hpp"

struct Session {
  Traced name;
  int pends;

  explicit Session(char const* n, int p = 2) : name{n, p}, pends{p} {}

  ASYNC Future<int> run() {
    int n = name.value;
    co_await leaf(name.name(), pends);
    co_return n + name.value;
  }
  ASYNC Future<int> run_twice() {
    int first = co_await run();
    co_return first + co_await this->run();
  }
  ASYNC Future<int> copy_and_run() {
    Session copy = *this;
    copy.name.value += 10;
    co_return co_await copy.run() + co_await run();
  }
  ASYNC Future<Session> clone() const {
    co_await leaf("clone", 1);
    co_return *this;
  }
  Session& self() {
    step("self");
    return *this;
  }
};

Session make(char const* name) {
  step("make");
  return Session{name};
}

ASYNC Future<int> scenario() {
  int n = co_await Session{"temporary"}.run();
  n += co_await make("made").self().run_twice();
  note("n", n);
  Session* heap = new Session{"heap", 1};
  struct Owner {
    Session* p;
    ~Owner() { delete p; }
  } owner{heap};
  n += co_await heap->copy_and_run();
  note("n", n);
  n += (co_await make("cloned").clone()).pends;
  n += co_await (co_await heap->clone()).run() + co_await (*heap).run();
  co_return n;
}

#include "driver.hpp"
