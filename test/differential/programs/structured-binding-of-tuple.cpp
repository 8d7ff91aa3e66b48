// Hazard: a structured binding over the tuple protocol: each name is a reference to an element of the hidden object.
// needs: full
#include "trace.hpp"

#include <tuple>
ASYNC Future<int> scenario() {
  auto object_maker = maker("object", 1, 1);
  auto number_leaf = leaf("number", 2, 5);
  auto [object, number] = co_await pollux::join(object_maker, number_leaf);
  co_await leaf("hold", 1);
  note("object", object);
  auto const& [same, again] = std::make_tuple(number, 7);
  co_await leaf("again", 1);
  co_return number + same + again;
}

#include "driver.hpp"
