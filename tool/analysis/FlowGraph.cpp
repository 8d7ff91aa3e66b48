//===- FlowGraph.cpp ------------------------------------------------------===//

#include "analysis/FlowGraph.h"
#include "llvm/Support/ErrorHandling.h"

namespace pollux {

namespace {

/// Where the ways out of a statement lead.
struct Targets {
  unsigned Break, Continue;
  /// The handlers of the innermost `try`; or the exit.
  unsigned Handlers;
  /// Where the innermost `switch` dispatches.
  unsigned Switch = 0;
};

class Builder {
  using Edge = FlowGraph::Edge;

public:
  explicit Builder(FlowGraph &Graph) : Graph(Graph) {}

  unsigned addNode(const Op *O, const std::vector<Access> *Accesses,
                   std::vector<Edge> Successors, const Op *At = nullptr) {
    Graph.Nodes.push_back({O, At ? At : O, Accesses, std::move(Successors)});
    return Graph.Nodes.size() - 1;
  }

  /// A node of an operation that may throw.
  unsigned addThrowing(const Op *O, const std::vector<Access> *Accesses,
                       std::vector<Edge> Successors, Targets T,
                       const Op *At = nullptr) {
    if (T.Handlers != Graph.Exit)
      Successors.push_back({T.Handlers, Edge::Catch});
    return addNode(O, Accesses, std::move(Successors), At);
  }

  /// The ways out of \p O, a statement or a handler, but to what follows; \p Way
  /// is what sends control there.
  template <typename OpTy>
  void addLeaving(unsigned Node, const OpTy &O, Edge Way, Targets T) {
    auto add = [&](bool May, Edge::JumpTy Jump, unsigned To) {
      Way.To = To;
      if (Way.Kind == Edge::Leave)
        Way.Which = Jump;
      if (May)
        Graph.Nodes[Node].Successors.push_back(Way);
    };
    add(O.MayBreak, Edge::Break, T.Break);
    add(O.MayContinue, Edge::Continue, T.Continue);
    add(O.MayReturn, Edge::CoReturn, Graph.Exit);
    add(O.MayGoto, Edge::Goto, AnyLabel);
  }

  /// The ways out of a condition, of which \p Constant may leave one only, that
  /// nothing decides.
  void addDecision(unsigned Node, std::optional<bool> Constant, Edge True,
                   Edge False) {
    std::vector<Edge> &Successors = Graph.Nodes[Node].Successors;
    if (Constant) {
      Successors.push_back({*Constant ? True.To : False.To});
      return;
    }
    Successors.push_back(True);
    Successors.push_back(False);
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
      return addThrowing(&O, &O.Accesses,
                         {{Graph.Exit, Edge::Return, &O}}, T);
    case Op::Verbatim: {
      const auto &Verbatim = llvm::cast<VerbatimOp>(O);
      bool MayLeave = Verbatim.MayBreak || Verbatim.MayContinue ||
                      Verbatim.MayReturn || Verbatim.MayGoto;
      std::vector<Edge> Successors;
      if (Verbatim.MayGoOn)
        Successors.push_back(MayLeave || Verbatim.MayThrow
                                 ? Edge{Next, Edge::Stay, &O}
                                 : Edge{Next});
      unsigned Node =
          addThrowing(&O, &O.Accesses, std::move(Successors), T);
      addLeaving(Node, Verbatim, {0, Edge::Leave, &O}, T);
      if (Verbatim.IsLabel)
        Graph.Nodes[AnyLabel].Successors.push_back({Node});
      if (Verbatim.IsCase || Verbatim.IsDefault)
        Graph.Nodes[T.Switch].Successors.push_back({Node, Edge::Case, &O});
      return Node;
    }
    case Op::If: {
      const auto &If = llvm::cast<IfOp>(O);
      unsigned Then = add(*If.Then, Next, T);
      unsigned Else = If.Else ? add(*If.Else, Next, T) : Next;
      unsigned Node = addThrowing(&O, &O.Accesses, {}, T);
      addDecision(Node, If.Constant, {Then, Edge::True, &O},
                  {Else, Edge::False, &O});
      return Node;
    }
    case Op::Loop: {
      const auto &Loop = llvm::cast<LoopOp>(O);
      unsigned Condition = addThrowing(&O, &O.Accesses, {}, T);
      unsigned Increment =
          Loop.Increment.isEmpty()
              ? Condition
              : addThrowing(nullptr, &Loop.IncrementAccesses, {{Condition}}, T,
                            &O);
      Targets Inner = T;
      Inner.Break = Next;
      Inner.Continue = Increment;
      unsigned Body = add(*Loop.Body, Increment, Inner);
      addDecision(Condition,
                  Loop.Condition.isEmpty() ? true : Loop.Constant, {Body, Edge::True, &O},
                  {Next, Edge::False, &O});
      return Loop.Form == LoopOp::Do ? Body : Condition;
    }
    case Op::Switch: {
      const auto &Switch = llvm::cast<SwitchOp>(O);
      unsigned Condition = addThrowing(&O, &O.Accesses, {}, T);
      if (!Switch.HasDefault)
        Graph.Nodes[Condition].Successors.push_back({Next, Edge::False, &O});
      Targets Inner = T;
      Inner.Break = Next;
      Inner.Switch = Condition;
      add(*Switch.Body, Next, Inner);
      return Condition;
    }
    case Op::Try: {
      const auto &Try = llvm::cast<TryOp>(O);
      unsigned Handlers = addThrowing(nullptr, &O.Accesses, {}, T, &O);
      for (unsigned I = 0; I != Try.Each.size(); ++I) {
        Edge Way{Next, Edge::Catch, &O, I};
        if (Try.Each[I].MayGoOn)
          Graph.Nodes[Handlers].Successors.push_back(Way);
        addLeaving(Handlers, Try.Each[I], Way, T);
      }
      Targets Inner = T;
      Inner.Handlers = Handlers;
      return add(*Try.Body, Next, Inner);
    }
    case Op::Declare:
    case Op::Await:
    case Op::Pause:
    case Op::Yield:
    case Op::Construct:
    case Op::Evaluate:
      return addThrowing(&O, &O.Accesses, {{Next}}, T);
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
