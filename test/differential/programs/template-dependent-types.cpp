// Hazard: types that depend on a parameter: typename T::x for variables, results and futures, a member template, a static member.
// needs: full
#include "trace.hpp"

struct Words {
  using Item = Traced;
  struct Cursor {
    int at = 0;
  };
  using Pending = Maker<>;
  template <class T>
  struct Pair {
    T first;
    T second;
  };
  static constexpr int limit = 2;
  Pending fetch(Cursor& cursor) { return maker("word", 1, ++cursor.at); }
};
struct Numbers {
  using Item = int;
  struct Cursor {
    Traced name{"cursor"};
    int at = 5;
  };
  using Pending = Future<int>;
  template <class T>
  using Pair = std::pair<T, T>;
  static constexpr int limit = 3;
  ASYNC Future<int> fetch(Cursor& cursor) {
    co_await leaf("number", 1);
    co_return ++cursor.at;
  }
};
inline int value(Traced const& item) { return item.get(); }
inline int value(int item) { return item; }

template <class Source>
ASYNC Future<typename Source::Item> last(Source& source) {
  typename Source::Cursor cursor;
  typename Source::Item item = co_await source.fetch(cursor);
  for (int i = 1; i < Source::limit; ++i) {
    typename Source::Pending pending = source.fetch(cursor);
    step("made");
    item = co_await std::move(pending);
  }
  co_return item;
}

template <class Source>
ASYNC Future<int> two(Source source) {
  using Item = typename Source::Item;
  using Pair = typename Source::template Pair<Item>;
  Pair pair{co_await last(source), co_await last(source)};
  co_await leaf("pair", 1);
  co_return value(pair.first) + value(pair.second);
}

ASYNC Future<int> scenario() {
  int words = co_await two(Words{});
  int numbers = co_await two(Numbers{});
  co_return 100 * words + numbers;
}

#include "driver.hpp"
