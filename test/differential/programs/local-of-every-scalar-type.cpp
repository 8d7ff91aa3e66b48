// Hazard: scalars of each kind across a suspension.
#include "trace.hpp"

enum Plain { zero, one };
enum class Scoped : unsigned char { a = 7 };
ASYNC Future<int> scenario() {
  bool flag = true;
  char letter = 'x';
  signed char small = -3;
  unsigned short medium = 65535;
  long long large = 1LL << 40;
  float real = 0.5f;
  double exact = 1e100;
  long double wide = 0.25L;
  Plain plain = one;
  Scoped scoped = Scoped::a;
  void* pointer = nullptr;
  decltype(nullptr) null = nullptr;
  char16_t sixteen = u'y';
  co_await leaf("wait", 1);
  note("flag", flag && pointer == null && exact > 1e99);
  note("large", static_cast<long>(large));
  note("real", static_cast<double>(real) + static_cast<double>(wide));
  co_return letter + small + medium + plain + static_cast<int>(scoped) + sixteen;
}

#include "driver.hpp"
