//===- FlowGraph.cpp ------------------------------------------------------===//

#include "analysis/FlowGraph.h"
#include "llvm/Support/ErrorHandling.h"

namespace pollux {

namespace {

/// Where the ways out of a statement lead.
struct Targets {
  unsigned Break, Continue;
  /// The handlers of the innermost `try`, or the exit.
  unsigned Handlers;
  /// Where the innermost `switch` dispatches.
  unsigned Switch = 0;
};

class Builder {
public:
  explicit Builder(FlowGraph &Graph) : Graph(Graph) {}

  unsigned addNode(const Op *O, const std::vector<Access> *Accesses,
                   std::vector<unsigned> Successors) {
    Graph.Nodes.push_back({O, Accesses, std::move(Successors)});
    return Graph.Nodes.size() - 1;
  }

  /// A node of an operation that may throw.
  unsigned addThrowing(const Op *O, const std::vector<Access> *Accesses,
                       std::vector<unsigned> Successors, Targets T) {
    if (T.Handlers != Graph.Exit)
      Successors.push_back(T.Handlers);
    return addNode(O, Accesses, std::move(Successors));
  }

  /// Where a `goto` may lead: anywhere that has a label.
  unsigned AnyLabel = 0;

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
      return addThrowing(&O, &O.Accesses, {Graph.Exit}, T);
    case Op::Verbatim: {
      const auto &Verbatim = llvm::cast<VerbatimOp>(O);
      unsigned Node = addThrowing(&O, &O.Accesses, {Next}, T);
      std::vector<unsigned> &Successors = Graph.Nodes[Node].Successors;
      if (Verbatim.MayBreak)
        Successors.push_back(T.Break);
      if (Verbatim.MayContinue)
        Successors.push_back(T.Continue);
      if (Verbatim.MayReturn)
        Successors.push_back(Graph.Exit);
      if (Verbatim.MayGoto)
        Successors.push_back(AnyLabel);
      if (Verbatim.IsLabel)
        Graph.Nodes[AnyLabel].Successors.push_back(Node);
      if (Verbatim.IsCase || Verbatim.IsDefault)
        Graph.Nodes[T.Switch].Successors.push_back(Node);
      return Node;
    }
    case Op::If: {
      const auto &If = llvm::cast<IfOp>(O);
      unsigned Then = add(*If.Then, Next, T);
      unsigned Else = If.Else ? add(*If.Else, Next, T) : Next;
      return addThrowing(&O, &O.Accesses, {Then, Else}, T);
    }
    case Op::Loop: {
      const auto &Loop = llvm::cast<LoopOp>(O);
      unsigned Condition = addThrowing(&O, &O.Accesses, {}, T);
      unsigned Increment =
          Loop.Increment.isEmpty()
              ? Condition
              : addNode(nullptr, &Loop.IncrementAccesses, {Condition});
      Targets Inner = T;
      Inner.Break = Next;
      Inner.Continue = Increment;
      unsigned Body = add(*Loop.Body, Increment, Inner);
      Graph.Nodes[Condition].Successors.push_back(Body);
      if (!Loop.Condition.isEmpty())
        Graph.Nodes[Condition].Successors.push_back(Next);
      return Loop.Form == LoopOp::Do ? Body : Condition;
    }
    case Op::Switch: {
      const auto &Switch = llvm::cast<SwitchOp>(O);
      unsigned Condition = addThrowing(&O, &O.Accesses, {}, T);
      if (!Switch.HasDefault)
        Graph.Nodes[Condition].Successors.push_back(Next);
      Targets Inner = T;
      Inner.Break = Next;
      Inner.Switch = Condition;
      add(*Switch.Body, Next, Inner);
      return Condition;
    }
    case Op::Try: {
      const auto &Try = llvm::cast<TryOp>(O);
      unsigned Handlers = addThrowing(nullptr, &O.Accesses, {Next}, T);
      std::vector<unsigned> &Successors = Graph.Nodes[Handlers].Successors;
      if (Try.MayBreak)
        Successors.push_back(T.Break);
      if (Try.MayContinue)
        Successors.push_back(T.Continue);
      if (Try.MayReturn)
        Successors.push_back(Graph.Exit);
      if (Try.MayGoto)
        Successors.push_back(AnyLabel);
      Targets Inner = T;
      Inner.Handlers = Handlers;
      return add(*Try.Body, Next, Inner);
    }
    case Op::Declare:
    case Op::Await:
    case Op::Construct:
    case Op::Evaluate:
      return addThrowing(&O, &O.Accesses, {Next}, T);
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
  B.AnyLabel = B.addNode(nullptr, nullptr, {});
  Entry = B.addList(F.Root->Ops, Exit, {Exit, Exit, Exit});
}

} // namespace pollux
