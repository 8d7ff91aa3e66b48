//===- SourceText.cpp -----------------------------------------------------===//

#include "support/SourceText.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace pollux {

SourceText::SourceText(llvm::StringRef Buffer, std::string FileName)
    : Buffer(Buffer), FileName(std::move(FileName)) {
  LineStarts.push_back(0);
  for (unsigned I = 0; I != Buffer.size(); ++I)
    if (Buffer[I] == '\n')
      LineStarts.push_back(I + 1);
}

std::string SourceText::edited(Span Where, std::vector<FileEdit> Edits) const {
  // What is inserted in front of something that is replaced comes first, and the
  // whole before its parts.
  llvm::stable_sort(Edits, [](const FileEdit &A, const FileEdit &B) {
    auto rank = [](Span S) {
      return S.isEmpty() ? std::pair(S.Begin, 0u) : std::pair(S.Begin, ~S.End);
    };
    return rank(A.Where) < rank(B.Where);
  });
  std::string Result;
  unsigned Position = Where.Begin;
  for (const FileEdit &E : Edits) {
    if (!Where.contains(E.Where) || E.Where.Begin < Position)
      continue;
    Result += slice({Position, E.Where.Begin});
    Result += E.By;
    Position = E.Where.End;
  }
  return Result += slice({Position, Where.End});
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

std::string SourceText::indented(llvm::StringRef Words, unsigned Line,
                                 llvm::StringRef Indentation) const {
  bool IsFree = !Words.empty() && Words[0] != '#' && !isInsideToken(Line);
  return (IsFree ? Indentation.str() : "") + Words.str();
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

std::string oneLine(llvm::StringRef Text, size_t Limit) {
  std::string Result;
  llvm::StringRef Rest = Text.trim();
  while (!Rest.empty()) {
    llvm::StringRef Words = Rest.take_until([](char C) { return llvm::isSpace(C); });
    Result += Words;
    Rest = Rest.drop_front(Words.size());
    llvm::StringRef Space = Rest.take_while([](char C) { return llvm::isSpace(C); });
    Rest = Rest.drop_front(Space.size());
    // A line that is broken inside of parentheses is broken for its length only.
    bool IsBroken = Space.contains('\n') &&
                    (llvm::StringRef("([").contains(Words.back()) ||
                     llvm::StringRef(")]").contains(Rest.front()));
    if (!Space.empty() && !IsBroken)
      Result += ' ';
  }
  if (Result.size() > Limit) {
    size_t End = Limit - 3;
    // Not in the middle of a character.
    while (End != 0 && (Result[End] & 0xC0) == 0x80)
      --End;
    Result = Result.substr(0, End) + "...";
  }
  return Result;
}

} // namespace pollux
