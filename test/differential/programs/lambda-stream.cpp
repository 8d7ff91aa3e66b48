// Hazard: an async lambda that returns a stream: captures, awaits between items, named, called in place, boxed, dropped halfway.
// needs: full
#include "trace.hpp"

#include <pollux/stream.hpp>

using pollux::Stream;

ASYNC Future<int> sum(Stream<int> items) {
  int total = 0;
  while (auto item = co_await items.next()) total += *item;
  co_return total;
}

ASYNC Future<int> scenario() {
  Traced base{"base", 10};
  int given = 0;
  auto count = [&, copied = Traced{"copied", 100}](int n) ASYNC -> Stream<int> {
    Traced local{"local", n};
    for (int i = 0; i < n; ++i) {
      co_await leaf("item", 1);
      ++given;
      co_yield base.get() + copied.get() + i;
    }
  };
  int total = 0;
  auto items = count(2);
  while (auto item = co_await items.next()) total += *item;
  total += co_await sum(count(3));
  {
    auto dropped = count(2);
    if (auto first = co_await dropped.next()) total += *first;
  }
  auto traced = [](int n) ASYNC -> Stream<Traced> {
    while (n-- > 0) co_yield Traced{"given", n};
  }(2);
  while (auto item = co_await traced.next()) total += item->get();
  co_return total + given;
}

#include "driver.hpp"
