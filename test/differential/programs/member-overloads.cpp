// Hazard: overloads by parameters, const and ref-qualifier each have a future of their own; the object is captured by reference.
#include "trace.hpp"

class Box {
 public:
  explicit Box(int n) : content_{"content", n} {}

  ASYNC Future<int> get() {
    co_await leaf("plain", 1);
    co_return ++content_.value;
  }
  ASYNC Future<int> get() const {
    co_await leaf("const", 1);
    co_return content_.value;
  }
  ASYNC Future<int> get(int n) const noexcept {
    co_await leaf("int", 1);
    co_return content_.value + n;
  }
  ASYNC Future<int> get(Traced t) const volatile {
    co_await leaf("volatile", 1);
    co_return t.value;
  }
  ASYNC Future<int> take() & {
    co_await leaf("lvalue", 1);
    co_return content_.value;
  }
  ASYNC Future<int> take() const& {
    co_await leaf("const lvalue", 1);
    co_return content_.value + 100;
  }
  ASYNC Future<Traced> take() &&;
  // Not async, of the same name.
  int get(char const*) const { return content_.value; }

 private:
  Traced content_;
};

ASYNC Future<Traced> Box::take() && {
  co_await leaf("rvalue", 1);
  co_return std::move(content_);
}

ASYNC Future<int> scenario() {
  Box box{1};
  Box const& view = box;
  int n = co_await box.get();
  note("plain", n);
  n += co_await view.get();
  n += co_await view.get(10);
  n += co_await box.get({"argument", 20});
  n += co_await box.take();
  n += co_await view.take();
  note("lvalues", n);
  Traced moved = co_await std::move(box).take();
  note("moved", moved.value);
  Traced other = co_await Box{7}.take();
  co_return n + moved.value + other.value + view.get("x") + co_await Box{9}.get();
}

#include "driver.hpp"
