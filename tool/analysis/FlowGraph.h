//===- FlowGraph.h - Control flow over the operation tree -------*- C++ -*-===//
//
// Answers: which operation may follow which? An exception leads to the handlers
// of the `try` around it; one that leaves the body destroys values but reads
// none of the user's.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_ANALYSIS_FLOWGRAPH_H
#define POLLUX_ANALYSIS_FLOWGRAPH_H

#include "ir/IR.h"

namespace pollux {

struct FlowGraph {
  /// A way from one node to the next, and what sends control there.
  struct Edge {
    enum KindTy {
      Next,   ///< Nothing decides: what follows.
      True,   ///< The condition of an `if` or a loop holds.
      False,  ///< It does not; no case of a `switch` matches.
      Case,   ///< The `switch` chooses this label.
      Catch,  ///< Something throws, and this handler takes it.
      Throw,  ///< A `throw` of the user's leaves the body.
      Leave,  ///< A statement is left by its `break`, `continue`, `co_return`
              ///< or `goto`.
      Stay,   ///< A statement that may be left so is not.
      Return, ///< `co_return`.
    };
    enum JumpTy { Break, Continue, CoReturn, Goto };
    unsigned To;
    KindTy Kind = Next;
    /// The operation that decides: the `if`, loop, `switch`, label, `try` or
    /// statement. Null where nothing does.
    const Op *By = nullptr;
    /// Of Leave, by what jump; of what a `try` decides, by which handler.
    unsigned Which = 0;

    operator unsigned() const { return To; }
  };
  struct Node {
    /// Null for the exit and for joins.
    const Op *Operation = nullptr;
    /// The operation that it is a part of: itself, or the loop of an increment,
    /// the `try` of handlers. Null for what is no part of one.
    const Op *At = nullptr;
    /// What it touches: an operation's accesses, or a loop's increment's.
    const std::vector<Access> *Accesses = nullptr;
    std::vector<Edge> Successors;
  };
  std::vector<Node> Nodes;
  unsigned Entry = 0;
  unsigned Exit = 0;

  explicit FlowGraph(const Function &F);
};

} // namespace pollux

#endif // POLLUX_ANALYSIS_FLOWGRAPH_H
