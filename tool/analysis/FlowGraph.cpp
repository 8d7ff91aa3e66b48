//===- FlowGraph.cpp ------------------------------------------------------===//

#include "analysis/FlowGraph.h"
#include "llvm/Support/ErrorHandling.h"

namespace pollux {

namespace {

/// Where the ways out of a statement lead.
struct Targets {
  unsigned Break, Continue;
};

class Builder {
public:
  explicit Builder(FlowGraph &Graph) : Graph(Graph) {}

  unsigned addNode(const Op *O, const std::vector<Access> *Accesses,
                   std::vector<unsigned> Successors) {
    Graph.Nodes.push_back({O, Accesses, std::move(Successors)});
    return Graph.Nodes.size() - 1;
  }

  // Built from the end, so that what follows an operation exists already.
  unsigned addList(const OpList &Ops, unsigned Next, Targets T) {
    for (auto It = Ops.rbegin(); It != Ops.rend(); ++It)
      Next = add(**It, Next, T);
    return Next;
  }

  unsigned add(const Op &O, unsigned Next, Targets T) {
    switch (O.Kind) {
    case Op::Block:
      return addList(llvm::cast<BlockOp>(O).Ops, Next, T);
    case Op::Full:
      return addList(llvm::cast<FullOp>(O).Ops, Next, T);
    case Op::Return:
      return addNode(&O, &O.Accesses, {Graph.Exit});
    case Op::Verbatim: {
      const auto &Verbatim = llvm::cast<VerbatimOp>(O);
      unsigned Node = addNode(&O, &O.Accesses, {Next});
      std::vector<unsigned> &Successors = Graph.Nodes[Node].Successors;
      if (Verbatim.MayBreak)
        Successors.push_back(T.Break);
      if (Verbatim.MayContinue)
        Successors.push_back(T.Continue);
      if (Verbatim.MayReturn)
        Successors.push_back(Graph.Exit);
      return Node;
    }
    case Op::If: {
      const auto &If = llvm::cast<IfOp>(O);
      unsigned Then = add(*If.Then, Next, T);
      unsigned Else = If.Else ? add(*If.Else, Next, T) : Next;
      return addNode(&O, &O.Accesses, {Then, Else});
    }
    case Op::Loop: {
      const auto &Loop = llvm::cast<LoopOp>(O);
      unsigned Condition = addNode(&O, &O.Accesses, {});
      unsigned Increment =
          Loop.Increment.isEmpty()
              ? Condition
              : addNode(nullptr, &Loop.IncrementAccesses, {Condition});
      unsigned Body = add(*Loop.Body, Increment, {Next, Increment});
      Graph.Nodes[Condition].Successors.push_back(Body);
      if (!Loop.Condition.isEmpty())
        Graph.Nodes[Condition].Successors.push_back(Next);
      return Loop.Form == LoopOp::Do ? Body : Condition;
    }
    case Op::Declare:
    case Op::Await:
    case Op::Evaluate:
      return addNode(&O, &O.Accesses, {Next});
    }
    llvm_unreachable("an operation of no kind");
  }

private:
  FlowGraph &Graph;
};

} // namespace

FlowGraph::FlowGraph(const Function &F) {
  Builder B(*this);
  Exit = B.addNode(nullptr, nullptr, {});
  Entry = B.addList(F.Root->Ops, Exit, {Exit, Exit});
}

} // namespace pollux
