// Hazard: names in a template: what depends is found where it is instantiated, what does not where it stands.
// needs: full
#include "trace.hpp"

inline int pick(double) { return 1; }

template <class T>
ASYNC Future<int> choose(T thing) {
  int early = pick(1);
  co_await leaf("choose", 1);
  int late = describe(thing);
  co_return 10 * early + late + co_await fetch(thing);
}

inline int pick(int) { return 2; }

namespace shop {
struct Item {
  Traced name;
};
inline int describe(Item const& item) { return item.name.get(); }
ASYNC Future<int> fetch(Item const& item) {
  co_await leaf("shop::fetch", 1);
  co_return 100 * item.name.get();
}
}  // namespace shop

namespace bank {
template <class T>
struct Account {
  T balance;
};
template <class T>
int describe(Account<T> const&) {
  return 7;
}
template <class T>
ASYNC Future<int> fetch(Account<T> account) {
  co_await leaf("bank::fetch", 2);
  co_return 1000 * static_cast<int>(account.balance);
}
}  // namespace bank

ASYNC Future<int> scenario() {
  int total = co_await choose(shop::Item{Traced{"item", 3}});
  total += co_await choose(bank::Account<long>{4});
  co_return total;
}

#include "driver.hpp"
