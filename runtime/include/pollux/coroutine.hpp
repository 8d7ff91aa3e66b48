// How does an async function run when it is compiled as the C++20 coroutine that it is? Build (a) of the contract.
//
// The coroutine is resumed only when what it awaits is ready, so that it does the same, event for event, as lowered code:
//   poll    polls the awaited future first; pending: returns, without a resume
//           ready, or it threw: resumes; the await expression gives the value or rethrows
//   await   polls at once, and suspends only if that is pending
//   end     the result waits in poll's own frame while the coroutine's is destroyed (locals are gone, parameters go now)
//   cancel  destroys the frame at the suspension point
// Included by future.hpp where the compiler has coroutines. Requires nothing hosted.
#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "future.hpp"
#include "slot.hpp"

namespace pollux::detail {

// What the coroutine awaits, seen by who polls it: `poll` returns true when the coroutine is to be resumed.
struct AwaitedFuture {
  bool (*poll)(AwaitedFuture& self, Context& cx);
};

// The part of a promise that does not depend on what the coroutine gives.
struct PromiseBase {
  Context* cx = nullptr;              // of the poll that is running
  AwaitedFuture* awaited = nullptr;   // not null while suspended on a future
  std::exception_ptr exception{};     // what left the body

  std::suspend_always initial_suspend() const noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept {
#if POLLUX_EXCEPTIONS
    exception = std::current_exception();
#endif
  }
};

// The awaiter of one `co_await`. F is a reference to a future that lives elsewhere (for a prvalue: in the full-expression that
// awaits it, which the coroutine keeps in its frame), or the future itself when `into_future` made it.
template <class F>
class Awaiter final : AwaitedFuture {
 public:
  using Output = output_t<F>;

  Awaiter(PromiseBase& promise, F&& future)
      : AwaitedFuture{&Awaiter::poll_again}, promise_(promise), future_(static_cast<F&&>(future)) {}
  Awaiter(Awaiter const&) = delete;
  Awaiter& operator=(Awaiter const&) = delete;
  ~Awaiter() {
    if (has_result_) result_.destroy();
  }

  bool await_ready() { return poll_now(); }
  void await_suspend(std::coroutine_handle<>) noexcept { promise_.awaited = this; }
  Output await_resume() {
#if POLLUX_EXCEPTIONS
    if (exception_) std::rethrow_exception(std::move(exception_));
#endif
    return result_->take();
  }

 private:
  bool poll_now() {
    ::new (result_.storage()) Poll<Output>(future_.poll(*promise_.cx));  // elided: the value is not moved on its way
    has_result_ = true;
    if (result_->is_ready()) return true;
    has_result_ = false;
    result_.destroy();
    return false;
  }

  static bool poll_again(AwaitedFuture& base, Context&) {
    Awaiter& self = static_cast<Awaiter&>(base);
#if POLLUX_EXCEPTIONS
    try {
      return self.poll_now();
    } catch (...) {
      self.exception_ = std::current_exception();
      return true;
    }
#else
    return self.poll_now();
#endif
  }

  PromiseBase& promise_;
  F future_;
  Slot<Poll<Output>> result_;
  bool has_result_ = false;
#if POLLUX_EXCEPTIONS
  std::exception_ptr exception_{};
#endif
};

// Turns the operand of a `co_await` into its awaiter; anything else that C++20 could await is refused.
struct AwaitTransform : PromiseBase {
  template <class X>
  auto await_transform(X&& x) {
    static_assert(is_awaitable_v<X>,
                  "co_await needs a future: a type with Output and Poll<Output> poll(Context&), or an into_future(x) that returns one");
    if constexpr (is_future_v<X>) {
      return Awaiter<X&&>(*this, static_cast<X&&>(x));
    } else {
      using F = decltype(call_into_future(static_cast<X&&>(x)));
      return Awaiter<F>(*this, call_into_future(static_cast<X&&>(x)));
    }
  }
};

template <class T>
struct FuturePromiseResult : AwaitTransform {
  Poll<T>* result = nullptr;  // in the frame of the poll that is running

  template <class U = T>
    requires std::is_convertible_v<U&&, T>
  void return_value(U&& value) {
    *result = Poll<T>(Ready(static_cast<U&&>(value)));
  }
};

template <>
struct FuturePromiseResult<void> : AwaitTransform {
  Poll<void>* result = nullptr;
  void return_void() noexcept { *result = Ready(); }
};

template <class T>
struct FuturePromise final : FuturePromiseResult<T> {
  using Handle = std::coroutine_handle<FuturePromise>;

  Future<T> get_return_object() noexcept { return Future<T>(Handle::from_promise(*this).address(), &vtable); }

  static Poll<T> poll(void*& object, FutureVTable<T> const*& self, Context& cx) {
    Handle const handle = Handle::from_address(object);
    FuturePromise& promise = handle.promise();
    if (promise.awaited != nullptr) {
      promise.cx = &cx;
      if (!promise.awaited->poll(*promise.awaited, cx)) return Pending;
      promise.awaited = nullptr;
    }
    Poll<T> result = Pending;
    promise.cx = &cx;
    promise.result = &result;
    handle.resume();
    if (!handle.done()) return result;
    // Contract 3.5: everything captured is destroyed before poll returns. The owner forgets the frame first, because a
    // destructor in it may throw.
    std::exception_ptr exception = std::move(promise.exception);
    self = &NoFuture<T>::completed;
    handle.destroy();
#if POLLUX_EXCEPTIONS
    if (exception) std::rethrow_exception(std::move(exception));
#endif
    return result;
  }

  static void destroy(void* object) { Handle::from_address(object).destroy(); }

  static constexpr FutureVTable<T> vtable{&poll, &destroy};
};

}  // namespace pollux::detail

/// Makes every function that returns a `pollux::Future<T>` and contains `co_await` or `co_return` a coroutine of this kind. A
/// specialisation here, not a nested promise_type, keeps the class itself the same in C++17 and C++20 translation units.
template <class T, class... Args>
struct std::coroutine_traits<pollux::Future<T>, Args...> {
  using promise_type = pollux::detail::FuturePromise<T>;
};
