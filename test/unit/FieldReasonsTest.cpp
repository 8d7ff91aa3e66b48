//===- FieldReasonsTest.cpp - Why is this stored? -------------------------===//

#include "analysis/FieldReasons.h"
#include "Example.h"

namespace pollux {

/// "p read mark m reads x; q destroyed }": the reasons of \p Name, with the
/// statement that each is about.
static std::string reasons(Example &E, const std::string &Name) {
  static const char *const Kinds[] = {"polled", "read", "borrowed",
                                      "destroyed"};
  E.runThrough("place-variables");
  std::string Result;
  auto Found = findFieldReasons(E.F);
  for (const FieldReason &R : Found[E.var(Name)]) {
    Result += (Result.empty() ? "" : "; ") + E.F.Points[R.Point].Awaits + " " +
              Kinds[R.Kind];
    if (R.Kind != FieldReason::PolledAgain && R.Kind != FieldReason::Destroyed)
      Result += " " + oneLine(E.source().slice(R.Statement));
  }
  return Result;
}

TEST(FieldReasons, ReadLaterNamesTheRead) {
  Example E(R"(
    int x
    await p
    mark between
    mark m reads x
  )");
  EXPECT_EQ(reasons(E, "x"), "p read mark m reads x");
}

TEST(FieldReasons, EachPointHasItsOwnNextRead) {
  Example E(R"(
    int x
    await p
    mark m reads x
    await q
    mark n reads x
  )");
  EXPECT_EQ(reasons(E, "x"), "p read mark m reads x; q read mark n reads x");
}

TEST(FieldReasons, TheNearestReadCounts) {
  Example E(R"(
    params c
    int x
    await p
    if c {
      mark a
      mark b
      mark far reads x
    } else {
      mark near reads x
    }
  )");
  EXPECT_EQ(reasons(E, "x"), "p read mark near reads x");
}

TEST(FieldReasons, AReadBehindAnOverwriteDoesNotCount) {
  Example E(R"(
    params c
    int x
    await p
    if c {
      mark m writes x
      mark hidden reads x
    }
    mark a
    mark b
    mark n reads x
  )");
  EXPECT_EQ(reasons(E, "x"), "p read mark n reads x");
}

TEST(FieldReasons, TheNextRoundReads) {
  Example E(R"(
    params c
    int x
    while c {
      mark m reads x
      await p
    }
  )");
  EXPECT_EQ(reasons(E, "x"), "p read mark m reads x");
}

TEST(FieldReasons, BorrowNamesWhatMadeTheAddressKnown) {
  Example E(R"(
    int x
    mark m borrows x
    await p
  )");
  EXPECT_EQ(reasons(E, "x"), "p borrowed mark m borrows x");
}

TEST(FieldReasons, DestructorIsTheLastReason) {
  Example E(R"(
    class x
    mark m reads x
    await p
    await q
  )");
  EXPECT_EQ(reasons(E, "x"), "p destroyed; q destroyed");
}

TEST(FieldReasons, DestructorRunsAtTheEndOfTheScope) {
  Example E(R"(
    {
      class x
      await p
    }
    mark after
  )");
  E.runThrough("place-variables");
  auto Found = findFieldReasons(E.F)[E.var("x")];
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Kind, FieldReason::Destroyed);
  // The blocks of this language are their first line.
  EXPECT_EQ(E.source().lineOf(Found[0].Where.Begin), 2u);
}

TEST(FieldReasons, AwaitedFutureIsPolledAgain) {
  Example E("full {\nawait p\n}\nawait q");
  EXPECT_EQ(reasons(E, "p_future"), "p polled");
  EXPECT_EQ(reasons(E, "q_future"), "q polled");
}

TEST(FieldReasons, ParameterThatIsNotNeededHasNone) {
  Example E(R"(
    params a
    mark m reads a
    await p
  )");
  EXPECT_EQ(reasons(E, "a"), "");
}

TEST(FieldReasons, ALocalHasNone) {
  Example E(R"(
    int x
    mark m reads x
    await p
  )");
  EXPECT_EQ(reasons(E, "x"), "");
}

} // namespace pollux
