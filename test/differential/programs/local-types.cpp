// Hazard: a local class, enumeration, alias, and a using-declaration and -directive are used on both sides of an await.
// needs: full
#include "trace.hpp"

namespace tools {
int twice(int n) { return 2 * n; }
namespace deep {
int thrice(int n) { return 3 * n; }
}
}  // namespace tools
ASYNC Future<int> scenario() {
  enum class Kind { Small = 1, Big };
  enum { plain = 4 };
  using Number = long;
  typedef int Other;
  struct Local {
    Kind kind;
    int weight() const { return static_cast<int>(kind) * 10; }
  };
  using tools::twice;
  using namespace tools::deep;
  namespace same = tools;
  Local local{Kind::Big};
  Number number = twice(plain);
  co_await leaf("wait", 1);
  local.kind = Kind::Small;
  Other other = thrice(2) + same::twice(1);
  static_assert(sizeof(Number) >= sizeof(Other), "sizes");
  co_await leaf("again", 1);
  co_return static_cast<int>(number) + local.weight() + other;
}

#include "driver.hpp"
