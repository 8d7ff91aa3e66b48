//===- Includes.h - Which file includes which -------------------*- C++ -*-===//
//
// A lowered header stands elsewhere than the one that it is made from, so that
// `#include "types.hpp"` in it would no longer look there. Answers: which of its
// lines have to say where the file is? Not those for files that are lowered
// too, or include one that is: these are to be found beside it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_INCLUDES_H
#define POLLUX_FRONTEND_INCLUDES_H

#include "frontend/AsyncFunctions.h"
#include "support/FileEdit.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseSet.h"

namespace pollux {

class Includes {
public:
  explicit Includes(clang::Preprocessor &PP);

  /// Finds out which files are lowered: those with functions of \p All, also if
  /// their classes only declare them, and those that include them.
  void lookAt(const AsyncFunctions &All);
  /// Whether the main file is, or includes, a file with async functions.
  bool isMainFileLowered() const;
  /// The edits of the main file, which is in \p Directory.
  std::vector<FileEdit> edits(llvm::StringRef Directory) const;
  /// What the main file says of itself and of \p Headers, whose futures it holds
  /// (AsyncUses): a header that it is lowered, who uses it that it must be.
  std::vector<FileEdit> marks(const AsyncFunctions &All,
                              llvm::ArrayRef<std::string> Headers) const;

private:
  class Callbacks;
  struct Directive {
    clang::SourceLocation Hash;
    clang::FileID Includer;
    clang::OptionalFileEntryRef Included;
    clang::CharSourceRange Name;
    bool IsAngled;
  };

  clang::Preprocessor &PP;
  std::vector<Directive> Directives;
  llvm::DenseSet<const clang::FileEntry *> Lowered;
};

} // namespace pollux

#endif // POLLUX_FRONTEND_INCLUDES_H
