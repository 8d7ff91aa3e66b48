//===- SourceText.h - The main file's bytes, lines and columns --*- C++ -*-===//
//
// Answers: which line is this offset on, what stands in this span, what is in
// front of it on its line?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_SUPPORT_SOURCETEXT_H
#define POLLUX_SUPPORT_SOURCETEXT_H

#include "support/FileEdit.h"
#include "support/Span.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace pollux {

/// A read-only view of the main file. The buffer must outlive it.
class SourceText {
public:
  SourceText(llvm::StringRef Buffer, std::string FileName);

  llvm::StringRef buffer() const { return Buffer; }
  /// The file's name as it was given on the command line.
  const std::string &fileName() const { return FileName; }

  llvm::StringRef slice(Span S) const {
    return Buffer.slice(S.Begin, S.End);
  }
  /// The text of \p Where after those of \p Edits that are in it; but for parts of
  /// what another of them replaces.
  std::string edited(Span Where, std::vector<FileEdit> Edits) const;
  /// One-based line of \p Offset.
  unsigned lineOf(unsigned Offset) const;
  /// Offset of the first byte of the line that \p Offset is on.
  unsigned lineBegin(unsigned Offset) const;
  /// The white space at the start of the line that \p Offset is on.
  llvm::StringRef indentationAt(unsigned Offset) const;
  /// Whether the line begins inside of a token (a raw string), so that it must
  /// not be indented anew. \p Line is one-based.
  bool isInsideToken(unsigned Line) const {
    return Line < InsideToken.size() && InsideToken[Line];
  }
  /// Marks the lines after the first one that a token in \p S covers.
  void markToken(Span S);
  /// \p Words, a line that stands for source line \p Line or for none (0), as
  /// deep as \p Indentation; but for a directive, or the inside of a token.
  std::string indented(llvm::StringRef Words, unsigned Line,
                       llvm::StringRef Indentation) const;

  /// Whether only white space stands between the line's start and \p Offset.
  bool isFirstOnLine(unsigned Offset) const;

private:
  llvm::StringRef Buffer;
  std::string FileName;
  std::vector<unsigned> LineStarts;
  std::vector<bool> InsideToken;
};

/// \p Text with each run of white space as one blank; cut off, with "..." as its
/// end, where it is longer than \p Limit.
std::string oneLine(llvm::StringRef Text, size_t Limit = llvm::StringRef::npos);

} // namespace pollux

#endif // POLLUX_SUPPORT_SOURCETEXT_H
