// The program around the shapes, which are measured and printed as they are constructed.
#include "shape.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>

namespace {

std::size_t live_bytes = 0, peak_bytes = 0, begin_bytes = 0;
u64 noted = 0;

// In front of each block stands its size.
constexpr std::size_t header = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

}  // namespace

void* operator new(std::size_t size) {
  auto* const block = static_cast<std::size_t*>(std::malloc(header + size));
  if (block == nullptr) throw std::bad_alloc();
  *block = size;
  live_bytes += size;
  if (live_bytes > peak_bytes) peak_bytes = live_bytes;
  return reinterpret_cast<char*>(block) + header;
}
void operator delete(void* address) noexcept {
  if (address == nullptr) return;
  auto* const block = reinterpret_cast<std::size_t*>(static_cast<char*>(address) - header);
  live_bytes -= *block;
  std::free(block);
}
void operator delete(void* address, std::size_t) noexcept { operator delete(address); }

extern "C" [[noreturn]] void pollux_panic(char const* what, char const* function, char const* file, unsigned line) noexcept {
  std::fprintf(stderr, "%s: %s (%s:%u)\n", what, function, file, line);
  std::abort();
}

u64 value() noexcept { return noted + 1; }
void note(u64 value) noexcept { noted += value; }

void begin_peak() noexcept { peak_bytes = begin_bytes = live_bytes; }
std::size_t end_peak() noexcept { return peak_bytes - begin_bytes; }

void print_shape(char const* name, std::size_t optimum, std::size_t future, std::size_t heap) noexcept {
  std::printf("{\"shape\": \"%s\", \"optimum\": %zu, \"future\": %zu, \"heap\": %zu}\n", name, optimum, future, heap);
}

int main() {}
