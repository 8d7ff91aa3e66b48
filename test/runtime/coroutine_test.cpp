// Does an async function that is compiled as a C++20 coroutine do what the contract says, event for event?
//
// Built by every C++20 compiler there is (CMakeLists.txt), since a user may build natively with any. Nothing here needs the tool.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "pollux/pollux.hpp"
#include "support.hpp"

static_assert(POLLUX_COROUTINES, "compile this as C++20");

namespace user {
struct Request {
  int id;
};
inline auto into_future(Request request) { return pollux::ready(request.id * 10); }
}  // namespace user

namespace pollux::test {
namespace {

ASYNC Future<int> add_later(int a, int b) {
  co_await yield_now();
  co_return a + b;
}

TEST(Coroutine, IsLazyAndCapturesItsParameters) {
  Log log;
  struct Body {
    static Future<void> run(Log& log, Traced parameter) {
      log.push_back("start " + parameter.name());
      co_return;
    }
  };
  {
    Future<void> future = Body::run(log, Traced(log, "p"));
    EXPECT_TRUE(log.empty());
    EXPECT_TRUE(poll_once(future).is_ready());
    // Contract 3.5: the parameter died before poll returned, not with the future.
    EXPECT_EQ(log, Log({"start p", "~p"}));
  }
  EXPECT_EQ(log.size(), 2u);
  {
    Future<void> never_polled = Body::run(log, Traced(log, "q"));
  }
  EXPECT_EQ(log.back(), "~q");
}

TEST(Coroutine, SuspendsOnlyWhenTheAwaitedFutureIsPending) {
  Future<int> future = add_later(1, 2);
  EXPECT_TRUE(poll_once(future).is_pending());
  EXPECT_EQ(*poll_once(future), 3);
  struct Body {
    static Future<int> run() { co_return co_await ready(1) + co_await ready(2); }
  };
  Future<int> at_once = Body::run();
  EXPECT_EQ(*poll_once(at_once), 3);
}

TEST(Coroutine, SpuriousPollDoesNotResume) {
  Log log;
  struct Body {
    static Future<int> run(Log& log) {
      int const value = co_await poll_fn<int>([&log, left = 2](Context&) mutable -> Poll<int> {
        log.push_back("leaf");
        if (left-- != 0) return Pending;
        return Ready(5);
      });
      log.push_back("resumed");
      co_return value;
    }
  };
  Future<int> future = Body::run(log);
  EXPECT_TRUE(poll_once(future).is_pending());
  EXPECT_TRUE(poll_once(future).is_pending());
  EXPECT_EQ(log, Log({"leaf", "leaf"}));
  EXPECT_EQ(*poll_once(future), 5);
  EXPECT_EQ(log, Log({"leaf", "leaf", "leaf", "resumed"}));
}

TEST(Coroutine, EachPollPassesItsOwnContext) {
  WakeCounter first, second;
  Waker const first_waker = first.waker(), second_waker = second.waker();
  Context first_cx(first_waker), second_cx(second_waker);
  struct Body {
    static Future<void> run() {
      co_await yield_now();
      co_await yield_now();
    }
  };
  Future<void> future = Body::run();
  EXPECT_TRUE(future.poll(first_cx).is_pending());
  EXPECT_TRUE(future.poll(second_cx).is_pending());
  EXPECT_EQ(first.wakes, 1);
  EXPECT_EQ(second.wakes, 1);
  EXPECT_TRUE(future.poll(first_cx).is_ready());
}

TEST(Coroutine, DestroysLocalsThenParametersThenCompletes) {
  Log log;
  struct Body {
    static Future<int> run(Log& log, Traced, Traced) {
      Traced a(log, "a");
      Traced b(log, "b");
      co_await yield_now();
      co_return 1;
    }
  };
  Future<int> future = Body::run(log, Traced(log, "p"), Traced(log, "q"));
  EXPECT_TRUE(poll_once(future).is_pending());
  EXPECT_TRUE(log.empty());
  EXPECT_TRUE(poll_once(future).is_ready());
  // [dcl.fct.def.coroutine]: parameter copies die in the reverse order of their making. GCC 12 has it the other way round.
#if defined(__clang__) || __GNUC__ > 12
  EXPECT_EQ(log, Log({"~b", "~a", "~q", "~p"}));
#else
  EXPECT_EQ(log, Log({"~b", "~a", "~p", "~q"}));
#endif
}

TEST(Coroutine, DroppingCancelsAtTheSuspension) {
  Log log;
  struct Body {
    static Future<int> run(Log& log, Traced) {
      Traced a(log, "a");
      {
        Traced gone(log, "gone");
      }
      co_await Leaf(log, "leaf", 5, 0);
      Traced never(log, "never");
      co_return 1;
    }
  };
  {
    Future<int> future = Body::run(log, Traced(log, "p"));
    EXPECT_TRUE(poll_once(future).is_pending());
  }
  EXPECT_EQ(log, Log({"~gone", "leaf", "~leaf", "~a", "~p"}));
}

TEST(Coroutine, AwaitedPrvalueLivesToTheEndOfTheFullExpression) {
  Log log;
  struct Body {
    static int note(Log& log, int value) {
      log.push_back("used");
      return value;
    }
    static Future<void> run(Log& log) {
      note(log, co_await Leaf(log, "leaf", 1, 5));
      log.push_back("next");
    }
  };
  Future<void> future = Body::run(log);
  while (poll_once(future).is_pending()) {
  }
  EXPECT_EQ(log, Log({"leaf", "leaf", "used", "~leaf", "next"}));
}

TEST(Coroutine, AwaitsAnLvalueWhereItIs) {
  Log log;
  struct Body {
    static Future<int> run(Log& log) {
      Leaf leaf(log, "leaf", 1, 5);
      int const value = co_await leaf;
      log.push_back("awaited");
      co_return value + leaf.polls;
    }
  };
  EXPECT_EQ(run(Body::run(log)), 5);
  EXPECT_EQ(log, Log({"leaf", "leaf", "awaited", "~leaf"}));
}

TEST(Coroutine, AwaitsAnXvalueWhereItIs) {
  struct Body {
    static Future<int> run() {
      Future<int> inner = add_later(1, 2);
      co_return co_await std::move(inner);
    }
  };
  EXPECT_EQ(run(Body::run()), 3);
}

TEST(Coroutine, AwaitsWhatIntoFutureTakes) {
  struct Body {
    static Future<int> run() { co_return co_await user::Request{4}; }
  };
  EXPECT_EQ(run(Body::run()), 40);
}

Future<int> throws_later(Log& log, Traced) {
  Traced a(log, "a");
  co_await yield_now();
  throw std::runtime_error("later");
}

TEST(Coroutine, ExceptionLeavesPollAfterEverythingIsDestroyed) {
  Log log;
  Future<int> future = throws_later(log, Traced(log, "p"));
  EXPECT_TRUE(poll_once(future).is_pending());
  try {
    (void)poll_once(future);
    FAIL();
  } catch (std::runtime_error const& error) {
    EXPECT_STREQ(error.what(), "later");
    EXPECT_EQ(log, Log({"~a", "~p"}));
  }
}

TEST(Coroutine, ExceptionIsRethrownFromTheAwait) {
  Log log;
  struct Body {
    static Future<std::string> run(Log& log) {
      try {
        co_await throws_later(log, Traced(log, "p"));
      } catch (std::runtime_error const& error) {
        log.push_back("caught");
        co_return error.what();
      }
      co_return "not thrown";
    }
  };
  EXPECT_EQ(run(Body::run(log)), "later");
  EXPECT_EQ(log, Log({"~a", "~p", "caught"}));
}

TEST(Coroutine, ExceptionFromTheFirstPollOfAnAwaitIsCaughtThere) {
  Log log;
  struct Body {
    static Future<int> run(Log& log) {
      try {
        co_await Leaf(log, "leaf", 0, 7, /*throws=*/true);
      } catch (int value) {
        log.push_back("caught");
        co_return value;
      }
      co_return 0;
    }
  };
  EXPECT_EQ(run(Body::run(log)), 7);
  EXPECT_EQ(log, Log({"leaf", "~leaf", "caught"}));
}

TEST(Coroutine, GivesEveryKindOfOutput) {
  struct NoDefault {
    explicit NoDefault(int v) : value(v) {}
    int value;
  };
  struct Body {
    static Future<std::unique_ptr<int>> move_only() {
      auto pointer = std::make_unique<int>(3);
      co_await yield_now();
      co_return pointer;
    }
    static Future<int&> reference(int& n) {
      co_await yield_now();
      co_return n;
    }
    static Future<NoDefault> no_default() { co_return NoDefault(4); }
    static Future<std::string> converted() { co_return "text"; }
    static Future<std::pair<int, std::string>> braces() { co_return {1, "one"}; }
    static Future<std::optional<int>> empty() { co_return std::nullopt; }
    static Future<void> all(int& n) {
      EXPECT_EQ(*co_await move_only(), 3);
      int& same = co_await reference(n);
      EXPECT_EQ(&same, &n);
      EXPECT_EQ((co_await no_default()).value, 4);
      EXPECT_EQ(co_await converted(), "text");
      auto [number, name] = co_await braces();
      EXPECT_EQ(number, 1);
      EXPECT_EQ(name, "one");
      EXPECT_EQ(co_await empty(), std::nullopt);
    }
  };
  int n = 0;
  run(Body::all(n));
}

// A type that is only copied shows each copy: one into the result, one out of it.
TEST(Coroutine, ResultIsCopiedNoMoreThanItMust) {
  struct Copied {
    explicit Copied(int& c) : copies(&c) {}
    Copied(Copied const& other) : copies(other.copies) { ++*copies; }
    int* copies;
  };
  struct Body {
    static Future<Copied> inner(int& copies) {
      Copied value(copies);
      co_await yield_now();
      co_return value;
    }
    static Future<int> outer(int& copies) {
      Copied const value = co_await inner(copies);
      co_return *value.copies;
    }
  };
  int copies = 0;
  EXPECT_EQ(run(Body::outer(copies)), 2);
}

TEST(Coroutine, WorksInsideJoinAndSelect) {
  struct Body {
    static Future<int> run() {
      auto [a, b] = co_await join(add_later(1, 2), add_later(3, 4));
      auto first = co_await select(biased, pending<int>(), add_later(5, 6));
      co_return a * 100 + b * 10 + int(first.index());
    }
  };
  EXPECT_EQ(run(Body::run()), 371);
}

TEST(Coroutine, SpawnsAndJoins) {
  struct Body {
    static Future<int> run() {
      auto a = spawn(add_later(1, 2));
      auto b = spawn(add_later(3, 4));
      co_return co_await std::move(b) * 10 + co_await std::move(a);
    }
  };
  EXPECT_EQ(block_on(Body::run()), 73);
}

TEST(Coroutine, SleepsAndTimesOut) {
  using namespace std::chrono_literals;
  struct Body {
    static Future<int> run() {
      co_await sleep_for(1ms);
      if (co_await timeout(1ms, pending())) co_return 1;
      auto in_time = co_await timeout(24h, add_later(1, 1));
      co_return *in_time;
    }
  };
  EXPECT_EQ(block_on(Body::run()), 2);
}

TEST(Coroutine, RecursesThroughTheHeap) {
  struct Body {
    static Future<int> sum(int n) {
      if (n == 0) co_return 0;
      co_return n + co_await sum(n - 1);
    }
  };
  EXPECT_EQ(run(Body::sum(100)), 5050);
}

TEST(Coroutine, MayBeAMemberALambdaAndATemplate) {
  struct Client {
    int base;
    ASYNC Future<int> get(int n) const {
      co_await yield_now();
      co_return base + n;
    }
  };
  Client const client{10};
  EXPECT_EQ(run(client.get(1)), 11);
  auto const lambda = [&](int n) ASYNC -> Future<int> { co_return co_await client.get(n) + 1; };
  EXPECT_EQ(run(lambda(2)), 13);
  auto const generic = [](auto value) -> Future<decltype(value)> {
    co_await yield_now();
    co_return value;
  };
  EXPECT_EQ(run(generic(std::string("x"))), "x");
}

TEST(CoroutineDeathTest, PollingAfterCompletionSaysSo) {
  Future<int> future = add_later(1, 2);
  EXPECT_EQ(run(future), 3);
  EXPECT_DEATH((void)poll_once(future), "pollux: future polled after completion: pollux::Future");
  Log log;
  Future<int> failed = throws_later(log, Traced(log, "p"));
  EXPECT_THROW(run(failed), std::runtime_error);
  EXPECT_DEATH((void)poll_once(failed), "pollux: future polled after completion: pollux::Future");
}

ASYNC Stream<int> count(Log& log, int n, Traced) {
  for (int i = 0; i < n; ++i) {
    Traced item(log, "item" + std::to_string(i));
    co_await yield_now();
    co_yield i;
  }
}

TEST(CoroutineStream, GivesItsItemsAndThenItsEnd) {
  Log log;
  struct Body {
    static Future<int> sum(Log& log) {
      int total = 0;
      auto numbers = count(log, 3, Traced(log, "p"));
      while (auto number = co_await numbers.next()) {
        log.push_back("got " + std::to_string(*number));
        total += *number;
      }
      log.push_back("end");
      co_return total;
    }
  };
  EXPECT_EQ(run(Body::sum(log)), 3);
  EXPECT_EQ(log, Log({"got 0", "~item0", "got 1", "~item1", "got 2", "~item2", "~p", "end"}));
}

TEST(CoroutineStream, DroppingCancelsAtTheYield) {
  Log log;
  {
    Stream<int> stream = count(log, 3, Traced(log, "p"));
    EXPECT_EQ(run(stream.next()), 0);
  }
  EXPECT_EQ(log, Log({"~item0", "~p"}));
}

TEST(CoroutineStreamDeathTest, PollingAfterItsEndSaysSo) {
  Log log;
  Stream<int> stream = count(log, 0, Traced(log, "p"));
  EXPECT_EQ(run(stream.next()), std::nullopt);
  EXPECT_DEATH((void)run(stream.next()), "pollux: stream polled after its end: pollux::Stream");
}

TEST(CoroutineStream, ExceptionEndsIt) {
  struct Body {
    static Stream<int> run() {
      co_yield 1;
      throw std::runtime_error("no more");
    }
  };
  Stream<int> stream = Body::run();
  EXPECT_EQ(run(stream.next()), 1);
  EXPECT_THROW(run(stream.next()), std::runtime_error);
}

/// What another library's coroutines await: it keeps the handle, and somebody resumes it later.
template <class T>
struct Foreign {
  T value;
  std::coroutine_handle<>* kept;
  bool await_ready() const { return kept == nullptr; }
  void await_suspend(std::coroutine_handle<> handle) { *kept = handle; }
  T await_resume() { return static_cast<T&&>(value); }
};
struct ForeignOperation {
  Foreign<int> operator co_await() const { return {9, nullptr}; }
};
struct ForeignFailure {
  bool await_ready() const { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() { throw std::runtime_error("failed"); }
};

Future<int> await_foreign(std::coroutine_handle<>& kept) {
  int n = co_await from_awaitable(Foreign<int>{4, &kept});
  co_return n + co_await from_awaitable(ForeignOperation{});
}

TEST(FromAwaitable, GivesWhatTheAwaitableGives) {
  std::coroutine_handle<> kept;
  auto future = await_foreign(kept);
  EXPECT_FALSE(kept);
  EXPECT_TRUE(poll_once(future).is_pending());
  EXPECT_TRUE(poll_once(future).is_pending());
  kept.resume();
  EXPECT_EQ(run(future), 13);
}

TEST(FromAwaitable, OfAReferenceAndOfAnLvalue) {
  int n = 5;
  Foreign<int&> awaitable{n, nullptr};
  auto future = from_awaitable(awaitable);
  static_assert(std::is_same_v<decltype(future)::Output, int&>);
  EXPECT_EQ(&run(future), &n);
}

TEST(FromAwaitable, RethrowsWhatTheAwaitableThrows) {
  auto future = from_awaitable(ForeignFailure{});
  EXPECT_THROW(run(future), std::runtime_error);
}

TEST(FromAwaitable, DroppedItRunsToItsEnd) {
  Log log;
  std::coroutine_handle<> kept;
  {
    auto future = from_awaitable(Foreign<Traced>{Traced(log, "value"), &kept});
    EXPECT_TRUE(poll_once(future).is_pending());
  }
  EXPECT_TRUE(log.empty());
  kept.resume();
  EXPECT_EQ(log, Log{"~value"});
}

}  // namespace
}  // namespace pollux::test
