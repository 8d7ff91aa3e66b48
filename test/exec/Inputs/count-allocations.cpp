
// Appended to the lowered example: polls it with a waker that does nothing, and counts what is allocated in poll of the futures.
#include <cstdlib>
#include <new>
#include <thread>

static thread_local long allocations = 0;

void *operator new(std::size_t size) {
  ++allocations;
  if (void *p = std::malloc(size))
    return p;
  std::abort();
}
void operator delete(void *p) noexcept { std::free(p); }
void operator delete(void *p, std::size_t) noexcept { std::free(p); }

template <class F>
void count(char const *name, F future) {
  pollux::Waker waker = pollux::noop_waker();
  pollux::Context context(waker);
  // The first poll starts the runtime's timer thread, which is allocated once a program.
  allocations = 0;
  while (true) {
    auto polled = future.poll(context);
    if (polled.is_ready()) {
      std::printf("%s: %d, %ld allocations\n", name, *polled, allocations);
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

int main() {
  pollux::block_on(pollux::sleep_for(std::chrono::milliseconds(1)));
  count("one_after_the_other", one_after_the_other());
  count("all_at_once", all_at_once());
}
