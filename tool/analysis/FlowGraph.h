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
  struct Node {
    /// Null for the exit and for joins.
    const Op *Operation = nullptr;
    /// What it touches: an operation's accesses, or a loop's increment's.
    const std::vector<Access> *Accesses = nullptr;
    std::vector<unsigned> Successors;
  };
  std::vector<Node> Nodes;
  unsigned Entry = 0;
  unsigned Exit = 0;

  explicit FlowGraph(const Function &F);
};

} // namespace pollux

#endif // POLLUX_ANALYSIS_FLOWGRAPH_H
