//===- FrameLayoutTest.cpp - Which fields share a place -------------------===//

#include "layout/FrameLayout.h"
#include "Example.h"

namespace pollux {

/// "a | x y | z": three places, of which the second is shared.
static std::string places(Example &E) {
  E.runThrough("allocate-states");
  std::string Result;
  for (const FrameLayout::Place &P : computeLayout(E.F).Places) {
    Result += Result.empty() ? "" : " | ";
    for (unsigned I = 0; I != P.Fields.size(); ++I)
      Result += (I ? " " : "") + E.F.var(P.Fields[I]).Name;
  }
  return Result;
}

TEST(FrameLayout, SiblingScopesShare) {
  Example E(R"(
    {
      class x
      await p
    }
    {
      class y
      await q
    }
  )");
  EXPECT_EQ(places(E), "x y | p_future q_future");
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

TEST(FrameLayout, ParametersComeFirstAndShareNothing) {
  Example E(R"(
    class-params a b
    {
      class x
      await p
    }
  )");
  EXPECT_EQ(places(E), "a | b | x | p_future");
}

TEST(FrameLayout, AwaitsOneAfterTheOtherShare) {
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
  EXPECT_EQ(places(E), "p_future q_future r_future");
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
  )");
  EXPECT_EQ(places(E), "c | x y | p_future q_future");
}

TEST(FrameLayout, FirstPlaceThatIsFreeIsTaken) {
  // z may stand where y was or where w was, but not in x's place.
  Example E(R"(
    class x
    {
      class y
      await p
    }
    {
      class z
      await q
    }
  )");
  EXPECT_EQ(places(E), "x | y z | p_future q_future");
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
