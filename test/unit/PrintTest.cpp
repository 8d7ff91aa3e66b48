//===- PrintTest.cpp - The IR as tests read it ----------------------------===//

#include "Example.h"

namespace pollux {

TEST(Print, TreeIsIndentedAndTextIsOnOneLine) {
  Example E(R"(
    params c
    while c {
      mark   m
    }
    return c
  )");
  EXPECT_EQ(E.printed(), R"(  block {
    while «c»
      block {
        verbatim «mark m»
      }
    return «return c»
  }
}
)");
}

TEST(Print, FactsOfVariablesAndPoints) {
  Example E(R"(
    class x
    await-class p
  )");
  E.runThrough("place-variables");
  std::string Result;
  llvm::raw_string_ostream OS(Result);
  print(E.F, E.source(), OS);
  EXPECT_NE(Result.find("local %0.x : Class field destroyed\n"),
            std::string::npos);
  EXPECT_NE(Result.find("suspension 0 awaits p alive %0.x %1.p_future\n"),
            std::string::npos);
}

TEST(Walk, ParentsComeFirstAndEverythingIsVisited) {
  Example E(R"(
    params c
    if c {
      mark a
    } else {
      full {
        await p
      }
    }
    while c {
      mark b
    }
  )");
  std::string Order;
  walk(static_cast<const Op &>(*E.F.Root), [&](const Op &O) {
    if (!E.nameOf(&O).empty())
      Order += E.nameOf(&O) + " ";
  });
  EXPECT_EQ(Order, "a p b ");
  EXPECT_TRUE(hasSuspension(*E.F.Root->Ops[0]));
  EXPECT_FALSE(hasSuspension(*E.F.Root->Ops[1]));
  std::vector<VarId> Mentioned;
  forEachMentioned(*E.F.Root->Ops[1], [&](VarId V) { Mentioned.push_back(V); });
  EXPECT_TRUE(llvm::is_contained(Mentioned, E.var("c")));
}

TEST(Print, Yield) {
  Example E("int n\nyield y reads n");
  std::string Result;
  llvm::raw_string_ostream OS(Result);
  print(E.F, E.source(), OS);
  EXPECT_NE(Result.find("stream f -> int {\n"), std::string::npos);
  EXPECT_NE(Result.find("  suspension 0 yields y\n"), std::string::npos);
  EXPECT_NE(Result.find("    yield 0 «y»\n"), std::string::npos);
}

} // namespace pollux
