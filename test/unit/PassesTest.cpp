//===- PassesTest.cpp - One pass after the other --------------------------===//

#include "passes/Passes.h"
#include "Example.h"

namespace pollux {

static std::string names(const Function &F, const std::vector<VarId> &Ids) {
  std::string Result;
  for (VarId Id : Ids)
    Result += (Result.empty() ? "" : " ") + F.var(Id).Name;
  return Result;
}

//===-- PlaceVariables ----------------------------------------------------===//

TEST(PlaceVariables, ParameterIsAlwaysAField) {
  Example E("params a\nmark m");
  E.runThrough("place-variables");
  EXPECT_TRUE(E.variable("a").IsField);
  EXPECT_FALSE(E.variable("a").NeedsDestruction);
}

TEST(PlaceVariables, OnlyWhatSurvivesBecomesAField) {
  Example E(R"(
    int kept
    int dead
    constant limit
    mark m reads dead
    await p
    mark n reads kept limit
  )");
  E.runThrough("place-variables");
  EXPECT_TRUE(E.variable("kept").IsField);
  EXPECT_FALSE(E.variable("dead").IsField);
  EXPECT_FALSE(E.variable("limit").IsField);
  EXPECT_FALSE(E.variable("p_polled").IsField);
}

TEST(PlaceVariables, DestructorKeepsAVariableInTheFrame) {
  Example E(R"(
    class unread
    await p
  )");
  E.runThrough("place-variables");
  EXPECT_TRUE(E.variable("unread").IsField);
  EXPECT_TRUE(E.variable("unread").NeedsDestruction);
}

TEST(PlaceVariables, LocalWithoutAwaitInItsScopeStaysALocal) {
  Example E(R"(
    {
      class x
    }
    await p
    class y
  )");
  E.runThrough("place-variables");
  EXPECT_FALSE(E.variable("x").IsField);
  EXPECT_FALSE(E.variable("y").IsField);
}

TEST(PlaceVariables, ReferenceIsNeverDestroyed) {
  Example E(R"(
    ref r
    await p
    mark m reads r
  )");
  E.runThrough("place-variables");
  EXPECT_TRUE(E.variable("r").IsField);
  EXPECT_FALSE(E.variable("r").NeedsDestruction);
}

TEST(PlaceVariables, AliveIsInTheOrderOfConstruction) {
  Example E(R"(
    class-params a
    class b
    {
      class c
      await-class p
    }
    await q
  )");
  E.runThrough("place-variables");
  EXPECT_EQ(names(E.F, E.F.Points[E.point("p")].Alive), "a b c p_future");
  // A future that no full-expression ends lives to the end of its block.
  EXPECT_EQ(names(E.F, E.F.Points[E.point("q")].Alive), "a b");
}

TEST(PlaceVariables, TypeWithoutANameIsRefused) {
  Example E(R"(
    int x
    await p
    mark m reads x
  )");
  E.F.var(E.var("x")).Type.WhyNoField = "it is a lambda";
  E.runThrough("place-variables");
  EXPECT_EQ(E.Refused, std::vector<std::string>{"x"});
}

//===-- FlattenFull -------------------------------------------------------===//

TEST(FlattenFull, OneFutureIsGuardedAtItsAwait) {
  Example E(R"(
    full {
      await-class p
      mark m
    }
  )");
  E.runThrough("flatten-full");
  ASSERT_EQ(E.F.Root->Ops.size(), 3u);
  EXPECT_TRUE(llvm::cast<AwaitOp>(*E.F.Root->Ops[1]).IsGuarded);
  EXPECT_EQ(names(E.F, E.F.Root->Ops[2]->DestroyAfter), "p_future");
}

TEST(FlattenFull, TrivialFutureNeedsNoGuard) {
  Example E(R"(
    full {
      await p
      mark m
    }
  )");
  E.runThrough("flatten-full");
  ASSERT_EQ(E.F.Root->Ops.size(), 3u);
  EXPECT_FALSE(llvm::cast<AwaitOp>(*E.F.Root->Ops[1]).IsGuarded);
  EXPECT_TRUE(E.F.Root->Ops[2]->DestroyAfter.empty());
}

TEST(FlattenFull, TwoFuturesBecomeABlock) {
  Example E(R"(
    full {
      await-class p
      await-class q
      mark m
    }
  )");
  E.runThrough("flatten-full");
  ASSERT_EQ(E.F.Root->Ops.size(), 1u);
  const auto *Block = llvm::dyn_cast<BlockOp>(E.F.Root->Ops[0].get());
  ASSERT_TRUE(Block);
  EXPECT_FALSE(Block->IsWritten);
  EXPECT_EQ(Block->Ops.size(), 5u);
}

TEST(FlattenFull, FullExpressionsInLoopsAndBranchesAreFound) {
  Example E(R"(
    params c
    while c {
      if c {
        full {
          await-class p
        }
      } else {
        full {
          await-class q
        }
      }
    }
  )");
  E.runThrough("flatten-full"); // The verifier looks for what is left.
  EXPECT_EQ(E.printed().find("full"), std::string::npos);
}

//===-- SegmentLocals -----------------------------------------------------===//

TEST(SegmentLocals, LocalThatEndsBeforeTheAwaitStandsInBraces) {
  Example E(R"(
    int x
    mark m reads x
    await p
  )");
  E.runThrough("segment-locals");
  ASSERT_EQ(E.F.Root->Segments.size(), 1u);
  EXPECT_EQ(E.F.Root->Segments[0], (std::pair<unsigned, unsigned>(0, 1)));
  EXPECT_FALSE(E.variable("x").IsSplit);
}

TEST(SegmentLocals, LocalBehindTheLastAwaitNeedsNoBraces) {
  Example E(R"(
    await p
    int x
    mark m reads x
  )");
  E.runThrough("segment-locals");
  EXPECT_TRUE(E.F.Root->Segments.empty());
}

TEST(SegmentLocals, BracesMayEndWithAYield) {
  Example E(R"(
    int x
    yield y reads x
    mark m
    yield z
  )");
  E.runThrough("segment-locals");
  ASSERT_EQ(E.F.Root->Segments.size(), 1u);
  EXPECT_EQ(E.F.Root->Segments[0], (std::pair<unsigned, unsigned>(0, 1)));
  EXPECT_FALSE(E.variable("x").IsSplit);
}

TEST(SegmentLocals, LocalThatPassesAYieldIsSplit) {
  Example E(R"(
    int x
    yield y reads x
    mark w writes x
    yield z
  )");
  E.runThrough("segment-locals");
  EXPECT_TRUE(E.variable("x").IsSplit);
}

TEST(SegmentLocals, OverlappingLocalsStandInTheSameBraces) {
  Example E(R"(
    int x
    int y
    mark m reads x
    mark n reads y
    await p
  )");
  E.runThrough("segment-locals");
  ASSERT_EQ(E.F.Root->Segments.size(), 1u);
  EXPECT_EQ(E.F.Root->Segments[0], (std::pair<unsigned, unsigned>(0, 3)));
}

TEST(SegmentLocals, ScalarNamedAgainAfterTheAwaitIsSplit) {
  Example E(R"(
    int x
    mark m reads x
    await p
    mark w writes x
  )");
  E.runThrough("segment-locals");
  EXPECT_FALSE(E.variable("x").IsField);
  EXPECT_TRUE(E.variable("x").IsSplit);
}

TEST(SegmentLocals, ReferenceNamedAgainGoesToTheFrame) {
  Example E(R"(
    params c
    while c {
      ref r
      mark m reads r
      if c {
        await p
        break out
      }
      mark n reads r
    }
  )");
  E.runThrough("segment-locals");
  EXPECT_TRUE(E.variable("r").IsField);
  EXPECT_FALSE(E.variable("r").IsSplit);
}

TEST(SegmentLocals, ConstantBeforeAnAwaitIsMadeStatic) {
  Example E(R"(
    constant limit
    await p
    mark m reads limit
  )");
  E.runThrough("segment-locals");
  EXPECT_TRUE(E.variable("limit").IsMadeStatic);
  EXPECT_FALSE(E.variable("limit").IsField);
}

TEST(SegmentLocals, PolledIsDroppedIfNobodyLooksAtIt) {
  Example E("await p");
  E.runThrough("segment-locals");
  EXPECT_TRUE(llvm::cast<AwaitOp>(*E.F.Root->Ops[1]).IsDropped);
}

//===-- InsertCleanups ----------------------------------------------------===//

TEST(InsertCleanups, BlockGuardsWhatItDeclares) {
  Example E(R"(
    class-params a
    class b
    {
      class c
      await p
    }
  )");
  E.runThrough("insert-cleanups");
  EXPECT_EQ(names(E.F, E.F.Root->Guarded), "a b");
  const auto *Inner = llvm::dyn_cast<BlockOp>(E.F.Root->Ops.back().get());
  ASSERT_TRUE(Inner);
  EXPECT_EQ(names(E.F, Inner->Guarded), "c");
  EXPECT_FALSE(Inner->IsInLoop);
}

TEST(InsertCleanups, BlockInALoopIsMarked) {
  Example E(R"(
    params c
    while c {
      class x
      await p
    }
  )");
  E.runThrough("insert-cleanups");
  const auto *Loop = llvm::dyn_cast<LoopOp>(E.F.Root->Ops[0].get());
  ASSERT_TRUE(Loop);
  EXPECT_EQ(names(E.F, Loop->Body->Guarded), "x");
  EXPECT_TRUE(Loop->Body->IsInLoop);
}

TEST(InsertCleanups, WhatTheAwaitGuardsNoBlockGuards) {
  Example E(R"(
    full {
      await-class p
    }
  )");
  E.runThrough("insert-cleanups");
  EXPECT_TRUE(E.F.Root->Guarded.empty());
}

TEST(InsertCleanups, ReferenceIsBoundForTheRestOfItsScope) {
  Example E(R"(
    ref r
    await p
    mark m reads r
  )");
  E.runThrough("insert-cleanups");
  ASSERT_EQ(E.F.Root->Ops.size(), 2u); // Its declaration, and a block.
  const auto *Rest = llvm::dyn_cast<BlockOp>(E.F.Root->Ops[1].get());
  ASSERT_TRUE(Rest);
  EXPECT_EQ(Rest->Binding, E.var("r"));
  EXPECT_EQ(Rest->Ops.size(), 3u);
}

TEST(InsertCleanups, GuardsOfASwitchStandAroundIt) {
  // A case label would pass guards at the top of the body.
  Example E(R"(
    params c
    switch c {
      default d
      class x
      await p
    }
  )");
  E.runThrough("insert-cleanups");
  const auto *Around = llvm::dyn_cast<BlockOp>(E.F.Root->Ops[0].get());
  ASSERT_TRUE(Around);
  EXPECT_EQ(names(E.F, Around->Guarded), "x");
  const auto *Switch = llvm::dyn_cast<SwitchOp>(Around->Ops[0].get());
  ASSERT_TRUE(Switch);
  EXPECT_TRUE(Switch->Body->Guarded.empty());
}

TEST(InsertCleanups, TryGuardsWhatItDeclares) {
  Example E(R"(
    try {
      class x
      await p
    } handlers h
  )");
  E.runThrough("insert-cleanups");
  const auto *Try = llvm::dyn_cast<TryOp>(E.F.Root->Ops[0].get());
  ASSERT_TRUE(Try);
  EXPECT_EQ(names(E.F, Try->Body->Guarded), "x");
}

TEST(InsertCleanups, WhatIsDeclaredAfterALabelGetsABlock) {
  // The jump back ends its life.
  Example E(R"(
    label again
    class x
    await p
    goto jump
  )");
  E.runThrough("insert-cleanups");
  ASSERT_EQ(E.F.Root->Ops.size(), 2u);
  const auto *Rest = llvm::dyn_cast<BlockOp>(E.F.Root->Ops[1].get());
  ASSERT_TRUE(Rest);
  EXPECT_TRUE(Rest->IsRest);
  EXPECT_EQ(names(E.F, Rest->Guarded), "x");
  EXPECT_TRUE(Rest->IsInLoop);
}

//===-- AllocateStates ----------------------------------------------------===//

TEST(AllocateStates, StatesAreNamedAfterWhatIsAwaited) {
  Example E(R"(
    await fetchPrice
    await fetch_price
    await Sleep
  )");
  E.runThrough("allocate-states");
  EXPECT_EQ(E.F.Points[0].State, "AwaitFetchPrice");
  EXPECT_EQ(E.F.Points[0].Label, "await_fetch_price");
  EXPECT_EQ(E.F.Points[1].State, "AwaitFetchPrice_2");
  EXPECT_EQ(E.F.Points[1].Label, "await_fetch_price_2");
  EXPECT_EQ(E.F.Points[2].State, "AwaitSleep");
}

TEST(AllocateStates, UserNamesComeFirst) {
  Example E(R"(
    params state frame
    await p
    mark m reads state frame
  )");
  E.F.UsedNames = {"await_p", "cx", "frame", "state"};
  E.runThrough("allocate-states");
  EXPECT_EQ(E.variable("state").FieldName, "state");
  EXPECT_EQ(E.F.StateFieldName, "state_2");
  EXPECT_EQ(E.F.FrameName, "frame_2");
  EXPECT_EQ(E.F.ContextName, "cx_2");
  EXPECT_EQ(E.F.Points[0].Label, "await_p_2");
}

TEST(AllocateStates, FieldIsNeitherAMemberNorItsOwnType) {
  Example E(R"(
    params poll Class
    await p
    mark m reads poll Class
  )");
  E.F.var(E.var("Class")).Type.Spelling = "Class";
  E.runThrough("allocate-states");
  EXPECT_EQ(E.variable("poll").FieldName, "poll_2");
  EXPECT_EQ(E.variable("Class").FieldName, "Class_2");
}

TEST(AllocateStates, ShadowingFieldIsRenamedInTheBody) {
  Example E(R"(
    params x
    {
      int y
      await p
      mark m reads y
    }
    mark n reads x
  )");
  E.F.var(E.var("y")).Name = "x";
  E.F.UsedNames = {"x"};
  E.runThrough("allocate-states");
  EXPECT_EQ(E.variable("x").BodyName, "x");
  EXPECT_EQ(E.variable("y").BodyName, "x_2");
  EXPECT_NE(E.variable("x").FieldName, E.variable("y").FieldName);
}

TEST(AllocateStates, RenamingInAMacroIsRefused) {
  Example E(R"(
    int x
    await p
    mark m reads x
  )");
  E.F.var(E.var("x")).IsNamedInMacro = true;
  E.F.OuterNames = {"x"};
  E.runThrough("allocate-states");
  EXPECT_EQ(E.Refused, std::vector<std::string>{"x"});
}

TEST(AllocateStates, GuardedBlockWithAnAwaitGetsAnEntry) {
  Example E(R"(
    {
      class x
      await p
    }
    {
      class y
    }
  )");
  E.runThrough("allocate-states");
  EXPECT_EQ(llvm::cast<BlockOp>(*E.F.Root->Ops[0]).EntryLabel, "scope_of_x");
  EXPECT_EQ(llvm::cast<BlockOp>(*E.F.Root->Ops[1]).EntryLabel, "");
}

TEST(AllocateStates, TryIsEnteredFromItsTop) {
  Example E(R"(
    try {
      await p
    } handlers h
  )");
  E.runThrough("allocate-states");
  EXPECT_EQ(llvm::cast<TryOp>(*E.F.Root->Ops[0]).Body->EntryLabel, "enter_try");
}

} // namespace pollux
