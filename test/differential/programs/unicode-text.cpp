// Hazard: names and strings that are not ASCII: columns and offsets count bytes.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  /* Größe → ß */ int größe = 1; char const* text = "zwölf – €"; co_await leaf("ä", 1); größe += 1;
  note("größe", text); /* ∀ */ größe += co_await leaf("ö", 1, 5);
  co_return größe;
}

#include "driver.hpp"
