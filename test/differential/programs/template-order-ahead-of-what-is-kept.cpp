// Hazard: in a template, the object of a call whose arguments are kept for the call's future: it is evaluated before they are, and `->` is
// followed before them, through however many `operator->`. A `->` of a known type keeps its text.
// needs: full
#include "trace.hpp"

#include <memory>
#include <string>

struct Port {
  int id;
  template <class S>
  ASYNC Future<int> send(S const& s) {
    co_await leaf("send", 1);
    co_return step(s.c_str(), id + static_cast<int>(s.size()));
  }
  template <class S>
  ASYNC Future<int> send(S const& s, int n) {
    co_await leaf("send", 1);
    co_return step(s.c_str(), id + n);
  }
};
struct Handle {
  Port* p;
  Port* operator->() { return step("arrow", p->id), p; }
};
static Port ports[2] = {{1}, {10}};

struct Client {
  Handle handle{&ports[0]};
  Port* raw = &ports[0];
  std::unique_ptr<Port> owned = std::make_unique<Port>(Port{5});
  Port& get() { return step("get"), *handle.p; }
  std::string encode(int n) {
    step("encode", n);
    handle.p = raw = &ports[1];
    return std::to_string(n);
  }
  int number(int n) { return step("number", n); }
  void reset() { handle.p = raw = &ports[0]; }
};

template <class T>
ASYNC Future<int> run(T dependent) {
  Client known;
  auto reset = [&] {
    dependent.reset();
    known.reset();
  };
  note("get", co_await known.get().send(dependent.encode(3)));
  reset();
  note("dependent get", co_await dependent.get().send(dependent.encode(3)));
  reset();
  note("dependent arrow", co_await dependent.handle->send(dependent.encode(3)));
  reset();
  note("arrow", co_await known.handle->send(known.encode(dependent.number(3))));
  reset();
  note("pointer", co_await known.raw->send(known.encode(dependent.number(3))));
  reset();
  note("star", co_await (*known.raw).send(known.encode(dependent.number(3))));
  reset();
  note("dependent pointer", co_await dependent.raw->send(dependent.encode(3)));
  reset();
  note("arguments", co_await known.get().send(known.encode(dependent.number(3)), dependent.number(5)));
  reset();
  note("subscript", co_await ports[known.number(0)].send(known.encode(dependent.number(3)), dependent.number(5)));
  reset();
  note("unique_ptr", co_await known.owned->send(dependent.encode(2)));
  auto made = std::make_unique<Port>(Port{7});
  note("local", co_await made->send(std::string("abc")) + co_await made->send(dependent.encode(4), 1));
  co_return co_await std::make_unique<Port>(Port{8})->send(dependent.encode(5));
}

ASYNC Future<int> scenario() { co_return co_await run(Client{}); }

#include "driver.hpp"
