// Hazard: results of pointer, bool, enum and reference-to-const types.
#include "trace.hpp"

enum class Kind { None, Some };
ASYNC Future<Kind> kind(int n) {
  co_await leaf("kind", 1);
  co_return n > 0 ? Kind::Some : Kind::None;
}
ASYNC Future<Traced const&> view(Traced const& thing) {
  co_await leaf("view", 1);
  co_return thing;
}
ASYNC Future<char const*> text() {
  co_await leaf("text", 1);
  co_return "text";
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 3};
  Kind got = co_await kind(1);
  Traced const& seen = co_await view(thing);
  char const* word = co_await text();
  note("word", word);
  co_return static_cast<int>(got) * 10 + seen.get();
}

#include "driver.hpp"
