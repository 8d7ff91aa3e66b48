// Hazard: template parameters without a name, and with those of a future's members: State, Output, poll, Item, map.
// needs: full
#include "trace.hpp"

#include <array>
#include <type_traits>
#include <vector>

using pollux::Stream;

template <class, int, template <class> class, class T, typename... >
ASYNC Future<int> nameless(T value) {
  co_await leaf("nameless", 1);
  co_return value.get();
}
template <class T, std::enable_if_t<std::is_integral_v<T>> * = nullptr, int (*)(int) = nullptr>
ASYNC Future<T> defaulted(T value) {
  co_await leaf("defaulted", 1);
  co_return value + 1;
}

template <class Output, class State, int poll>
ASYNC Future<Output> hidden(State value, Output (&table)[poll]) {
  State copy = value;  // Whatever State is: a "poll" of the Output.
  std::array<Output, poll> all{};
  for (int i = 0; i < poll; ++i) all[i] = table[i] + co_await leaf("hidden", 1, i);
  Output sum = Output{};
  for (Output each : all) sum += each;
  auto twice = [copy](auto n) { return static_cast<Output>(n + copy.get()); };
  if constexpr (sizeof(Output) > poll) co_await leaf("larger", 1);
  co_await leaf("twice", 1);
  co_return twice(sum);
}

template <class Output>
struct Source {
  template <class State>
  struct Part {
    State state;
  };
  Output first;
  ASYNC Future<Output> get() {
    Part<Output> part{first};
    co_await leaf("get", 1);
    co_return part.state;
  }
  template <class State>
  ASYNC Future<State> convert(Output offset);
  ASYNC Future<std::vector<Output>> list(Output second) const {
    std::vector<Output> result{first};
    co_await leaf("list", 1);
    result.push_back(second);
    co_return result;
  }
};
template <class Output>
template <class State>
ASYNC Future<State> Source<Output>::convert(Output offset) {
  Output sum = first + offset;
  co_await leaf("convert", 1);
  co_return static_cast<State>(sum);
}

template <class Item, class map>
ASYNC Stream<Item> stream(map make) {
  for (Item i = 0; i < 2; ++i) co_yield static_cast<Item>(make(i));
}

template <class>
struct Nameless {
  ASYNC Future<int> one(Traced value) {
    auto keep = [](Traced const& n) ASYNC -> Future<int> {
      co_await leaf("lambda", 1);
      co_return n.get();
    };
    co_return co_await keep(value);
  }
};

template <class Output>
ASYNC Future<Output> with_lambda(Output value) {
  auto add = [value](Output n) ASYNC -> Future<Output> {
    Output sum = value + n;
    co_await leaf("add", 1);
    co_return sum;
  };
  Output result = co_await add(3);
  co_return result;
}

ASYNC Future<int> scenario() {
  int table[2] = {1, 2};
  int total = co_await nameless<int, 3, Source>(Traced{"value", 1});
  total += static_cast<int>(co_await defaulted(2L));
  total += co_await hidden(Traced{"state", 5}, table);
  Source<int> source{4};
  total += co_await source.get();
  total += static_cast<int>(co_await source.convert<long>(6));
  total += static_cast<int>((co_await source.list(2)).size());
  auto items = stream<int>([](int n) { return n * 2; });
  while (auto item = co_await items.next()) total += *item;
  Nameless<char> nameless_class;
  total += co_await nameless_class.one(Traced{"one", 1});
  total += co_await with_lambda(7);
  co_return total;
}

#include "driver.hpp"
