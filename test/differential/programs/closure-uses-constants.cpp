// Hazard: a closure that crosses a suspension uses constants that it does not capture, local types, and names that a
// using-declaration or -directive of the function brings into sight.
// needs: full
#include "trace.hpp"

#include <memory>

namespace tools {
int twice(int n) { return 2 * n; }
namespace deep {
struct Number {
  int n;
};
int thrice(Number n) { return 3 * n.n; }
}
}  // namespace tools
ASYNC Future<int> scenario() {
  enum class Kind { Small = 1, Big };
  enum { plain = 4 };
  using Int = long;
  constexpr int limit = 8;
  int const twice_limit = 2 * limit;
  static constexpr unsigned shift = 2;
  struct Buffer {
    char bytes[limit];
    Kind kind = Kind::Big;
  };
  using tools::twice;
  using namespace tools::deep;
  namespace same = tools;
  auto size = [](int n) { return static_cast<int>(sizeof(Buffer::bytes)) + limit + n; };
  auto copied = [=](Kind kind) { return limit + twice_limit + plain + (kind == Kind::Big ? 100 : 200); };
  auto captured = [&limit](Int n) { return static_cast<int>(n << shift) + *std::addressof(limit); };
  auto copied_on_use = [=] { return *std::addressof(twice_limit); };
  auto names = [](int n) { return twice(n) + thrice({n}) + same::twice(n); };
  Buffer buffer{};
  co_await leaf("first", 1);
  int total = size(1) + copied(buffer.kind) + captured(3) + copied_on_use();
  co_await leaf("second", 1);
  co_return total + names(2);
}

#include "driver.hpp"
