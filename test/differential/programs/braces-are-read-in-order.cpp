// Hazard: an element in braces is read, copied and converted before what follows it is awaited: also where there are more members
// than elements, where inner braces are left out, and where nothing but the braces says what they make.
#include "trace.hpp"

#include <array>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#pragma GCC diagnostic ignored "-Wmissing-braces"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

struct Config {
  int port;
  int retries;
  int timeout = 30;
};
struct Named {
  std::string name;
  int length;
  int spare;
};
struct Rows {
  int row[3];
  int count;
};
struct Pair {
  int a, b;
};
struct Derived : Pair {
  int c;
};
struct Nested {
  struct Middle {
    Pair first;
    int second;
  } middle;
  int third;
  Pair last;
};
struct Number {
  int value;
  operator int() const { return step("convert", value); }
};
struct Label {
  Label(char const *text) : thing(text, 3) {}
  Traced thing;
};
struct Labelled {
  Label label;
  int n;
  int spare = step("spare", 1);
};

ASYNC Future<int> change(int &value) {
  value = 50;
  co_await leaf("change", 1);
  co_return 1;
}
ASYNC Future<int> cut(std::string &text) {
  text = "x";
  co_await leaf("cut", 1);
  co_return 1;
}

// What the braces of a co_return make.
ASYNC Future<Config> config() {
  int n = 2;
  co_return {n, co_await change(n)};
}
ASYNC Future<Config> designated() {
  int n = 2;
  co_return {.port = n, .retries = co_await change(n)};
}
ASYNC Future<Named> named() {
  std::string text = "long string";
  co_return {text, co_await cut(text)};
}
ASYNC Future<std::vector<int>> list() {
  int n = 2;
  co_return {n, co_await change(n)};
}
ASYNC Future<std::pair<int, long>> pair() {
  Number n{2};
  co_return {n, co_await change(n.value)};
}
ASYNC Future<std::tuple<int, int>> tuple() {
  int n = 2;
  co_return {n, co_await change(n)};
}
ASYNC Future<Labelled> labelled() { co_return {"label", co_await leaf("n", 1, 4)}; }
ASYNC Future<Labelled> inner() { co_return {{"inner"}, co_await leaf("n", 1, 4)}; }
ASYNC Future<int> scalar() { co_return {co_await leaf("scalar", 1, 4)}; }

int use(Config const &config) { return config.port; }
int use_list(std::vector<int> const &list) { return list[0]; }

ASYNC Future<int> scenario() {
  int n = 2;
  std::string text = "long string";
  auto check = [&](char const *what, int value) {
    note(what, value);
    n = 2;
    text = "long string";
  };
  Config plain{n, co_await change(n)};
  check("plain", plain.port);
  Config by_name{.port = n, .retries = co_await change(n)};
  check("by name", by_name.port);
  Config const &kept = Config{n, co_await change(n)};
  check("kept", kept.port);
  check("temporary", Config{n, co_await change(n)}.port);
  check("argument", use({n, co_await change(n)}));
  plain = {n, co_await change(n)};
  check("assigned", plain.port);
  Named names{text, co_await cut(text)};
  check("names", static_cast<int>(names.name.size()));
  int numbers[5] = {n, co_await change(n)};
  check("numbers", numbers[0]);
  int rows[2][2] = {{n, co_await change(n)}, {n}};
  check("rows", rows[0][0] + rows[1][0]);
  Rows row{{n, co_await change(n)}, n};
  check("row", row.row[0] + row.count);
  Rows elided{n, co_await change(n)};
  check("elided", elided.row[0]);
  Pair pairs[2] = {n, co_await change(n)};
  check("pairs", pairs[0].a);
  Derived derived{{n, co_await change(n)}, 3};
  check("derived", derived.a);
  Derived elided_base{n, co_await change(n)};
  check("elided base", elided_base.a);
  Nested nested{n, n, n, co_await change(n), {n, co_await change(n)}};
  check("nested", nested.middle.first.a + nested.middle.first.b + nested.middle.second + nested.third + nested.last.a);
  Nested partly{{n, n}, n, co_await change(n)};
  check("partly", partly.middle.first.a + partly.middle.first.b + partly.middle.second + partly.third);
  Nested digraph<%n, n, n, co_await change(n), <%n, co_await change(n)%>%>;
  check("digraph", digraph.middle.first.a + digraph.middle.second + digraph.last.a);
  Nested last{{}, co_await change(n), {n, co_await change(n)}};
  check("last", last.third + last.last.a);
  std::array<int, 3> array{n, co_await change(n)};
  check("array", array[0]);
  check("list", use_list({n, co_await change(n)}));
  std::vector<Config> configs;
  configs.push_back({n, co_await change(n)});
  check("pushed", configs[0].port);
  auto captured = [config = Config{n, co_await change(n)}] { return config.port; };
  check("captured", captured());
  check("returned", (co_await config()).port + (co_await designated()).port);
  check("returned text", static_cast<int>((co_await named()).name.size()));
  check("returned list", (co_await list())[0] + (co_await pair()).first + std::get<0>(co_await tuple()));
  check("labelled", (co_await labelled()).label.thing.get() + (co_await inner()).n);
  co_return co_await scalar();
}

#include "driver.hpp"
