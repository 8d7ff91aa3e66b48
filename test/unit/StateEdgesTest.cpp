//===- StateEdgesTest.cpp - Which suspension leads to which ---------------===//

#include "analysis/StateEdges.h"
#include "Example.h"
#include "report/Words.h"

namespace pollux {

/// One line an edge: "Start -> p: c, !d | e". Nothing follows the states where
/// nothing decides.
static std::string edges(const Example &E) {
  Words Say(E.F, E.source());
  auto name = [&](unsigned State) -> std::string {
    if (State == 0)
      return "Start";
    return State > E.F.Points.size() ? "Done" : E.F.Points[State - 1].Awaits;
  };
  std::string Result;
  for (const StateEdge &Edge : findStateEdges(E.F)) {
    Result += name(Edge.From) + " -> " + name(Edge.To);
    std::string Paths = Edge.HasMore ? "more" : "";
    for (const ConditionPath &Path : Edge.Paths) {
      Paths += Paths.empty() ? "" : " | ";
      for (size_t I = 0; I != Path.size(); ++I)
        Paths += (I ? ", " : "") + Say.condition(Path[I]).Text;
    }
    Result += (Paths.empty() ? "" : ": " + Paths) + "\n";
  }
  return Result;
}

TEST(StateEdges, FunctionWithoutASuspensionIsDoneAtOnce) {
  Example E("mark a");
  EXPECT_EQ(edges(E), "Start -> Done\n");
}

TEST(StateEdges, SequenceIsAChain) {
  Example E(R"(
    await p
    mark a
    await q
  )");
  EXPECT_EQ(edges(E), "Start -> p\np -> q\nq -> Done\n");
}

TEST(StateEdges, BranchesNameTheirCondition) {
  Example E(R"(
    params c
    if c {
      await p
    } else {
      await q
    }
    await r
  )");
  EXPECT_EQ(edges(E), "Start -> p: c\nStart -> q: !c\n"
                      "p -> r\nq -> r\nr -> Done\n");
}

TEST(StateEdges, IfWithoutElseIsPassed) {
  Example E(R"(
    params c
    if c {
      await p
    }
    await q
  )");
  EXPECT_EQ(edges(E), "Start -> p: c\nStart -> q: !c\np -> q\nq -> Done\n");
}

TEST(StateEdges, LoopLeadsBackToItself) {
  Example E(R"(
    params c
    while c {
      await p
    }
  )");
  EXPECT_EQ(edges(E), "Start -> p: c\nStart -> Done: !c\n"
                      "p -> p: c\np -> Done: !c\n");
}

TEST(StateEdges, DoRunsBeforeItsConditionDecides) {
  Example E(R"(
    params c
    do c {
      await p
    }
  )");
  EXPECT_EQ(edges(E), "Start -> p\np -> p: c\np -> Done: !c\n");
}

TEST(StateEdges, LoopWithoutConditionDecidesNothing) {
  Example E(R"(
    for ever {
      await p
    }
  )");
  EXPECT_EQ(edges(E), "Start -> p\np -> p\n");
}

TEST(StateEdges, WhatIsDecidedInALoopStandsAsItWasLast) {
  // Rounds that await nothing add nothing.
  Example E(R"(
    params c d
    while c {
      if d {
        await p
      }
    }
  )");
  EXPECT_EQ(edges(E), "Start -> p: c, d\nStart -> Done: !c\n"
                      "p -> p: c, d\np -> Done: !c\n");
}

TEST(StateEdges, ConditionsThatDecideNothingMoreAreLeftOut) {
  // However the statement is left, what follows is the same.
  Example E(R"(
    params c
    while c {
      await p
      continue again
      mark m
    }
  )");
  EXPECT_EQ(edges(E), "Start -> p: c\nStart -> Done: !c\n"
                      "p -> p: c\np -> Done: !c\n");
}

TEST(StateEdges, BreakLeavesTheLoop) {
  Example E(R"(
    params c
    while c {
      await p
      break out
      await q
    }
    await r
  )");
  EXPECT_EQ(edges(E), "Start -> p: c\nStart -> r: !c\n"
                      "p -> q\np -> r: break out\n"
                      "q -> p: c\nq -> r: !c\nr -> Done\n");
}

TEST(StateEdges, SwitchNamesItsLabels) {
  Example E(R"(
    params c
    switch c {
      case 1
      await p
      case 2
      await q
    }
  )");
  EXPECT_EQ(edges(E), "Start -> p: case 1\nStart -> q: case 2\n"
                      "Start -> Done: no case\np -> q\nq -> Done\n");
}

TEST(StateEdges, ExceptionsLeadToTheHandlers) {
  Example E(R"(
    try {
      await p
    } handlers h
    await q
  )");
  EXPECT_EQ(edges(E), "Start -> p\nStart -> q: catch\np -> q\nq -> Done\n");
}

TEST(StateEdges, ReturnNamesItself) {
  Example E(R"(
    params c
    await p
    if c {
      await q
      return c
    }
    await r
  )");
  EXPECT_EQ(edges(E), "Start -> p\np -> q: c\np -> r: !c\n"
                      "q -> Done: return c\nr -> Done\n");
}

TEST(StateEdges, AYieldIsAState) {
  Example E(R"(
    params c
    while c {
      yield y reads c
    }
  )");
  EXPECT_EQ(edges(E), "Start -> y: c\nStart -> Done: !c\n"
                      "y -> y: c\ny -> Done: !c\n");
}

TEST(StateEdges, TooManyWaysAreNotToldApart) {
  std::string Code = "params a b\n";
  for (char C = 'a'; C != 'a' + 5; ++C)
    Code += "while a {\nif b {\nawait p" + std::string(1, C) + "\n}\n}\n";
  // Each loop can be passed in two ways from its own await.
  std::string Found = edges(Example(Code));
  EXPECT_NE(Found.find("Start -> pe: "), std::string::npos) << Found;
  EXPECT_LT(Found.size(), 4000u);
}

TEST(StateEdges, LongChainsOfConditionsStayShort) {
  std::string Code = "params c\n";
  for (unsigned I = 0; I != 40; ++I)
    Code += "if c {\nawait p" + std::to_string(I) + "\n}\n";
  Example E(Code);
  for (const StateEdge &Edge : findStateEdges(E.F))
    for (const ConditionPath &Path : Edge.Paths)
      EXPECT_LE(Path.size(), 8u);
}

} // namespace pollux
