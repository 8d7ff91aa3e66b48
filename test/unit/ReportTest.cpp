//===- ReportTest.cpp - What the views make of a report -------------------===//

#include "report/Report.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

namespace pollux {

static std::string viewOf(void (*Write)(const FileReport &,
                                        llvm::raw_ostream &),
                          const FileReport &Report) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Write(Report, OS);
  return Text;
}

static FileReport example() {
  FunctionReport F;
  F.Name = "ask";
  F.Line = 3;
  F.FutureName = F.Key = "ask_future";
  F.States = {{"Start", StateReport::Start, {3, "ask"}},
              {"AwaitSend", StateReport::Await, {4, "co_await send(\"a\\n\")"}},
              {"Done", StateReport::Done, {6, ""}}};
  F.Edges = {{0, 1, {{{4, "x < 2 && \"y\""}}}, false, -1},
             {0, 2, {{{4, "!(x < 2 && \"y\")"}}}, false, 0},
             {1, 2, {{}}, false, -1}};
  FieldReport Field;
  Field.Name = Field.Variable = "x";
  Field.Role = "local variable";
  Field.Type = "int";
  Field.Declared = {3, "int x"};
  Field.Reasons = {{1, FieldReason::ReadLater, {5, "use(x);"}}};
  Field.Why = {{"line 5 needs it after line 4", "use(x);"}};
  F.Fields = {Field};
  F.Layouts = {{"ask_future",
                24,
                8,
                {{"x", "int", 0, 4, 4},
                 {"send", "Send", 8, 8, 8},
                 {"y", "char", 8, 1, 1},
                 {"state", "State", 16, 1, 1}}}};
  FileReport Report;
  Report.File = "ask.cpp";
  Report.Functions = {F};
  return Report;
}

TEST(Report, PaddingIsWhatNoFieldCovers) {
  FileReport Report = example();
  using Gaps = std::vector<std::pair<uint64_t, uint64_t>>;
  EXPECT_EQ(Report.Functions[0].Layouts[0].padding(), (Gaps{{4, 4}, {17, 7}}));
}

TEST(Report, FieldsOverlapWhereTheyShareBytes) {
  PlacedField A{"a", "", 0, 4, 4}, B{"b", "", 4, 4, 4}, C{"c", "", 3, 2, 1},
      Empty{"e", "", 2, 0, 1};
  EXPECT_FALSE(A.overlaps(B));
  EXPECT_TRUE(A.overlaps(C));
  EXPECT_TRUE(C.overlaps(B));
  EXPECT_FALSE(Empty.overlaps(Empty));
}

TEST(Report, TableShowsFieldsPaddingAndWhatIsShared) {
  EXPECT_EQ(viewOf(writeLayout, example()),
            R"(ask.cpp

ask (line 3)
ask_future: 24 bytes, aligned to 8, 11 bytes of it padding

  offset  size  align  field  type       shares bytes with
       0     4      4  x      int
       4     4         -      (padding)
       8     8      8  send   Send       y
       8     1      1  y      char       send
      16     1      1  state  State
      17     7         -      (padding)

  x: local variable, line 3
    across  AwaitSend (line 4)
    because line 5 needs it after line 4: use(x);
)");
}

TEST(Report, TemplateWithoutAnInstantiationHasNoSizes) {
  FileReport Report = example();
  Report.Functions[0].Layouts.clear();
  std::string Table = viewOf(writeLayout, Report);
  EXPECT_NE(Table.find("the sizes depend on template parameters"),
            std::string::npos);
  EXPECT_EQ(Table.find("offset"), std::string::npos);
}

TEST(Report, DotQuotesTheUsersWords) {
  std::string Dot = viewOf(writeDot, example());
  EXPECT_NE(Dot.find(R"([label="AwaitSend\l4: co_await send(\"a\\n\")\l"])"),
            std::string::npos)
      << Dot;
  EXPECT_NE(Dot.find(R"(f1_Start -> f1_AwaitSend [label="4: x < 2 && \"y\"\l"])"),
            std::string::npos)
      << Dot;
  EXPECT_NE(Dot.find(R"(f1_Start -> f1_Done [label="4: else\l"])"),
            std::string::npos)
      << Dot;
  EXPECT_NE(Dot.find("f1_AwaitSend -> f1_Done;"), std::string::npos) << Dot;
}

TEST(Report, MermaidGetsEntitiesForWhatMeansSomethingToIt) {
  std::string Mermaid = viewOf(writeMermaid, example());
  EXPECT_NE(Mermaid.find("f1_Start -->|\"4: x #60; 2 #38;#38; #34;y#34;\"| "
                         "f1_AwaitSend"),
            std::string::npos)
      << Mermaid;
  EXPECT_NE(Mermaid.find("f1_Done([\"Done\"])"), std::string::npos) << Mermaid;
}

TEST(Report, JsonKeepsTheConditionInFull) {
  auto Value = llvm::json::parse(viewOf(writeJson, example()));
  ASSERT_TRUE(bool(Value));
  const llvm::json::Object &Root = *Value->getAsObject();
  EXPECT_EQ(Root.getInteger("schema_version"), 1);
  const llvm::json::Object &F =
      *(*Root.getArray("functions"))[0].getAsObject();
  const llvm::json::Object &Edge = *(*F.getArray("edges"))[1].getAsObject();
  EXPECT_EQ(Edge.getString("to"), "Done");
  const llvm::json::Array &Path =
      *(*Edge.getArray("paths"))[0].getAsArray();
  EXPECT_EQ(Path[0].getAsObject()->getString("text"), "!(x < 2 && \"y\")");
}

TEST(Report, UnnamedNamespacesAreLeftOut) {
  EXPECT_EQ(withoutUnnamed("a::(anonymous namespace)::f"), "a::f");
  EXPECT_EQ(withoutUnnamed("(anonymous namespace)::f"), "f");
  EXPECT_EQ(withoutUnnamed("f"), "f");
}

} // namespace pollux
