// How is an awaitable of another library awaited, one made for native coroutines? Through `from_awaitable`:
//   int n = co_await pollux::from_awaitable(other_library.read());   // has await_ready, await_suspend, await_resume
// A small coroutine awaits it, and hands the result to the future. That works in lowered code and in the native build, where the
// compiler has coroutines (C++20); elsewhere this header is empty.
//
// Such an awaitable keeps the handle of who awaits it, and none can be told to forget it: dropping the future therefore does not
// cancel. What was started runs to its end, and its result is dropped.
#pragma once

#include "config.hpp"

#if POLLUX_COROUTINES

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "oneshot.hpp"
#include "poll.hpp"
#include "waker.hpp"

namespace pollux {

namespace detail {

template <class A>
decltype(auto) get_awaiter(A&& awaitable) {
  if constexpr (requires { static_cast<A&&>(awaitable).operator co_await(); }) {
    return static_cast<A&&>(awaitable).operator co_await();
  } else if constexpr (requires { operator co_await(static_cast<A&&>(awaitable)); }) {
    return operator co_await(static_cast<A&&>(awaitable));
  } else {
    return static_cast<A&&>(awaitable);
  }
}

template <class A>
using await_result_t = decltype(get_awaiter(std::declval<A>()).await_resume());

// What the awaitable gave: a value, a reference, or an exception.
template <class T>
struct AwaitOutcome {
  using Element = std::conditional_t<std::is_reference_v<T>, std::remove_reference_t<T>*, element_t<T>>;
  std::optional<Element> value{};
  std::exception_ptr exception{};
};

// A coroutine that nobody owns: it starts when called, and sends its outcome when its frame is gone.
template <class T>
struct AwaitTask {
  struct promise_type;
  using Handle = std::coroutine_handle<promise_type>;

  struct Base {
    AwaitOutcome<T> outcome{};
    std::optional<oneshot::Sender<AwaitOutcome<T>>> sender{};

    AwaitTask get_return_object() noexcept { return {Handle::from_promise(static_cast<promise_type&>(*this))}; }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { outcome.exception = std::current_exception(); }

    struct Final {
      bool await_ready() const noexcept { return false; }
      void await_suspend(Handle handle) const noexcept {
        auto outcome = std::move(handle.promise().outcome);
        auto sender = std::move(handle.promise().sender);
        handle.destroy();  // first: the awaitable dies before anybody sees its result
        sender->send(std::move(outcome));
      }
      void await_resume() const noexcept {}
    };
    Final final_suspend() const noexcept { return {}; }
  };
  struct ReturnsVoid : Base {
    void return_void() { this->outcome.value.emplace(); }
  };
  struct ReturnsValue : Base {
    template <class U>
    void return_value(U&& value) {
      if constexpr (std::is_reference_v<T>) {
        this->outcome.value = std::addressof(value);
      } else {
        this->outcome.value.emplace(static_cast<U&&>(value));
      }
    }
  };
  struct promise_type : std::conditional_t<std::is_void_v<T>, ReturnsVoid, ReturnsValue> {};

  Handle handle;
};

template <class T, class A>
AwaitTask<T> await_task(A awaitable) {
  co_return co_await static_cast<A&&>(awaitable);
}

}  // namespace detail

/// The future of what a native awaitable gives; see from_awaitable().
template <class A>
class [[nodiscard]] FromAwaitable {
  using Result = detail::await_result_t<A>;

 public:
  using Output = std::conditional_t<std::is_rvalue_reference_v<Result>, std::remove_reference_t<Result>, Result>;

  explicit FromAwaitable(A&& awaitable) : awaitable_(static_cast<A&&>(awaitable)) {}

  Poll<Output> poll(Context& cx) {
    if (!receiver_) {
      auto [sender, receiver] = oneshot::channel<detail::AwaitOutcome<Output>>();
      receiver_.emplace(std::move(receiver));
      auto task = detail::await_task<Output, A>(static_cast<A&&>(awaitable_));
      task.handle.promise().sender.emplace(std::move(sender));
      task.handle.resume();
    }
    auto polled = receiver_->poll(cx);
    if (polled.is_pending()) return Pending;
    auto& outcome = **polled;
    if (outcome.exception) std::rethrow_exception(std::move(outcome.exception));
    if constexpr (std::is_void_v<Output>) {
      return Ready();
    } else if constexpr (std::is_reference_v<Output>) {
      return Ready(**outcome.value);
    } else {
      return Ready(std::move(*outcome.value));
    }
  }

 private:
  A awaitable_;
  std::optional<oneshot::Receiver<detail::AwaitOutcome<Output>>> receiver_;
};

/// The future of what `co_await awaitable` would give in any native coroutine. An rvalue moves into the future, which hands it on at
/// its first poll; an lvalue is awaited where it is, and must live until it is done.
template <class A>
FromAwaitable<A> from_awaitable(A&& awaitable) {
  return FromAwaitable<A>(static_cast<A&&>(awaitable));
}

}  // namespace pollux

#endif  // POLLUX_COROUTINES
