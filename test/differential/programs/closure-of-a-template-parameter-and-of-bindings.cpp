// Hazard: a lambda that is kept uses a parameter of the template that is a value, or captures bindings of a tuple, whose types nobody wrote.
#include "trace.hpp"
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

template <int K, class T> ASYNC Future<int> of_value(T n) {
  auto plain = [] { return K; };
  auto captures = [n](auto m) { return K + n + m; };
  co_await leaf("value", 1);
  co_return plain() + captures(T(2));
}

namespace lib {
struct Key { int v = 2; };
} // namespace lib
struct Key { int v = 1; };

ASYNC Future<int> of_bindings() {
  std::map<std::string, std::vector<std::string>> names{{"a", {"b"}}};
  std::tuple<lib::Key, std::map<std::string, lib::Key>> parts{{3}, {}};
  auto &[key, keys] = parts;
  auto const &[name, values] = *names.begin();
  auto [x, y] = std::array<std::string, 2>{"x", "y"};
  auto [number, made] = std::make_tuple(1, lib::Key{});
  auto a = [&key = key, &keys = keys] { return key.v + int(keys.size()); };
  auto b = [&name = name, values = values] { return int(name.size() + values.size()); };
  auto c = [x = x, &y = y, made = made] { return int(x.size() + y.size()) + made.v; };
  co_await leaf("bindings", 1);
  co_return a() + 10 * b() + 100 * c() + number;
}

ASYNC Future<int> scenario() {
  int sum = co_await of_value<4>(1);
  co_return sum + co_await of_bindings();
}

#include "driver.hpp"
