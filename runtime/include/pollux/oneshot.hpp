// How does one value get from anywhere, a callback or another thread, to the task that awaits it? Through a one-shot channel:
//   auto [sender, receiver] = pollux::oneshot::channel<int>();
//   std::thread([sender = std::move(sender)]() mutable { sender.send(42); }).detach();
//   std::optional<int> answer = co_await receiver;   // empty if the sender was dropped
// and `from_callback`, which makes a future of an interface that calls back:
//   int size = co_await pollux::from_callback<int>([&](auto done) { client.get_size(path, done); });
// One allocation each. The two ends may be used, and dropped, on different threads. No lock: who loses the one exchange of the
// state destroys the value.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "atomic_waker.hpp"
#include "config.hpp"
#include "detail/atomic.hpp"
#include "join.hpp"
#include "panic.hpp"
#include "poll.hpp"
#include "slot.hpp"
#include "waker.hpp"

namespace pollux {
namespace sync::oneshot {

namespace detail {

using namespace pollux::detail;

// What the two ends share. EMPTY goes to SENT or CLOSED by the sender, or to DROPPED by the receiver; SENT to DROPPED by the receiver.
template <class T>
struct Shared {
  static constexpr unsigned kEmpty = 0, kSent = 1, kClosed = 2, kDropped = 3;

  Atomic<unsigned> state{kEmpty};
  AtomicWaker waker;
  Slot<element_t<T>> value;  // alive when SENT
};

}  // namespace detail

/// The end that gives the value, once. Movable; dropping it without having sent tells the receiver that none comes.
template <class T>
class [[nodiscard]] Sender {
  using Shared = detail::Shared<T>;

 public:
  explicit Sender(std::shared_ptr<Shared> shared) noexcept : shared_(std::move(shared)) {}
  Sender(Sender&&) = default;
  Sender& operator=(Sender&& other) noexcept {
    if (this != &other) {
      close();
      shared_ = std::move(other.shared_);
    }
    return *this;
  }
  ~Sender() { close(); }

  /// Gives the value, made from the arguments, and wakes the receiver's task. False if the receiver is gone; the value is
  /// destroyed then. A second call is misuse.
  template <class... Args>
  bool send(Args&&... args) {
    pollux::detail::check(shared_ != nullptr, "a value was sent twice", "pollux::oneshot", __FILE__, __LINE__);
    shared_->value.emplace(static_cast<Args&&>(args)...);
    std::shared_ptr<Shared> const shared = std::move(shared_);
    // release: the receiver sees the value whole. acquire: if it is gone, what it did before is done.
    if (shared->state.exchange(Shared::kSent, pollux::detail::acq_rel) == Shared::kDropped) {
      shared->value.destroy();
      return false;
    }
    shared->waker.wake();
    return true;
  }

  /// True if nobody waits for the value any more.
  bool is_closed() const noexcept { return shared_ == nullptr || shared_->state.load(pollux::detail::acquire) == Shared::kDropped; }

 private:
  void close() noexcept {
    if (shared_ == nullptr) return;
    unsigned state = Shared::kEmpty;
    if (shared_->state.compare_exchange_strong(state, Shared::kClosed, pollux::detail::acq_rel, pollux::detail::acquire))
      shared_->waker.wake();
  }

  std::shared_ptr<Shared> shared_;
};

/// The end that waits: a future of the value, or of nothing if the sender was dropped without sending. Dropping it loses the value.
template <class T>
class [[nodiscard]] Receiver {
  using Shared = detail::Shared<T>;

 public:
  using Output = std::optional<pollux::detail::element_t<T>>;

  explicit Receiver(std::shared_ptr<Shared> shared) noexcept : shared_(std::move(shared)) {}
  Receiver(Receiver&&) = default;
  Receiver& operator=(Receiver&& other) noexcept {
    if (this != &other) {
      drop();
      shared_ = std::move(other.shared_);
    }
    return *this;
  }
  ~Receiver() { drop(); }

  Poll<Output> poll(Context& cx) {
    pollux::detail::check(shared_ != nullptr, "future polled after completion", "pollux::oneshot", __FILE__, __LINE__);
    unsigned state = shared_->state.load(pollux::detail::acquire);
    if (state == Shared::kEmpty) {
      shared_->waker.register_waker(cx.waker());
      // acquire: sees the value of a sender that was faster than the registration.
      state = shared_->state.load(pollux::detail::acquire);
      if (state == Shared::kEmpty) return Pending;
    }
    std::shared_ptr<Shared> const shared = std::move(shared_);
    if (state == Shared::kClosed) return Ready(std::nullopt);
    struct Destroyed {
      Shared& shared;
      ~Destroyed() { shared.value.destroy(); }
    } const destroyed{*shared};
    return Ready(std::move(*shared->value));
  }

 private:
  void drop() noexcept {
    if (shared_ != nullptr && shared_->state.exchange(Shared::kDropped, pollux::detail::acq_rel) == Shared::kSent)
      shared_->value.destroy();
  }

  std::shared_ptr<Shared> shared_;
};

/// Both ends of a channel for one T, which may be void.
template <class T>
struct Channel {
  Sender<T> sender;
  Receiver<T> receiver;
};

/// A new channel: `auto [sender, receiver] = channel<int>();`. Throws std::bad_alloc.
template <class T>
Channel<T> channel() {
  auto shared = std::make_shared<detail::Shared<T>>();
  return {Sender<T>(shared), Receiver<T>(shared)};
}

}  // namespace sync::oneshot

namespace oneshot = sync::oneshot;

/// What from_callback's future throws when every copy of the callback is gone and none was called.
struct CallbackDropped : std::exception {
  char const* what() const noexcept override { return "a callback was dropped without being called"; }
};

/// What an interface that calls back is given: called with what a T is made of, once, from any thread. Copies are the same
/// callback; calls after the first do nothing.
template <class T>
class Callback {
 public:
  explicit Callback(oneshot::Sender<T> sender) : state_(std::make_shared<State>(std::move(sender))) {}

  template <class... Args>
  void operator()(Args&&... args) const {
    // relaxed: the sender itself is what carries the value over.
    if (!state_->is_called.exchange(true, detail::relaxed)) state_->sender.send(static_cast<Args&&>(args)...);
  }

 private:
  struct State {
    explicit State(oneshot::Sender<T> sender) : sender(std::move(sender)) {}
    oneshot::Sender<T> sender;
    detail::Atomic<bool> is_called{false};
  };
  std::shared_ptr<State> state_;
};

/// The future of what a callback is called with; see from_callback().
template <class T, class Start>
class [[nodiscard]] FromCallback {
  static_assert(std::is_void_v<T> || std::is_object_v<T>, "from_callback: the value is an object, or void");

 public:
  using Output = T;

  explicit FromCallback(Start start) : start_(static_cast<Start&&>(start)) {}

  Poll<T> poll(Context& cx) {
    if (!receiver_) {
      auto [sender, receiver] = oneshot::channel<T>();
      receiver_.emplace(std::move(receiver));
      start_(Callback<T>(std::move(sender)));
    }
    auto polled = receiver_->poll(cx);
    if (polled.is_pending()) return Pending;
    if (!polled->has_value()) {
#if POLLUX_EXCEPTIONS
      throw CallbackDropped();
#else
      panic("a callback was dropped without being called", "pollux::from_callback", __FILE__, __LINE__);
#endif
    }
    if constexpr (std::is_void_v<T>) {
      return Ready();
    } else {
      return Ready(std::move(**polled));
    }
  }

 private:
  Start start_;
  std::optional<oneshot::Receiver<T>> receiver_;
};

/// The future of the value that `start` hands on: at the first poll it is called with a `Callback<T>`, for the interface to call.
/// Dropping the future does not stop what was started; its value is dropped then.
template <class T, class Start>
FromCallback<T, Start> from_callback(Start start) {
  return FromCallback<T, Start>(static_cast<Start&&>(start));
}

}  // namespace pollux
