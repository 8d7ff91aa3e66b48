// Hazard: member functions defined in the class and out of line share names, access and future; the object may be a temporary.
#include "trace.hpp"

class Client {
 public:
  explicit Client(int base) : base_{base} {}

  /// Fetches.
  ASYNC Future<int> fetch(Traced key, int times = 2) {
    step("fetch");
    int n = co_await leaf("read", times, key.value);
    co_return n + base_ + co_await twice(n);
  }

  [[nodiscard]] ASYNC Future<int> sum() const // comment
  {
    int total = base_;
    co_await leaf("sum", 1);
    co_return total;
  }
  ASYNC auto late(int) -> Future<int>;
  ASYNC static Future<Client> make(int base) {
    co_await pollux::yield_now();
    Client made{base};
    co_await pollux::yield_now();
    co_return made;
  }

 private:
  struct Item {
    int n;
    Traced t;
  };
  ASYNC Future<int> twice(int n) {
    Item item{n, {"item", n}};
    co_await leaf("twice", 1);
    co_return 2 * item.n;
  }

  int base_;
};

ASYNC auto Client::late(int) -> Future<int> {
  Traced self{"self"};
  co_await leaf("late", 1);
  base_ += 1;
  co_return base_ + co_await sum() + self.value;
}

ASYNC Future<int> scenario() {
  Client c{3};
  int a = co_await c.fetch({"key", 4});
  note("a", a);
  int b = co_await c.late(1);
  note("b", b);
  Client d = co_await Client::make(9);
  co_return a + b + co_await Client{3}.sum() + co_await d.sum();
}

#include "driver.hpp"
