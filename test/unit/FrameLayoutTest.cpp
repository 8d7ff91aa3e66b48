//===- FrameLayoutTest.cpp - Which fields share a place -------------------===//

#include "layout/FrameLayout.h"
#include "Example.h"

namespace pollux {

/// "a | x y | z+w": three places, of which the second is a union of x and y, and
/// the third one field that z and w use in turn. "x y(x)": y stands behind x.
static std::string places(Example &E) {
  E.runThrough("allocate-states");
  std::string Result;
  for (const FrameLayout::Place &P : computeLayout(E.F).Places) {
    Result += Result.empty() ? "" : " | ";
    for (unsigned I = 0; I != P.Fields.size(); ++I) {
      const FrameLayout::Field &Field = P.Fields[I];
      Result += I ? " " : "";
      for (VarId V : Field.Vars)
        Result += (V == Field.Vars[0] ? "" : "+") + E.F.var(V).Name;
      for (unsigned Behind : Field.Behind)
        Result += "(" + E.F.var(P.Fields[Behind].Vars[0]).Name + ")";
    }
  }
  return Result;
}

TEST(FrameLayout, SiblingScopesShare) {
  Example E(R"(
    {
      class x
      await-class p
    }
    {
      class y
      await-class q
    }
  )");
  EXPECT_EQ(places(E), "x y | p_future+q_future");
}

TEST(FrameLayout, NestedScopesDoNot) {
  Example E(R"(
    class x
    {
      class y
      await p
    }
  )");
  EXPECT_EQ(places(E), "x | y | p_future");
}

TEST(FrameLayout, ParametersWithDestructorsShareNothing) {
  Example E(R"(
    class-params a b
    {
      class x
      await p
    }
  )");
  EXPECT_EQ(places(E), "a | b | x | p_future");
}

TEST(FrameLayout, DeadParameterGivesItsRoom) {
  Example E(R"(
    bytes-256-params a b
    mark m reads a
    await p
    mark n reads b
  )");
  EXPECT_EQ(places(E), "a p_future | b");
}

TEST(FrameLayout, BorrowedParameterKeepsIt) {
  Example E(R"(
    bytes-256-params a
    mark m borrows a
    await p
  )");
  EXPECT_EQ(places(E), "a | p_future");
}

TEST(FrameLayout, AwaitsOneAfterTheOtherUseOneField) {
  Example E(R"(
    full {
      await-class p
    }
    full {
      await-class q
    }
    full {
      await-class r
    }
  )");
  EXPECT_EQ(places(E), "p_future+q_future+r_future");
}

TEST(FrameLayout, ArmsOfAnIfShare) {
  Example E(R"(
    params c
    if c {
      class x
      await p
    } else {
      class y
      await q
    }
    mark m reads c
  )");
  EXPECT_EQ(places(E), "c | x y | p_future+q_future");
}

TEST(FrameLayout, DeadValueGivesItsRoomWithinItsScope) {
  Example E(R"(
    bytes-256 x
    full {
      await p
    }
    mark m reads x
    bytes-256 y
    full {
      await q
    }
    mark n reads y
  )");
  EXPECT_EQ(places(E), "x y | p_future+q_future");
}

TEST(FrameLayout, DeadValueThatIsBorrowedDoesNot) {
  Example E(R"(
    bytes-256 x
    mark b borrows x
    full {
      await p
    }
    bytes-256 y
    full {
      await q
    }
    mark n reads y
  )");
  EXPECT_EQ(places(E), "x | p_future+q_future | y");
}

TEST(FrameLayout, DeadObjectThatIsDestroyedLaterDoesNot) {
  Example E(R"(
    class x
    full {
      await p
    }
    bytes-256 y
    full {
      await q
    }
    mark n reads y
  )");
  EXPECT_EQ(places(E), "x | p_future+q_future | y");
}

TEST(FrameLayout, ValueThatALoopCarriesKeepsItsRoom) {
  Example E(R"(
    params c
    bytes-256 x
    while c {
      mark m reads x
      bytes-256 y
      await p
      mark n reads y
    }
  )");
  EXPECT_EQ(places(E), "c | x | y | p_future");
}

TEST(FrameLayout, ValueThatAHandlerReadsKeepsItsRoom) {
  Example E(R"(
    bytes-256 x
    try {
      bytes-256 y
      await p
      mark n reads y
    } handlers h reads x
  )");
  EXPECT_EQ(places(E), "x | y | p_future");
}

TEST(FrameLayout, ScalarTakesTheRoomOfWhatItIsMadeFrom) {
  Example E(R"(
    int x
    full {
      await p
    }
    int y = x
    full {
      await q
    }
    mark m reads y
  )");
  EXPECT_EQ(places(E), "x y | p_future+q_future");
}

TEST(FrameLayout, ObjectDoesNot) {
  // Its constructor may write before it has read all.
  Example E(R"(
    bytes-256 x
    full {
      await p
    }
    bytes-256 y = x
    full {
      await q
    }
    mark m reads y
  )");
  E.F.var(E.var("x")).Type.IsTriviallyCopyable = false;
  EXPECT_EQ(places(E), "x | p_future+q_future | y");
}

TEST(FrameLayout, ObjectIsMadeFromACopyInstead) {
  Example E(R"(
    bytes-256 x
    full {
      await p
    }
    bytes-256 y = x
    full {
      await q
    }
    mark m reads y
  )");
  EXPECT_EQ(places(E), "x y | p_future+q_future");
  EXPECT_NE(E.printed().find("declare %6.x copy"), std::string::npos);
}

TEST(FrameLayout, ArgumentThatIsPassedOnLendsItsRoom) {
  Example E(R"(
    bytes-256-params x
    await-async p = x
  )");
  E.Futures["p"] = {false, 257, 1};
  EXPECT_EQ(places(E), "x p_future");
}

TEST(FrameLayout, ArgumentThatIsNeededAfterwardsDoesNot) {
  Example E(R"(
    bytes-256-params x
    await-async p = x
    mark m reads x
  )");
  E.Futures["p"] = {false, 257, 1};
  EXPECT_EQ(places(E), "x | p_future");
}

TEST(FrameLayout, CopyThatSavesNothingIsNotMade) {
  Example E(R"(
    params x
    bytes-256 big
    await-async p = x
    mark m reads big
  )");
  E.Futures["p"] = {false, 7, 1};
  E.runThrough("allocate-states");
  EXPECT_EQ(E.printed().find("%0.x »"), std::string::npos);
}

TEST(FrameLayout, ResultTakesTheRoomOfTheFutureThatGaveIt) {
  Example E(R"(
    full {
      await-async p
      bytes-256 x
    }
    await q
    mark m reads x
  )");
  E.F.var(E.var("q_future")).Type.Spelling = "Other";
  E.Futures["p"] = {true, 300, 1};
  EXPECT_EQ(places(E), "p_future x q_future(x)");
}

TEST(FrameLayout, OtherFuturesLiveToTheEndOfTheirFullExpression) {
  Example E(R"(
    full {
      await-class p
      bytes-256 x
    }
    await q
    mark m reads x
  )");
  EXPECT_EQ(places(E), "p_future+q_future | x");
}

TEST(FrameLayout, TwoStandWhereOneWas) {
  // x and p are needed together, and so are y, z and q: large x against y and z
  // behind each other.
  Example E(R"(
    {
      bytes-200 x
      await p
      mark m reads x
    }
    {
      bytes-90 y
      bytes-100 z
      await q
      mark n reads y z
    }
  )");
  EXPECT_EQ(places(E), "x y z(y) | p_future+q_future");
}

TEST(FrameLayout, LargerAlignmentFirstWhereThatSavesBytes) {
  Example E(R"(
    bytes-1 x
    int y
    bytes-1 z
    await p
    mark n reads x y z
  )");
  E.F.var(E.var("p_future")).Type.SizeHint = 1;
  E.F.var(E.var("p_future")).Type.AlignmentHint = 1;
  EXPECT_EQ(places(E), "y | x | z | p_future");
}

TEST(FrameLayout, OrderIsKeptWhereItCostsNothing) {
  Example E(R"(
    bytes-8 x
    int y
    bytes-3 z
    await p
    mark n reads x y z
  )");
  E.F.var(E.var("p_future")).Type.SizeHint = 1;
  E.F.var(E.var("p_future")).Type.AlignmentHint = 1;
  EXPECT_EQ(places(E), "x | y | z | p_future");
}

TEST(FrameLayout, OrdinaryLocalsHaveNoPlace) {
  Example E(R"(
    int x
    mark m reads x
    await p
  )");
  EXPECT_EQ(places(E), "p_future");
}

} // namespace pollux
