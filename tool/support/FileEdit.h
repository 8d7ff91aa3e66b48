//===- FileEdit.h - A change of text outside of a function ------*- C++ -*-===//

#ifndef POLLUX_SUPPORT_FILEEDIT_H
#define POLLUX_SUPPORT_FILEEDIT_H

#include "support/Span.h"
#include "llvm/ADT/STLExtras.h"
#include <string>
#include <vector>

namespace pollux {

/// The text in \p Where becomes \p By.
struct FileEdit {
  Span Where;
  std::string By;
};

/// Puts \p Edits in the order of the source, each once: the AST has some
/// expressions twice.
inline void sortUnique(std::vector<FileEdit> &Edits) {
  llvm::stable_sort(Edits, [](const FileEdit &A, const FileEdit &B) {
    return A.Where.Begin < B.Where.Begin;
  });
  Edits.erase(std::unique(Edits.begin(), Edits.end(),
                          [](const FileEdit &A, const FileEdit &B) {
                            return A.Where == B.Where;
                          }),
              Edits.end());
}

} // namespace pollux

#endif // POLLUX_SUPPORT_FILEEDIT_H
