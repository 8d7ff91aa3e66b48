// Hazard: locals of library types with long names: iterators, pairs, maps, functions, smart pointers.
#include "trace.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
ASYNC Future<int> scenario() {
  std::map<std::string, int> ages{{"ann", 3}, {"bob", 4}};
  auto found = ages.find("bob");
  std::pair<std::string const, int>* entry = &*found;
  auto shared = std::make_shared<Traced>("shared", 5);
  std::function<int(int)> twice = [](int n) { return 2 * n; };
  std::weak_ptr<Traced> weak = shared;
  co_await leaf("wait", 1);
  found->second += 10;
  note("alive", !weak.expired());
  shared.reset();
  co_await leaf("again", 1);
  note("gone", weak.expired());
  co_return entry->second + twice(static_cast<int>(ages.size()));
}

#include "driver.hpp"
