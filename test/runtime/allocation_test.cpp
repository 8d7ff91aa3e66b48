// Does the heap stay out of it? Counts every operator new of the program.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "pollux/pollux.hpp"
#include "support.hpp"

namespace {
std::atomic<int> allocations{0};
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* const memory = std::malloc(size != 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace pollux::test {
namespace {

using namespace std::chrono_literals;

template <class F>
int allocations_of(F&& action) {
  int const before = allocations;
  action();
  return allocations - before;
}

TEST(Allocation, CoreFuturesUseNone) {
  EXPECT_EQ(allocations_of([] {
              auto all = join(ready(1), yield_now(), select(pending<int>(), yield_now()));
              run(all);
              AtomicWaker waker;
              waker.register_waker(noop_waker());
              waker.wake();
              run(poll_fn<int>([](Context&) -> Poll<int> { return Ready(3); }));
            }),
            0);
}

TEST(Allocation, FutureBoxesWithOne) {
  EXPECT_EQ(allocations_of([] {
              Future<int> future = ready(1);
              Future<int> moved = std::move(future);
              run(moved);
            }),
            1);
}

TEST(Allocation, BlockOnUsesNoneAfterTheThreadsFirst) {
  block_on(ready(1));
  EXPECT_EQ(allocations_of([] {
              block_on(yield_now());
              block_on(join(yield_now(), ready(2)));
            }),
            0);
}

TEST(Allocation, SpawnUsesOne) {
  LocalExecutor executor;
  EXPECT_EQ(allocations_of([&] { executor.block_on(executor.spawn(yield_now())); }), 1);
}

TEST(Allocation, SleepAndTimeoutUseNoneAfterTheFirst) {
  block_on(sleep_for(1us));
  Sleep first = sleep_for(24h);
  (void)poll_once(first);  // starts the timer's thread
  EXPECT_EQ(allocations_of([] {
              Sleep sleep = sleep_for(24h);
              (void)poll_once(sleep);
              block_on(sleep_for(1ms));
              block_on(timeout(1ms, pending<int>()));
            }),
            0);
}

}  // namespace
}  // namespace pollux::test
