//===- FlowGraphTest.cpp - What may follow what ---------------------------===//

#include "analysis/FlowGraph.h"
#include "Example.h"
#include <set>

namespace pollux {

/// The marks and awaits that may come next after \p Name, sorted, and "exit".
static std::string next(const Example &E, const std::string &Name) {
  FlowGraph Graph(E.F);
  std::set<std::string> Found;
  std::set<unsigned> Seen;
  std::vector<unsigned> Work;
  for (const FlowGraph::Node &N : Graph.Nodes)
    if (N.Operation && E.nameOf(N.Operation) == Name)
      Work.insert(Work.end(), N.Successors.begin(), N.Successors.end());
  while (!Work.empty()) {
    unsigned At = Work.back();
    Work.pop_back();
    if (!Seen.insert(At).second)
      continue;
    const FlowGraph::Node &N = Graph.Nodes[At];
    std::string Here =
        N.Operation ? E.nameOf(N.Operation) : E.nameOfHandlers(N.Accesses);
    if (At == Graph.Exit)
      Found.insert("exit");
    else if (!Here.empty())
      Found.insert(Here);
    else
      Work.insert(Work.end(), N.Successors.begin(), N.Successors.end());
  }
  std::string Result;
  for (const std::string &Word : Found)
    Result += (Result.empty() ? "" : " ") + Word;
  return Result;
}

TEST(FlowGraph, SequenceEndsAtTheExit) {
  Example E(R"(
    mark a
    await p
    mark b
  )");
  EXPECT_EQ(next(E, "a"), "p");
  EXPECT_EQ(next(E, "p"), "b");
  EXPECT_EQ(next(E, "b"), "exit");
}

TEST(FlowGraph, EntryIsTheFirstOperation) {
  Example E("mark a\nmark b");
  FlowGraph Graph(E.F);
  EXPECT_EQ(E.nameOf(Graph.Nodes[Graph.Entry].Operation), "a");
}

TEST(FlowGraph, IfWithoutElseMayBePassed) {
  Example E(R"(
    params c
    mark a
    if c {
      mark then
    }
    mark after
  )");
  EXPECT_EQ(next(E, "a"), "after then");
  EXPECT_EQ(next(E, "then"), "after");
}

TEST(FlowGraph, ElseExcludesThen) {
  Example E(R"(
    params c
    mark a
    if c {
      mark then
    } else {
      mark otherwise
    }
    mark after
  )");
  EXPECT_EQ(next(E, "a"), "otherwise then");
  EXPECT_EQ(next(E, "then"), "after");
  EXPECT_EQ(next(E, "otherwise"), "after");
}

TEST(FlowGraph, WhileMayRunNever) {
  Example E(R"(
    params c
    mark a
    while c {
      mark body
    }
    mark after
  )");
  EXPECT_EQ(next(E, "a"), "after body");
  EXPECT_EQ(next(E, "body"), "after body");
}

TEST(FlowGraph, DoRunsOnceAtLeast) {
  Example E(R"(
    params c
    mark a
    do c {
      mark body
    }
    mark after
  )");
  EXPECT_EQ(next(E, "a"), "body");
  EXPECT_EQ(next(E, "body"), "after body");
}

TEST(FlowGraph, LoopWithoutConditionEndsByBreakOnly) {
  Example E(R"(
    params c
    for ever {
      mark body
      if c {
        break out
      }
    }
    mark after
  )");
  EXPECT_EQ(next(E, "body"), "body out");
  EXPECT_EQ(next(E, "out"), "after body");
}

TEST(FlowGraph, ContinueLeadsToTheIncrement) {
  Example E(R"(
    params c i
    for c step i {
      continue again
      mark rest
    }
  )");
  // A statement that may continue may also go on.
  EXPECT_EQ(next(E, "again"), "again exit rest");
  FlowGraph Graph(E.F);
  for (const FlowGraph::Node &N : Graph.Nodes)
    if (N.Operation && E.nameOf(N.Operation) == "again") {
      bool LeadsToIncrement = false;
      for (unsigned S : N.Successors)
        LeadsToIncrement |= !Graph.Nodes[S].Operation &&
                            Graph.Nodes[S].Accesses &&
                            Graph.Nodes[S].Accesses->front().Var == E.var("i");
      EXPECT_TRUE(LeadsToIncrement);
    }
}

TEST(FlowGraph, BreakLeavesTheInnerLoopOnly) {
  Example E(R"(
    params c
    while c {
      while c {
        break out
      }
      mark behind
    }
    mark after
  )");
  EXPECT_EQ(next(E, "out"), "behind out");
}

TEST(FlowGraph, NothingFollowsAReturnButTheExit) {
  Example E(R"(
    params x
    mark a
    return x
    mark unreachable
  )");
  EXPECT_EQ(next(E, "a"), "exit");
}

TEST(FlowGraph, SwitchDispatchesToItsLabelsAndPastItsEnd) {
  Example E(R"(
    params c
    mark a
    switch c {
      case one
      mark first
      break out
      case two
      mark second
    }
    mark after
  )");
  EXPECT_EQ(next(E, "a"), "after one two");
  EXPECT_EQ(next(E, "first"), "out");
  EXPECT_EQ(next(E, "out"), "after two"); // A break that may be passed.
  EXPECT_EQ(next(E, "second"), "after");
}

TEST(FlowGraph, SwitchWithDefaultIsNotPassed) {
  Example E(R"(
    params c
    mark a
    switch c {
      case one
      default other
    }
    mark after
  )");
  EXPECT_EQ(next(E, "a"), "one other");
}

TEST(FlowGraph, WhatStandsInATryMayThrow) {
  Example E(R"(
    try {
      mark a
      await p
    } handlers h
    mark after
  )");
  EXPECT_EQ(next(E, "a"), "h p");
  EXPECT_EQ(next(E, "p"), "after h");
  EXPECT_EQ(next(E, "after"), "exit");
}

TEST(FlowGraph, HandlersThrowToTheTryAround) {
  Example E(R"(
    try {
      try {
        mark a
      } handlers inner
      mark b
    } handlers outer
  )");
  EXPECT_EQ(next(E, "a"), "b inner");
  EXPECT_EQ(next(E, "b"), "exit outer");
  FlowGraph Graph(E.F);
  for (const FlowGraph::Node &N : Graph.Nodes)
    if (!N.Operation && E.nameOfHandlers(N.Accesses) == "inner") {
      EXPECT_EQ(N.Successors.size(), 2u);
    }
}

TEST(FlowGraph, GotoLeadsToAnyLabel) {
  Example E(R"(
    label start
    mark a
    goto jump
    mark b
    label end
  )");
  EXPECT_EQ(next(E, "jump"), "b end start");
  EXPECT_EQ(next(E, "a"), "jump");
}

} // namespace pollux
