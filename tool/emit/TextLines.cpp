//===- TextLines.cpp ------------------------------------------------------===//

#include "emit/TextLines.h"
#include "emit/EmitFuture.h"

namespace pollux {

TextLines::TextLines(const SourceText &Source, unsigned StatementBegin,
                     unsigned Depth)
    : Source(Source), Base(Source.indentationAt(StatementBegin).size()),
      Depth(Depth), Lines(1) {}

void TextLines::add(Span S, llvm::ArrayRef<FileEdit> Renames) {
  unsigned Position = S.Begin;
  auto It = llvm::partition_point(Renames, [&](const FileEdit &E) {
    return E.Where.Begin < S.Begin;
  });
  for (; It != Renames.end() && It->Where.End <= S.End; ++It) {
    append(Source.slice({Position, It->Where.Begin}), Position,
           /*IsSource=*/true);
    add(It->By);
    Position = It->Where.End;
  }
  append(Source.slice({Position, S.End}), Position, /*IsSource=*/true);
}

void TextLines::add(const Text &T, const Function &F,
                    llvm::ArrayRef<FileEdit> Renames) {
  for (const Text::Piece &P : T.pieces()) {
    switch (P.Kind) {
    case Text::Piece::Source:
      add(P.Source_, Renames);
      break;
    case Text::Piece::AsyncLambda:
      addLambda(F, P.Source_, Renames);
      break;
    default:
      add(P.Words);
    }
  }
}

void TextLines::addLambda(const Function &F, Span Where,
                          llvm::ArrayRef<FileEdit> Renames) {
  Function *Lambda = F.lambdaAt(Where);
  if (!Lambda)
    return add(Where, Renames);
  // As deep as the line that it begins in.
  size_t Own = Source.indentationAt(Where.Begin).size();
  std::string Indentation(2 * Depth + (Own > Base ? Own - Base : 0), ' ');
  bool IsFirst = true;
  for (const LineWriter::Line &Line : emitLambda(*Lambda, Source, Renames)) {
    if (!IsFirst)
      Lines.emplace_back();
    Lines.back().Text +=
        Source.indented(Line.Text, Line.Source, IsFirst ? "" : Indentation);
    if (!Lines.back().Source)
      Lines.back().Source = Line.Source;
    IsFirst = false;
  }
}

std::vector<LineWriter::Line> TextLines::takeTrimmed() {
  for (LineWriter::Line &Line : Lines)
    Line.Text = llvm::StringRef(Line.Text).rtrim().str();
  while (Lines.size() > 1 && Lines.back().Text.empty())
    Lines.pop_back();
  return take();
}

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
