//===- Words.h - Operations in the user's words -----------------*- C++ -*-===//
//
// Answers: what did the user write where the lowering has taken things apart?
//
//   if (!(%fetch_poll.take() > 3)) break;   ==>   "co_await fetch() > 3"
//   for (; %begin != %end; ++%begin)        ==>   "next key", "no key left"
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_REPORT_WORDS_H
#define POLLUX_REPORT_WORDS_H

#include "analysis/StateEdges.h"
#include "report/Report.h"
#include "llvm/ADT/DenseMap.h"

namespace pollux {

class Words {
public:
  Words(const Function &F, const SourceText &Source);

  /// What \p C says; an empty text if it says nothing that a reader needs.
  Quote condition(const Condition &C) const;
  /// Whether \p C is the opposite of what the user wrote.
  bool isElse(const Condition &C) const;
  /// \p T with what was taken out of it put back.
  std::string text(const Text &T) const;
  /// The source in \p Where, on one line.
  Quote quote(Span Where) const;
  /// The line of \p Where: \p Statement, if that begins there, or else all of
  /// the line.
  Quote lineOf(Span Where, Span Statement) const;

private:
  std::string written(const Text &T, unsigned Depth) const;
  std::string nameOf(VarId V, unsigned Depth) const;
  Quote loop(const LoopOp &Loop, bool IsTrue) const;
  Quote statement(const VerbatimOp &O, const Condition &C) const;
  Quote jump(const VerbatimOp &O, const Condition &C) const;
  Quote handler(const TryOp &Try, const Condition &C) const;

  const Function &F;
  const SourceText &Source;
  /// What each operand that was evaluated first was made from, and the
  /// suspension that gave each Poll.
  llvm::DenseMap<VarId, const Text *> Inits;
  llvm::DenseMap<VarId, SuspensionId> Polls;
};

} // namespace pollux

#endif // POLLUX_REPORT_WORDS_H
