// How does ordinary code wait for a future? `block_on(future)` polls it on the calling thread, which sleeps in between.
//
//   int main() { return pollux::block_on(run()); }
#pragma once

#include <type_traits>
#include <utility>

#include "detail/parker.hpp"
#include "traits.hpp"

namespace pollux {

/// Polls `future` on this thread until it is ready, and returns its output; an exception that leaves the future leaves here. The
/// thread sleeps while the future is pending. A prvalue or xvalue is polled where it is, as an lvalue. Nothing is allocated,
/// but for one parking place in a thread's life. May be called inside a poll; it blocks the task that does so.
template <class F>
output_t<F> block_on(F&& future) {
  static_assert(is_awaitable_v<F>, "block_on takes a future");
  detail::ThreadParker parker;
  Context cx(parker.waker());
  auto&& target = get_future(static_cast<F&&>(future));
  for (;;) {
    auto polled = target.poll(cx);
    if (polled.is_ready()) return polled.take();
    parker.park();
  }
}

}  // namespace pollux
