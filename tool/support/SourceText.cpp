//===- SourceText.cpp -----------------------------------------------------===//

#include "support/SourceText.h"
#include <algorithm>

namespace pollux {

SourceText::SourceText(llvm::StringRef Buffer, std::string FileName)
    : Buffer(Buffer), FileName(std::move(FileName)) {
  LineStarts.push_back(0);
  for (unsigned I = 0; I != Buffer.size(); ++I)
    if (Buffer[I] == '\n')
      LineStarts.push_back(I + 1);
}

unsigned SourceText::lineOf(unsigned Offset) const {
  auto It = std::upper_bound(LineStarts.begin(), LineStarts.end(), Offset);
  return It - LineStarts.begin();
}

unsigned SourceText::lineBegin(unsigned Offset) const {
  return LineStarts[lineOf(Offset) - 1];
}

llvm::StringRef SourceText::indentationAt(unsigned Offset) const {
  llvm::StringRef Line = Buffer.drop_front(lineBegin(Offset));
  return Line.take_while([](char C) { return C == ' ' || C == '\t'; });
}

void SourceText::markToken(Span S) {
  unsigned First = lineOf(S.Begin), Last = lineOf(S.End);
  if (First == Last)
    return;
  InsideToken.resize(LineStarts.size() + 1);
  for (unsigned Line = First + 1; Line <= Last; ++Line)
    InsideToken[Line] = true;
}

bool SourceText::isFirstOnLine(unsigned Offset) const {
  unsigned Begin = lineBegin(Offset);
  return Buffer.slice(Begin, Offset).trim(" \t").empty();
}

} // namespace pollux
