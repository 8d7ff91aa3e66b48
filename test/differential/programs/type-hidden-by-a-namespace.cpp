// Hazard: a field's type is spelled where the future stands, in the function's namespace: one of the outermost scope must not turn into the
// namespace's own of that name, nor one of an outer namespace; the same of futures. `struct status` is hidden by the function `status`.
// needs: full
#include "trace.hpp"

#include <optional>
#include <utility>
#include <vector>

struct Unit {
  int v;
  int scale() const { return 1; }
  struct Inner {
    int scale() const { return 2; }
  };
};
template <class T>
struct Box {
  T t;
  int tag() const { return 1; }
};
enum class Key { a, b };
using Id = unsigned char;
struct status {
  int code;
};
static int status(struct status* s) { return s->code = 4; }

ASYNC Future<int> event() {
  co_await leaf("event", 1);
  co_return 1;
}
ASYNC Future<int> read(int fd) {
  co_await leaf("read", 1);
  co_return fd;
}

struct File {
  int fd;
  ASYNC Future<int> read() {
    auto later = ::read(fd);
    co_return co_await later + co_await ::read(fd);
  }
  ASYNC Future<int> twice() { co_return co_await read() + co_await ::read(1) + co_await this->read(); }
};

namespace app {

struct Unit {
  int v;
  int scale() const { return 1000; }
  struct Inner {
    int scale() const { return 2000; }
  };
};
template <class T>
struct Box {
  T t;
  int tag() const { return 1000; }
};
enum class Key { b, a };
using Id = int;

ASYNC Future<int> event() {
  co_await leaf("app::event", 1);
  co_return 20;
}

ASYNC Future<int> locals() {
  ::Unit unit{3};
  auto copy = unit;
  ::Unit::Inner inner;
  ::Id id = 250;
  std::vector<::Unit> many{{4}};
  std::optional<::Unit> maybe = many[0];
  auto const front = many.front();
  struct status s;
  co_await leaf("locals", 1);
  id = static_cast<::Id>(id + 10);
  note("scales", unit.scale() + copy.scale() + inner.scale() + many[0].scale() + maybe->scale() + front.scale());
  note("status", status(&s) + s.code);
  co_return id;
}

ASYNC Future<::Key> parameters(::Key x, Key y, ::Unit unit, ::Box<Unit> box, ::Unit& other, struct status const* s) {
  co_await leaf("parameters", 1);
  note("keys", x == ::Key::a ? 1 : y == Key::a ? 2 : 3);
  note("scales", unit.scale() + box.tag() + box.t.scale() + other.scale() + s->code);
  co_return x;
}

template <class T>
ASYNC Future<int> in_template(T t) {
  ::Unit unit{3};
  ::Box<T> box{t};
  Box<T> own{t};
  std::pair<T, ::Unit> pair{t, {4}};
  std::vector<::Box<T>> many{{t}};
  co_await leaf("template", 1);
  co_return unit.scale() + box.tag() + own.tag() + pair.second.scale() + many[0].tag();
}

namespace deep {

ASYNC Future<int> event() {
  co_await leaf("deep::event", 1);
  co_return 300;
}

ASYNC Future<int> run() {
  ::Unit unit{3};
  app::Unit nearer{4};
  auto closure = [](::Unit a) ASYNC -> Future<int> {
    co_await leaf("closure", 1);
    co_return a.scale();
  };
  int n = co_await closure(unit) + nearer.scale();
  co_return n + unit.scale() + co_await event() + co_await ::event() + co_await app::event();
}

}  // namespace deep
}  // namespace app

ASYNC Future<int> scenario() {
  ::Unit other{2};
  struct status s{5};
  note("locals", co_await app::locals());
  note("parameters", static_cast<int>(co_await app::parameters(Key::b, app::Key::b, Unit{1}, {{2}}, other, &s)));
  note("template", co_await app::in_template(1L));
  note("deep", co_await app::deep::run());
  File file{3};
  co_return co_await file.read() + co_await file.twice() + co_await app::event();
}

#include "driver.hpp"
