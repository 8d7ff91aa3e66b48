//===- MacroUses.h - What the macros in the main file become ----*- C++ -*-===//
//
// An await that a macro writes, or whose surroundings a macro writes, has no
// text of its own to take apart. Such a use of a macro is expanded first, and
// the file is parsed again.
//
// Answers: which uses of macros must be expanded, and what do they become?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_MACROUSES_H
#define POLLUX_FRONTEND_MACROUSES_H

#include "support/FileEdit.h"
#include "clang/AST/Stmt.h"
#include "clang/Lex/Preprocessor.h"
#include <map>
#include <set>
#include <vector>

namespace pollux {

/// The outermost uses of macros in the main file, with the tokens that they
/// become.
class MacroUses {
public:
  /// Watches what \p PP hands to the parser from here on. Outlives the parse.
  explicit MacroUses(clang::Preprocessor &PP);
  MacroUses(const MacroUses &) = delete;
  MacroUses &operator=(const MacroUses &) = delete;

  /// Asks for the expansion of the use that \p Loc stands in. False if it
  /// stands in none, or in one that can't be expanded.
  bool request(clang::SourceLocation Loc);
  /// Asks for the expansion of every use in \p Where; of those only that name
  /// \p Name, if one is given. False if there is none.
  bool requestIn(Span Where, llvm::StringRef Name = {});
  /// Asks for the expansion of every use in \p Body, that of an async function,
  /// that writes a `co_await`, a `co_return` or what is around one.
  void requestAround(const clang::Stmt *Body);

  /// What to replace, by the expansions that were asked for. The replacement
  /// has as many lines as what it replaces, and what stood in a macro's argument
  /// stays on its line.
  std::vector<FileEdit> edits() const;

private:
  struct Use {
    unsigned End;
    std::vector<clang::Token> Tokens;
  };
  using Map = std::map<unsigned, Use>;

  void record(const clang::Token &T);
  Map::const_iterator find(clang::SourceLocation Loc) const;
  bool isExpandable(const Use &U) const;
  bool handsOnArguments(unsigned Begin, const Use &U) const;
  bool isFileName(const clang::Token &T) const;
  std::string expansionOf(unsigned Begin, const Use &U) const;

  clang::Preprocessor &PP;
  clang::SourceManager &SM;
  /// By where they begin.
  Map Uses;
  std::set<unsigned> Requested;
};

} // namespace pollux

#endif // POLLUX_FRONTEND_MACROUSES_H
