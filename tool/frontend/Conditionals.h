//===- Conditionals.h - Preprocessor conditionals of the main file -*- C++ -*-//
//
// An `#if` in the middle of a statement that is taken apart has nowhere to
// stand. Which way it goes is known: it is resolved, and the file parsed again.
//
// Answers: what is left of a conditional once it is resolved?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_CONDITIONALS_H
#define POLLUX_FRONTEND_CONDITIONALS_H

#include "support/FileEdit.h"
#include "clang/Lex/Preprocessor.h"
#include <map>
#include <set>
#include <vector>

namespace pollux {

/// The groups of `#if` … `#endif` in the main file.
class Conditionals {
public:
  /// Watches \p PP from here on. Outlives the parse.
  explicit Conditionals(clang::Preprocessor &PP);
  Conditionals(const Conditionals &) = delete;
  Conditionals &operator=(const Conditionals &) = delete;

  /// Asks for the resolution of the group that has a line at \p Offset. False
  /// if what stands there is another directive.
  bool request(unsigned Offset);

  /// What to replace by empty lines: the directives, and what they leave out.
  /// In order.
  std::vector<FileEdit> edits() const;

private:
  class Watcher;

  clang::SourceManager &SM;
  /// Where the lines of each group begin, by that of its `#if`.
  std::map<unsigned, std::vector<unsigned>> Groups;
  std::vector<Span> Skipped;
  std::set<unsigned> Requested;
};

} // namespace pollux

#endif // POLLUX_FRONTEND_CONDITIONALS_H
