// Hazard: an initialiser in a closure's captures makes temporaries, which live to the end of the full-expression, while the
// closure is a part of an expression that an await suspends, or is awaited in a poll_fn.
// needs: full
#include "trace.hpp"

struct View {
  Traced const* of;
  explicit View(Traced const& of) : of(&of) {}
  int get() const { return of->get(); }
};
template <class F>
int apply(F const& f, int n) {
  return f(n);
}
ASYNC Future<int> scenario() {
  int total = apply([view = View(Traced{"viewed", 2}), second = Traced{"second", 3}.get()](int n) { return view.get() + second + n; },
                    co_await leaf("a", 1, 1));
  note("after a", total);
  total += co_await pollux::poll_fn<int>(
      [view = View(Traced{"polled", 4}), calls = 0](pollux::Context& context) mutable -> pollux::Poll<int> {
        if (calls++ == 1) return pollux::Ready(view.get());
        context.waker().wake_by_ref();
        return pollux::Pending;
      });
  note("after b", total);
  auto kept = [value = Traced{"copied", 5}.get() + Traced{"other", 6}.get()] { return value; };
  co_await leaf("c", 1);
  co_return total + kept();
}

#include "driver.hpp"
