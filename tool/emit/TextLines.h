//===- TextLines.h - The user's text, line by line --------------*- C++ -*-===//
//
// Puts text from several places together and indents it anew, as deep as it
// stands in the output: what is deeper than its statement stays deeper.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_EMIT_TEXTLINES_H
#define POLLUX_EMIT_TEXTLINES_H

#include "emit/LineWriter.h"
#include "ir/IR.h"

namespace pollux {

class TextLines {
public:
  /// The statement begins at \p StatementBegin, and is indented by \p Depth
  /// levels. The first line gets no indentation.
  TextLines(const SourceText &Source, unsigned StatementBegin, unsigned Depth);

  /// Words of the lowering.
  void add(llvm::StringRef Words) { append(Words, 0, /*IsSource=*/false); }
  /// The user's. What stands in \p Renames, in the order of the source, has
  /// another name.
  void add(Span S, llvm::ArrayRef<FileEdit> Renames = {});
  /// The async lambda of \p F that stands in \p Where, lowered; \p Renames are
  /// those of the text around it.
  void addLambda(const Function &F, Span Where,
                 llvm::ArrayRef<FileEdit> Renames);
  /// A text of \p F that names none of its variables.
  void add(const Text &T, const Function &F, llvm::ArrayRef<FileEdit> Renames);

  bool endsWith(llvm::StringRef Words) const {
    return llvm::StringRef(Lines.back().Text).ends_with(Words);
  }
  std::vector<LineWriter::Line> take() { return std::move(Lines); }
  /// Without white space at the ends of lines, and without blank lines at the
  /// end.
  std::vector<LineWriter::Line> takeTrimmed();

private:
  void append(llvm::StringRef Words, unsigned Offset, bool IsSource);

  const SourceText &Source;
  size_t Base;
  unsigned Depth;
  std::vector<LineWriter::Line> Lines;
};

} // namespace pollux

#endif // POLLUX_EMIT_TEXTLINES_H
