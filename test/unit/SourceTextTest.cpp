//===- SourceTextTest.cpp - Lines, columns, slices with holes -------------===//

#include "support/SourceText.h"
#include "ir/Text.h"
#include "gtest/gtest.h"

namespace pollux {

TEST(SourceText, LinesAreOneBasedAndEndBehindTheirNewline) {
  SourceText Source("a\nbc\n\nd", "x.cpp");
  EXPECT_EQ(Source.lineOf(0), 1u);
  EXPECT_EQ(Source.lineOf(1), 1u); // The newline belongs to its line.
  EXPECT_EQ(Source.lineOf(2), 2u);
  EXPECT_EQ(Source.lineOf(5), 3u);
  EXPECT_EQ(Source.lineOf(6), 4u);
  EXPECT_EQ(Source.lineOf(7), 4u); // The end of the file.
  EXPECT_EQ(Source.lineBegin(3), 2u);
}

TEST(SourceText, EmptyFileHasOneLine) {
  SourceText Source("", "x.cpp");
  EXPECT_EQ(Source.lineOf(0), 1u);
  EXPECT_TRUE(Source.isFirstOnLine(0));
  EXPECT_EQ(Source.indentationAt(0), "");
}

TEST(SourceText, IndentationIsSpacesAndTabsOnly) {
  SourceText Source("x\n \t y z", "x.cpp");
  EXPECT_EQ(Source.indentationAt(7), " \t ");
  EXPECT_TRUE(Source.isFirstOnLine(5));
  EXPECT_FALSE(Source.isFirstOnLine(7));
}

TEST(SourceText, OnlyTheFollowingLinesOfATokenAreInsideOfIt) {
  SourceText Source("a = R\"(one\ntwo\nthree)\";\nb;", "x.cpp");
  Source.markToken({4, 23});
  EXPECT_FALSE(Source.isInsideToken(1));
  EXPECT_TRUE(Source.isInsideToken(2));
  EXPECT_TRUE(Source.isInsideToken(3));
  EXPECT_FALSE(Source.isInsideToken(4));
}

TEST(SourceText, TokenOnOneLineMarksNothing) {
  SourceText Source("a\n\"b\"\nc", "x.cpp");
  Source.markToken({2, 5});
  for (unsigned Line = 1; Line != 4; ++Line)
    EXPECT_FALSE(Source.isInsideToken(Line));
}

TEST(Span, ContainsItself) {
  EXPECT_TRUE((Span{2, 5}).contains({2, 5}));
  EXPECT_TRUE((Span{2, 5}).contains({3, 4}));
  EXPECT_FALSE((Span{2, 5}).contains({1, 4}));
  EXPECT_FALSE((Span{2, 5}).contains({3, 6}));
  EXPECT_TRUE((Span{3, 3}).isEmpty());
}

TEST(Text, PiecesComeOutInOrderWithVariablesNamedLate) {
  SourceText Source("total += co_await fetch(i);", "x.cpp");
  Text T;
  T.add(Span{0, 9}).addVariable(7).add(".take()");
  EXPECT_EQ(T.str(Source, [](VarId Id) { return "var" + std::to_string(Id); }),
            "total += var7.take()");
}

TEST(Text, EmptyPiecesAreNotKept) {
  Text T;
  T.add(Span{3, 3}).add("").add(Text());
  EXPECT_TRUE(T.isEmpty());
}

} // namespace pollux
