//===- TextLines.cpp ------------------------------------------------------===//

#include "emit/TextLines.h"

namespace pollux {

TextLines::TextLines(const SourceText &Source, unsigned StatementBegin,
                     unsigned Depth)
    : Source(Source), Base(Source.indentationAt(StatementBegin).size()),
      Depth(Depth), Lines(1) {}

void TextLines::append(llvm::StringRef Words, unsigned Offset, bool IsSource) {
  while (true) {
    size_t End = Words.find('\n');
    llvm::StringRef Part = Words.substr(0, End);
    bool IsStart = Lines.size() > 1 && Lines.back().Text.empty();
    unsigned SourceLine = IsSource ? Source.lineOf(Offset) : 0;
    if (IsSource && !Lines.back().Source && !Part.trim().empty())
      Lines.back().Source = SourceLine;
    llvm::StringRef Kept = Part.rtrim('\r');
    if (IsSource && IsStart && !Source.isInsideToken(SourceLine)) {
      llvm::StringRef Unindented = Kept.ltrim(" \t");
      size_t Own = Kept.size() - Unindented.size();
      // White space alone stands in front of what another piece goes on with.
      bool GoesOn = End == llvm::StringRef::npos;
      if (Unindented.empty() ? GoesOn : Unindented[0] != '#')
        Lines.back().Text +=
            std::string(2 * Depth + (Own > Base ? Own - Base : 0), ' ');
      Lines.back().Text += Unindented;
    } else {
      Lines.back().Text += Kept;
    }
    if (End == llvm::StringRef::npos)
      return;
    Lines.emplace_back();
    Words = Words.substr(End + 1);
    Offset += End + 1;
  }
}

} // namespace pollux
