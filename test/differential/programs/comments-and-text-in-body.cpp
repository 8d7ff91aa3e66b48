// Hazard: text that looks like code: comments and strings with co_await in them are left as they are (traps.md, Text).
#include "trace.hpp"

ASYNC Future<int> scenario() {
  // co_await leaf("comment", 1);
  char const* text = "co_await leaf(\"string\")";
  /* co_return 5; */ co_await leaf("wait" /* co_await */, 1);
  note("text", text);
  char const* raw = R"x(co_await "raw" ) } {
  // second line)x";
  co_await leaf("again", 1);
  note("raw", raw);
  char brace = '}';
  note("brace", static_cast<int>(brace));
  co_return 0;
}

#include "driver.hpp"
