#include "support/EditedText.h"
#include "gtest/gtest.h"

using namespace pollux;

TEST(EditedText, IsTheOriginalBeforeTheFirstEdit) {
  EditedText Text("abc");
  EXPECT_FALSE(Text.isEdited());
  EXPECT_EQ(Text.current(), "abc");
  EXPECT_EQ(Text.originalOffset(2), 2u);
}

TEST(EditedText, LeadsEveryOffsetBackToTheOriginal) {
  EditedText Text("a M b N c");
  Text.apply({{{2, 3}, "<longer>"}, {{6, 7}, ""}});
  EXPECT_EQ(Text.current(), "a <longer> b  c");
  EXPECT_EQ(Text.originalOffset(0), 0u);
  EXPECT_EQ(Text.originalOffset(2), 2u);   // Where the edit begins,
  EXPECT_EQ(Text.originalOffset(5), 2u);   // inside of it,
  EXPECT_EQ(Text.originalOffset(10), 3u);  // and behind it.
  EXPECT_EQ(Text.originalOffset(11), 4u);  // b
  EXPECT_EQ(Text.originalOffset(14), 8u);  // c
}

TEST(EditedText, TakesLaterEditsInPlacesOfTheCurrentText) {
  EditedText Text("a M b N c");
  Text.apply({{{6, 7}, "<second>"}});
  Text.apply({{{2, 3}, "<first>"}});
  EXPECT_EQ(Text.current(), "a <first> b <second> c");
  Text.apply({{{3, 8}, "1st"}, {{21, 22}, "d"}}); // Inside of an earlier one.
  EXPECT_EQ(Text.current(), "a <1st> b <second> d");
  EXPECT_EQ(Text.originalOffset(4), 2u);
  EXPECT_EQ(Text.originalOffset(8), 4u);
  EXPECT_EQ(Text.original(), "a M b N c");
}
