//===- LivenessTest.cpp - What is needed after a suspension ---------------===//

#include "analysis/Liveness.h"
#include "Example.h"

namespace pollux {

TEST(Liveness, ReadAfterAwaitIsLive) {
  Example E(R"(
    int x
    await p
    mark m reads x
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
  EXPECT_TRUE(E.liveness().mustSurvive(E.var("x"), E.point("p")));
}

TEST(Liveness, ReadBeforeAwaitIsNot) {
  Example E(R"(
    int x
    mark m reads x
    await p
  )");
  EXPECT_FALSE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
  EXPECT_FALSE(E.liveness().mustSurvive(E.var("x"), E.point("p")));
}

TEST(Liveness, OverwrittenBeforeReadIsNot) {
  Example E(R"(
    int x
    await p
    mark m writes x
    mark n reads x
  )");
  EXPECT_FALSE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, OverwrittenOnOnePathOnlyIsLive) {
  Example E(R"(
    params c
    int x
    await p
    if c {
      mark m writes x
    }
    mark n reads x
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, LoopCarriesAValueToTheNextRound) {
  Example E(R"(
    params c
    int x
    while c {
      mark m reads x
      await p
    }
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, WhatEachRoundDeclaresAnewIsNot) {
  Example E(R"(
    params c
    while c {
      int x
      mark m reads x
      await p
    }
  )");
  EXPECT_FALSE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, LoopConditionIsReadAfterTheBody) {
  Example E(R"(
    int x
    while x {
      await p
    }
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, IncrementIsReadAfterTheBody) {
  Example E(R"(
    params c
    int i
    for c step i {
      await p
    }
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("i"), E.point("p")));
}

TEST(Liveness, BreakSkipsTheReadInTheLoop) {
  Example E(R"(
    params c
    int x
    mark m writes x
    for ever {
      await p
      return c
      mark n reads x
    }
  )");
  EXPECT_FALSE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, FutureIsPolledAgainAfterItsSuspension) {
  Example E("await p");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("p_future"), E.point("p")));
  EXPECT_TRUE(E.liveness().mustSurvive(E.var("p_future"), E.point("p")));
  EXPECT_FALSE(E.liveness().mustSurvive(E.var("p_polled"), E.point("p")));
}

TEST(Liveness, FutureInAFullExpressionDiesAtItsEnd) {
  Example E(R"(
    full {
      await p
    }
    await q
  )");
  Liveness L = E.liveness();
  EXPECT_TRUE(L.isInScope(E.var("p_future"), E.point("p")));
  EXPECT_FALSE(L.isInScope(E.var("p_future"), E.point("q")));
}

TEST(Liveness, BorrowAcrossAwaitIsSaved) {
  Example E(R"(
    int x
    mark m borrows x
    await p
  )");
  EXPECT_FALSE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
  EXPECT_TRUE(E.liveness().mustSurvive(E.var("x"), E.point("p")));
}

TEST(Liveness, BorrowEndsWithTheScope) {
  Example E(R"(
    {
      int x
      mark m borrows x
    }
    await p
  )");
  EXPECT_FALSE(E.liveness().mustSurvive(E.var("x"), E.point("p")));
}

TEST(Liveness, ScopeBeginsAtTheDeclaration) {
  Example E(R"(
    await p
    int x
    mark m borrows x
    await q
  )");
  Liveness L = E.liveness();
  EXPECT_FALSE(L.isInScope(E.var("x"), E.point("p")));
  EXPECT_TRUE(L.isInScope(E.var("x"), E.point("q")));
}

TEST(Liveness, ParameterIsInScopeEverywhere) {
  Example E(R"(
    params a
    await p
    {
      await q
    }
  )");
  Liveness L = E.liveness();
  EXPECT_TRUE(L.isInScope(E.var("a"), E.point("p")));
  EXPECT_TRUE(L.isInScope(E.var("a"), E.point("q")));
}

TEST(Liveness, SiblingScopesDoNotMeet) {
  Example E(R"(
    {
      int x
      await p
      mark m reads x
    }
    {
      int y
      await q
      mark n reads y
    }
  )");
  Liveness L = E.liveness();
  EXPECT_LE(L.scopeOf(E.var("x")).second, L.scopeOf(E.var("y")).first);
}

TEST(Liveness, HandlerReadsWhatWasThereAtTheThrow) {
  Example E(R"(
    int x
    try {
      await p
      mark m writes x
    } handlers h reads x
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, AnAssignmentThatThrowsHasNotAssigned) {
  Example E(R"(
    int x
    await p
    try {
      mark m writes x
    } handlers h reads x
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, JumpBackReadsAgain) {
  Example E(R"(
    int x
    label again
    mark m reads x
    await p
    goto jump
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, FallingThroughIntoTheNextCaseReads) {
  Example E(R"(
    params c
    int x
    switch c {
      case one
      await p
      case two
      mark m reads x
    }
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
}

TEST(Liveness, WhatIsYieldedIsNotReadAgain) {
  Example E(R"(
    int given
    int kept
    yield y reads given
    mark m reads kept
  )");
  Liveness Live = E.liveness();
  EXPECT_FALSE(Live.isLiveAcross(E.var("given"), E.point("y")));
  EXPECT_TRUE(Live.isLiveAcross(E.var("kept"), E.point("y")));
}

TEST(Liveness, YieldInALoopKeepsWhatTheNextRoundReads) {
  Example E(R"(
    int n
    while ever {
      yield y reads n
    }
  )");
  EXPECT_TRUE(E.liveness().isLiveAcross(E.var("n"), E.point("y")));
}

} // namespace pollux
