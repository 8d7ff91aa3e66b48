// Hazard: a callback interface as a future: its starter runs at the first poll, with what it captured in the frame.
#include "trace.hpp"

#include <pollux/oneshot.hpp>

#include <functional>
#include <vector>

std::vector<std::function<void(int)>> waiting;

/// Calls back at the next tick.
void get_later(Traced const& key, std::function<void(int)> done) {
  int n = key.get();
  waiting.push_back([done = std::move(done), n](int add) { done(n + add); });
}
/// Is pending once, and ticks then.
struct Tick {
  using Output = void;
  bool is_second = false;
  pollux::Poll<void> poll(pollux::Context& cx) {
    if (!std::exchange(is_second, true)) {
      cx.waker().wake_by_ref();
      return pollux::Pending;
    }
    for (auto& call : std::exchange(waiting, {})) call(100);
    return pollux::Ready();
  }
};

ASYNC Future<int> get(int n) {
  Traced key("key", n);
  int got = co_await pollux::from_callback<int>([&key](auto done) {
    step("start");
    get_later(key, done);
  });
  co_return got;
}
ASYNC Future<int> scenario() {
  waiting.clear();
  auto [got, nothing] = co_await pollux::join(get(3), Tick{});
  static_cast<void>(nothing);
  auto [sender, receiver] = pollux::oneshot::channel<int>();
  sender.send(7);
  std::optional<int> sent = co_await receiver;
  int sum = got + *sent;
  try {
    co_await pollux::from_callback<void>([](auto) { step("dropped"); });
  } catch (pollux::CallbackDropped const&) {
    sum += 1000;
  }
  co_return sum;
}

#include "driver.hpp"
