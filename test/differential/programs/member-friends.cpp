// Hazard: a friend's future and body are friends too; one that is static, a member, declared before or in a class only.
#include "trace.hpp"

class Vault;
ASYNC Future<int> early(Vault& v);
static ASYNC Future<int> hidden(Vault& v, int n);
namespace n {
ASYNC Future<int> qualified(Vault const& v);
}
class Thief {
 public:
  ASYNC Future<int> steal(Vault& v) const;
  ASYNC Future<int> steal(Vault& v, int n);
};

class Vault {
  friend ASYNC Future<int> early(Vault& v);
  friend ASYNC Future<int> late(Vault const& v, int n);
  friend Future<int> hidden(Vault& v, int);
  friend Future<int> n::qualified(Vault const& v);
  friend Future<int> Thief::steal(Vault& v) const;
  friend class Partner;

  struct Secret {
    Traced t;
    int n;
  };
  ASYNC Future<int> open(int n) {
    co_await leaf("open", 1);
    co_return n + secret;
  }
  int secret = 42;

 public:
  explicit Vault(int n) : secret{n} {}
};

ASYNC Future<int> early(Vault& v) {
  Vault::Secret s{{"early", 1}, v.secret};
  co_await leaf("early", 1);
  co_return s.n + co_await v.open(1);
}
ASYNC Future<int> late(Vault const& v, int n) {
  co_await leaf("late", 1);
  co_return v.secret + n;
}
static ASYNC Future<int> hidden(Vault& v, int n) {
  co_await leaf("hidden", 1);
  co_return v.secret + n;
}
ASYNC Future<int> n::qualified(Vault const& v) {
  co_await leaf("qualified", 1);
  co_return v.secret;
}
ASYNC Future<int> Thief::steal(Vault& v) const {
  Vault::Secret s{{"steal", 1}, 1};
  co_await leaf("steal", 1);
  co_return v.secret + s.n;
}
ASYNC Future<int> Thief::steal(Vault& v, int n) {
  co_return n + co_await steal(v);
}
class Partner {
 public:
  ASYNC Future<int> visit(Vault& v) {
    Vault::Secret s{{"visit", 1}, 1};
    int opened = co_await v.open(2);
    co_return s.n + opened;
  }
};

ASYNC Future<int> scenario() {
  Vault v{42};
  int sum = co_await early(v) + co_await late(v, 1) + co_await hidden(v, 2) + co_await n::qualified(v);
  note("sum", sum);
  sum += co_await Thief{}.steal(v) + co_await Thief{}.steal(v, 3) + co_await Partner{}.visit(v);
  co_return sum;
}

#include "driver.hpp"
