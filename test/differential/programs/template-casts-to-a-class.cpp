// Hazard: in a template, what a cast to a class makes may refer to what it is made of, which lives until the await is over.
#include "trace.hpp"

namespace far { struct Key { int v = 2; }; }
struct View {
  Traced const *traced;
  View(Traced const &traced) : traced(&traced) {}
  int get() const { return traced->get(); }
};
struct Holder {
  Traced traced;
  operator View() const { return View(traced); }
  operator Traced const *() const { return &traced; }
};
ASYNC Future<int> of_function(View view, int n) {
  co_await leaf("function", 1);
  co_return view.get() + n;
}
template <class T> ASYNC Future<int> of_template(View view, T n) {
  co_await leaf("template", 1);
  co_return view.get() + n;
}
template <class T> Holder hold(T n) { return {Traced{"held", int(n)}}; }

template <class T> struct Class {
  using Key = far::Key;
  Holder make(int n) { return {Traced{"made", n}}; }
  static Holder made_static(int n) { return {Traced{"static", n}}; }
  ASYNC Future<int> of_pointer(Traced const *traced) {
    co_await leaf("pointer", 1);
    co_return traced->get();
  }
  ASYNC Future<int> of_member(View view) {
    co_await leaf("member", 1);
    co_return view.get();
  }
  ASYNC Future<int> all(T n) {
    Key key;
    auto of_alias = [this, key] { return key.v + make(1).traced.get(); };
    int sum = co_await of_member(static_cast<View>(make(5)));
    sum += co_await of_member(View(make(6)));
    sum += co_await of_member((View)make(7));
    sum += co_await of_member(View{make(8)});
    sum += co_await of_function(static_cast<View>(make(9)), 1);
    sum += co_await of_template(static_cast<View>(make(9)), n);
    sum += co_await of_template((View)hold(n), n);
    sum += co_await of_member(static_cast<View>(hold(n)));
    sum += co_await of_member(View(made_static(4)));
    sum += co_await of_pointer(static_cast<Traced const *>(make(8)));
    sum += co_await of_pointer((Traced const *)make(9));
    sum += static_cast<View>(hold(n)).get() + co_await of_member(hold(n));
    co_return sum + static_cast<View>(hold(n)).get() + co_await of_member(make(3)) + of_alias();
  }
};
template <class T> ASYNC Future<int> of_stream(pollux::Stream<int> numbers, T n) {
  while (auto x = co_await numbers.next()) {
    co_await leaf("item", 1);
    n += *x;
  }
  co_return n;
}
ASYNC pollux::Stream<int> numbers() {
  co_yield 1;
  co_await leaf("between", 1);
  co_yield 2;
}

ASYNC Future<int> scenario() {
  Class<int> c;
  int sum = co_await c.all(2);
  co_return sum + co_await of_stream(numbers(), 3);
}

#include "driver.hpp"
