//===- VerifyTest.cpp - Every violation is found --------------------------===//
//
// Each test breaks a sound function in one place and reads the message.
//
//===----------------------------------------------------------------------===//

#include "Example.h"

namespace pollux {

/// The violation after \p Pass, or "sound".
static std::string verified(const Example &E, const char *Pass = "lower") {
  return verify(E.F, Pass).value_or("sound");
}

static const char *const Sound = R"(
  class x
  full {
    await-class p
    mark m
  }
  full {
    await-class q
  }
)";

TEST(Verify, SoundFunctionPassesEverywhere) {
  Example E(Sound);
  EXPECT_EQ(verified(E), "sound");
  E.runThrough("allocate-states"); // Verifies after each pass.
}

TEST(Verify, AccessOfNoVariable) {
  Example E(Sound);
  E.F.Root->Ops[0]->Accesses.push_back({NoVar, Access::Read});
  EXPECT_EQ(verified(E), "f: an operation names no variable");
}

TEST(Verify, VariableDeclaredTwice) {
  Example E("int x");
  E.F.Root->Ops.push_back(std::make_unique<DeclareOp>(E.var("x"), Span{}));
  EXPECT_EQ(verified(E), "f: 'x' is declared twice");
}

TEST(Verify, AwaitOfAPointThatThereIsNot) {
  Example E("await p");
  llvm::cast<AwaitOp>(*E.F.Root->Ops[1]).Point = 7;
  EXPECT_EQ(verified(E), "f: a suspension at no point");
}

TEST(Verify, PointInTwoAwaits) {
  Example E("await p\nawait q");
  llvm::cast<AwaitOp>(*E.F.Root->Ops[3]).Point = 0;
  EXPECT_EQ(verified(E), "f: a suspension point stands in two operations");
}

TEST(Verify, PointWithoutAnAwait) {
  Example E("await p");
  E.F.Points.emplace_back();
  EXPECT_EQ(verified(E), "f: a suspension point without an operation");
}

TEST(Verify, AwaitOfNothing) {
  Example E("await p");
  llvm::cast<AwaitOp>(*E.F.Root->Ops[1]).Future = NoVar;
  EXPECT_EQ(verified(E), "f: an await of nothing");
}

TEST(Verify, AwaitedFutureOutsideOfTheFrame) {
  Example E(Sound);
  E.runThrough("place-variables");
  E.F.var(E.var("p_future")).IsField = false;
  EXPECT_EQ(verified(E, "place-variables"),
            "f: an awaited future is not in the frame");
}

TEST(Verify, AliveWithoutAnythingToDestroy) {
  Example E(Sound);
  E.runThrough("place-variables");
  E.F.var(E.var("x")).NeedsDestruction = false;
  EXPECT_EQ(verified(E, "place-variables"),
            "f: 'x' is alive but nothing to destroy");
}

TEST(Verify, FullExpressionThatIsLeft) {
  Example E(Sound);
  E.runThrough("place-variables");
  EXPECT_EQ(verified(E, "flatten-full"), "f: a full-expression is left");
}

TEST(Verify, FieldWithoutAGuard) {
  Example E(Sound);
  E.runThrough("insert-cleanups");
  E.F.Root->Guarded.clear();
  EXPECT_EQ(verified(E, "insert-cleanups"), "f: 'x' has 0 guards");
}

TEST(Verify, FieldWithTwoGuards) {
  Example E(Sound);
  E.runThrough("insert-cleanups");
  E.F.Root->Guarded.push_back(E.var("x"));
  EXPECT_EQ(verified(E, "insert-cleanups"), "f: 'x' has 2 guards");
}

TEST(Verify, ReferenceBoundTwice) {
  Example E(R"(
    ref r
    await p
    {
      mark m reads r
    }
  )");
  E.runThrough("insert-cleanups");
  E.F.Root->Binding = E.var("r");
  EXPECT_EQ(verified(E, "insert-cleanups"), "f: 'r' is bound twice");
}

TEST(Verify, YieldInWhatIsNoStream) {
  Example E("yield y");
  E.runThrough("place-variables");
  E.F.IsStream = false;
  EXPECT_EQ(verified(E, "place-variables"), "f: a yield in what is no stream");
}

TEST(Verify, TwoStatesOfOneName) {
  Example E(Sound);
  E.runThrough("allocate-states");
  E.F.Points[1].State = E.F.Points[0].State;
  EXPECT_EQ(verified(E, "allocate-states"), "f: two states 'AwaitP'");
}

TEST(Verify, TwoFieldsOfOneName) {
  Example E(Sound);
  E.runThrough("allocate-states");
  E.F.var(E.var("p_future")).FieldName = "x";
  EXPECT_EQ(verified(E, "allocate-states"), "f: two fields 'x'");
}

} // namespace pollux
