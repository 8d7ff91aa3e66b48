// Misuses that must not compile, one a macro. Without a macro this compiles: the control.
#include <pollux/pollux.hpp>

#include <utility>

struct Large {
  using Output = int;
  pollux::Poll<int> poll(pollux::Context&) { return pollux::Pending; }
  char bytes[65];
};
struct alignas(64) Aligned {
  using Output = int;
  pollux::Poll<int> poll(pollux::Context&) { return pollux::Pending; }
};

int main() {
  auto future = pollux::ready(1);
  auto other = pollux::ready(2);
#if defined(SELECT_OF_AN_LVALUE)
  (void)pollux::select(future, std::move(other));
#else
  (void)pollux::select(std::move(future), std::move(other));
#endif
#if defined(TIMEOUT_OF_AN_LVALUE)
  (void)pollux::timeout(std::chrono::seconds(1), other);
#endif
#if defined(SPAWN_OF_AN_LVALUE)
  (void)pollux::spawn(other);
#endif
#if defined(BLOCK_ON_NO_FUTURE)
  (void)pollux::block_on(5);
#endif
#if defined(POLL_FN_RETURNING_READY)
  (void)pollux::poll_fn<int>([](pollux::Context&) { return pollux::Ready(1); });  // would refer to a value that is gone
#endif
#if defined(CONTEXT_OF_A_TEMPORARY)
  pollux::Context cx(pollux::Waker(pollux::noop_waker()));
#endif
#if defined(INPLACE_FUTURE_TOO_SMALL)
  pollux::InplaceFuture<int, 64> small = Large{};
#else
  pollux::InplaceFuture<int, 65> large = Large{};
#endif
#if defined(INPLACE_FUTURE_MISALIGNED)
  pollux::InplaceFuture<int, 64> misaligned = Aligned{};
#else
  pollux::InplaceFuture<int, 64, 64> aligned = Aligned{};
#endif
#if defined(FUTURE_COPIED)
  pollux::Future<int> boxed = pollux::ready(3);
  pollux::Future<int> copy = boxed;
#endif
}
