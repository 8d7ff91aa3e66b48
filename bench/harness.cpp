// The main program around the cases: what `run.py` calls, once a round and case.
//
//   PROGRAM --list                     the cases' names
//   PROGRAM CASE N                     runs N operations three times: the fastest, in ns an operation of processor time
//   PROGRAM CASE N --count             runs N operations once: checksum, allocations, the largest future and the heap's peak
// It prints one line of JSON.
#include "harness.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iterator>
#include <new>

namespace {

bool is_counting = false;
bench::u64 allocations = 0;
std::size_t live_bytes = 0, peak_bytes = 0;

// What is alive while counting: linear, since a case has a few dozen frames at most.
struct Block {
  void* address;
  std::size_t size;
} blocks[4096];
std::size_t block_count = 0;

void note_allocation(void* address, std::size_t size) {
  ++allocations;
  live_bytes += size;
  if (live_bytes > peak_bytes) peak_bytes = live_bytes;
  if (block_count == std::size(blocks)) std::abort();
  blocks[block_count++] = {address, size};
}

void note_deallocation(void* address) {
  for (std::size_t i = block_count; i-- != 0;) {
    if (blocks[i].address != address) continue;
    live_bytes -= blocks[i].size;
    blocks[i] = blocks[--block_count];
    return;
  }
}

double processor_ns() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e9 + double(now.tv_nsec);
}

bench::Case* first_case = nullptr;
bench::Case** last_case = &first_case;
bench::u64 wakes = 0;

struct CountingWaker {
  static pollux::Waker clone(void* data) noexcept { return pollux::Waker(data, vtable); }
  static void count(void*) noexcept { ++wakes; }
  static void ignore(void*) noexcept {}
  static constexpr pollux::WakerVTable vtable{&clone, &count, &count, &ignore};
};

}  // namespace

void* operator new(std::size_t size) {
  void* const address = std::malloc(size);
  if (address == nullptr) throw std::bad_alloc();
  if (is_counting) note_allocation(address, size);
  return address;
}
void operator delete(void* address) noexcept {
  if (is_counting) note_deallocation(address);
  std::free(address);
}
void operator delete(void* address, std::size_t) noexcept { operator delete(address); }

extern "C" [[noreturn]] void pollux_panic(char const* what, char const* function, char const* file, unsigned line) noexcept {
  std::fprintf(stderr, "%s: %s (%s:%u)\n", what, function, file, line);
  std::abort();
}

namespace bench {

std::size_t largest_root = 0;
u64 Token::destroyed = 0;
bool PassGate::is_open = true;

Case::Case(char const* name, u64 (*run)(u64 n)) noexcept : name(name), run(run) {
  *last_case = this;
  last_case = &next;
}

pollux::Waker const& counting_waker() noexcept {
  static pollux::Waker const waker(nullptr, CountingWaker::vtable);
  return waker;
}

MessageBytes::MessageBytes() noexcept {
  u32 seed = 1;
  for (std::size_t message = 0; message != messages; ++message) {
    u8 sum = 0;
    for (std::size_t at = 0; at != message_size; ++at) {
      u8& byte = bytes_[message * message_size + at];
      switch (at) {
        case 0: byte = 0x50; break;
        case 1: byte = 0x58; break;
        case 6: byte = 5; break;   // the length of the name
        case 12: byte = 4; break;  // the length of the body
        case 13: byte = 0; break;
        case message_size - 1: byte = sum; break;
        default:
          seed = seed * 1664525u + 1013904223u;
          byte = u8(seed >> 24);
      }
      sum = u8(sum + byte);
    }
  }
}

}  // namespace bench

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--list") == 0) {
    for (bench::Case* c = first_case; c != nullptr; c = c->next) std::puts(c->name);
    return 0;
  }
  if (argc < 3) return 2;
  bench::Case* found = first_case;
  while (found != nullptr && std::strcmp(found->name, argv[1]) != 0) found = found->next;
  if (found == nullptr) return 2;
  bench::u64 const n = std::strtoull(argv[2], nullptr, 10);
  bench::counting_waker();  // before anything is counted

  if (argc == 4 && std::strcmp(argv[3], "--count") == 0) {
    is_counting = true;
    bench::u64 const checksum = found->run(n);
    is_counting = false;
    std::printf("{\"checksum\": %llu, \"wakes\": %llu, \"allocations\": %g, \"bytes\": %zu}\n",
                static_cast<unsigned long long>(checksum), static_cast<unsigned long long>(wakes), double(allocations) / double(n),
                bench::largest_root + peak_bytes);
    return 0;
  }
  double fastest = 1e300;
  for (int round = 0; round != 3; ++round) {
    double const begin = processor_ns();
    bench::u64 checksum = found->run(n);
    bench::escape(&checksum);
    double const ns = (processor_ns() - begin) / double(n);
    if (ns < fastest) fastest = ns;
  }
  std::printf("{\"ns\": %.4f}\n", fastest);
}
