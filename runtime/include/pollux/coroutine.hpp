// How does an async function run when it is compiled as the C++20 coroutine that it is? Build (a) of the contract.
//
// The coroutine is resumed only when what it awaits is ready, so that it does the same, event for event, as lowered code:
//   poll    polls the awaited future first; pending: returns, without a resume
//           ready, or it threw: resumes; the await expression gives the value or rethrows
//   await   polls at once, and suspends only if that is pending
//   end     the result waits in poll's own frame while the coroutine's is destroyed (locals are gone, parameters go now)
//   cancel  destroys the frame at the suspension point
// Included by future.hpp and stream.hpp; empty where the compiler has no coroutines. Requires nothing hosted.
#pragma once

#include "config.hpp"

#if POLLUX_COROUTINES

#include <coroutine>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

#include "future.hpp"
#include "slot.hpp"
#include "stream.hpp"

namespace pollux::detail {

// What the coroutine awaits, seen by who polls it: `poll` returns true when the coroutine is to be resumed.
struct AwaitedFuture {
  bool (*poll)(AwaitedFuture& self);
};

template <class F>
class Awaiter;

// The part of a promise that does not depend on what the coroutine gives.
struct PromiseBase {
  Context* cx = nullptr;             // of the poll that is running
  AwaitedFuture* awaited = nullptr;  // not null while suspended on a future
  std::exception_ptr exception{};    // what left the body

  std::suspend_always initial_suspend() const noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept {
#if POLLUX_EXCEPTIONS
    exception = std::current_exception();
#endif
  }

  // Turns the operand of a `co_await` into its awaiter; whatever else C++20 could await is refused.
  template <class X>
  auto await_transform(X&& x) {
    static_assert(
        is_awaitable_v<X>,
        "co_await needs a future: a type with Output and Poll<Output> poll(Context&), or an into_future(x) that returns one");
    return Awaiter<decltype(get_future(static_cast<X&&>(x)))>(*this, static_cast<X&&>(x));
  }
};

// The awaiter of one `co_await`. F is a reference to a future that lives elsewhere (for a prvalue: in the full-expression that
// awaits it, which the coroutine keeps in its frame), or the future itself when `into_future` made it.
template <class F>
class Awaiter final : AwaitedFuture {
 public:
  using Output = output_t<F>;

  template <class X>
  Awaiter(PromiseBase& promise, X&& x)
      : AwaitedFuture{&Awaiter::poll_again}, promise_(promise), future_(get_future(static_cast<X&&>(x))) {}
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

  static bool poll_again(AwaitedFuture& base) {
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

// Polls a coroutine once: the one algorithm behind Future<T> and Stream<T>. `self` is the owner's table, which becomes
// `completed` when the frame is gone.
template <class Promise, class VTable>
typename Promise::Result step(void* object, VTable const*& self, VTable const& completed, Context& cx) {
  auto const handle = std::coroutine_handle<Promise>::from_address(object);
  Promise& promise = handle.promise();
  typename Promise::Result result = Pending;  // every return names it, so that it is never copied
  promise.cx = &cx;
  if (promise.awaited != nullptr) {
    if (!promise.awaited->poll(*promise.awaited)) return result;
    promise.awaited = nullptr;
  }
  promise.result = &result;
  handle.resume();
  if (!handle.done()) {
    // Suspended behind a co_return that a destructor has thrown out of.
    if (promise.awaited != nullptr) PollAccess::reset(result);
    return result;
  }
  // Contract 3.5: everything captured is destroyed before poll returns. The owner forgets the frame first, because a destructor
  // in it may throw.
  [[maybe_unused]] std::exception_ptr exception = std::move(promise.exception);
  self = &completed;
  handle.destroy();
#if POLLUX_EXCEPTIONS
  if (exception) std::rethrow_exception(std::move(exception));
#endif
  return result;
}

template <class T>
struct FutureResult : PromiseBase {
  using Result = Poll<T>;
  Result* result = nullptr;  // in the frame of the step that is running

  template <class U = T>
    requires std::is_convertible_v<U&&, T>
  void return_value(U&& value) {
    PollAccess::set(*result, Ready(static_cast<U&&>(value)));
  }
  // `co_return {x};` with a variable, which no `T&&` binds to.
  void return_value(T const& value) { PollAccess::set(*result, Ready(value)); }
};

template <>
struct FutureResult<void> : PromiseBase {
  using Result = Poll<void>;
  Result* result = nullptr;
  void return_void() noexcept { *result = Ready(); }
};

template <class T>
struct FuturePromise final : FutureResult<T> {
  using Handle = std::coroutine_handle<FuturePromise>;

  Future<T> get_return_object() noexcept { return Future<T>(Handle::from_promise(*this).address(), &vtable); }

  static Poll<T> poll(OwnedFuture<T>& self, Context& cx) {
    return step<FuturePromise>(self.object, self.vtable, NoFuture<T>::completed, cx);
  }
  static void destroy(void* object) { Handle::from_address(object).destroy(); }
  static constexpr FutureVTable<T> vtable{&poll, &destroy};
};

template <class T>
struct StreamPromise final : PromiseBase {
  using Handle = std::coroutine_handle<StreamPromise>;
  using Result = Poll<std::optional<T>>;
  Result* result = nullptr;  // in the frame of the step that is running

  Stream<T> get_return_object() noexcept { return Stream<T>(Handle::from_promise(*this).address(), &vtable); }

  template <class U = T>
    requires std::is_convertible_v<U&&, T>
  std::suspend_always yield_value(U&& value) {
    PollAccess::set(*result, Ready(static_cast<U&&>(value)));
    return {};
  }
  void return_void() noexcept { *result = Result(Ready(std::nullopt)); }

  static Result poll_next(OwnedStream<T>& self, Context& cx) {
    return step<StreamPromise>(self.object, self.vtable, NoStream<T>::completed, cx);
  }
  static void destroy(void* object) { Handle::from_address(object).destroy(); }
  static constexpr StreamVTable<T> vtable{&poll_next, &destroy};
};

}  // namespace pollux::detail

// These make every function that returns a Future<T> or Stream<T> and contains co_await, co_return or co_yield a coroutine. A
// specialisation, not a nested promise_type, keeps the classes themselves the same in C++17 and C++20 translation units.
template <class T, class... Args>
struct std::coroutine_traits<pollux::Future<T>, Args...> {
  using promise_type = pollux::detail::FuturePromise<T>;
};
template <class T, class... Args>
struct std::coroutine_traits<pollux::Stream<T>, Args...> {
  using promise_type = pollux::detail::StreamPromise<T>;
};

#endif  // POLLUX_COROUTINES
