// The hosted pollux_panic: one line on standard error, then abort.
#include "pollux/panic.hpp"

#include <cstdio>
#include <cstdlib>

extern "C" void pollux_panic(char const* what, char const* function, char const* file, unsigned line) noexcept {
  std::fprintf(stderr, "pollux: %s: %s (%s:%u)\n", what, function, file, line);
  std::fflush(stderr);
  std::abort();
}
