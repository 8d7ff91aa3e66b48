// Hazard: several handlers, by value, by reference, by base and `...`: the first that fits is taken.
// needs: full
#include "trace.hpp"

struct Base {
  int n;
};
struct Derived : Base {};
ASYNC Future<int> run(int which) {
  try {
    Traced inside{"inside"};
    co_await leaf("try", 1);
    if (which == 0) throw Derived{{1}};
    if (which == 1) throw 2;
    if (which == 2) throw Failure{"three"};
    if (which == 3) throw "text";
  } catch (Base const& base) {
    co_return base.n;
  } catch (int n) {
    co_return n;
  } catch (Failure failure) {
    note("failure", failure.what);
    co_return 3;
  } catch (...) {
    co_return 4;
  }
  co_return 5;
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 5; ++i) total = 10 * total + co_await run(i);
  co_return total;
}

#include "driver.hpp"
