//===- StateEdges.cpp -----------------------------------------------------===//

#include "analysis/StateEdges.h"
#include <map>
#include <queue>
#include <utility>

namespace pollux {

namespace {

/// Ways beyond which a reader, and the analysis, only loses himself.
constexpr size_t MaxPaths = 8, MaxConditions = 8;

/// The ways to one node.
class PathSet {
public:
  /// Adds \p Path. False if it says nothing new.
  bool add(ConditionPath Path) {
    if (HasMore)
      return false;
    for (const ConditionPath &Known : Paths)
      if (isPartOf(Known, Path))
        return false;
    // `c` or else `!c` is no condition.
    for (const ConditionPath &Known : Paths)
      if (isOpposite(Known, Path)) {
        Path.pop_back();
        add(std::move(Path));
        return true;
      }
    llvm::erase_if(Paths, [&](const ConditionPath &Known) {
      return isPartOf(Path, Known);
    });
    Paths.push_back(std::move(Path));
    if (Paths.size() > MaxPaths)
      addMore();
    return true;
  }

  /// Gives up telling ways apart. False if that is known.
  bool addMore() {
    Paths.clear();
    return !std::exchange(HasMore, true);
  }

  std::vector<ConditionPath> Paths;
  bool HasMore = false;

private:
  /// Whether \p Path needs all that \p Part needs.
  static bool isPartOf(const ConditionPath &Part, const ConditionPath &Path) {
    return llvm::all_of(Part, [&](const Condition &C) {
      return llvm::is_contained(Path, C);
    });
  }

  /// Whether the two differ in how their last condition is decided only.
  static bool isOpposite(const ConditionPath &A, const ConditionPath &B) {
    if (A.empty() || A.size() != B.size() || A.back().By != B.back().By ||
        !std::equal(A.begin(), A.end() - 1, B.begin()))
      return false;
    auto isPair = [&](FlowGraph::Edge::KindTy First,
                      FlowGraph::Edge::KindTy Second) {
      return (A.back().Kind == First && B.back().Kind == Second) ||
             (A.back().Kind == Second && B.back().Kind == First);
    };
    // A `switch` without a matching case is not the opposite of one case: those
    // name their labels.
    return isPair(FlowGraph::Edge::True, FlowGraph::Edge::False) ||
           isPair(FlowGraph::Edge::Leave, FlowGraph::Edge::Stay);
  }
};

ConditionPath extended(ConditionPath Path, const FlowGraph::Edge &E) {
  if (!E.By)
    return Path;
  llvm::erase_if(Path, [&](const Condition &C) { return C.By == E.By; });
  Path.push_back({E.Kind, E.By, E.Which});
  if (Path.size() > MaxConditions)
    Path.erase(Path.begin());
  return Path;
}

class EdgeFinder {
public:
  explicit EdgeFinder(const Function &F) : F(F), Graph(F) {}

  std::vector<StateEdge> run() {
    unsigned Done = F.Points.size() + 1;
    // Where each state goes on.
    std::vector<unsigned> Nodes(F.Points.size());
    StateOf.assign(Graph.Nodes.size(), 0);
    StateOf[Graph.Exit] = Done;
    for (unsigned I = 0; I != Graph.Nodes.size(); ++I)
      if (const auto *Suspend =
              llvm::dyn_cast_or_null<SuspendOp>(Graph.Nodes[I].Operation)) {
        StateOf[I] = Suspend->Point + 1;
        Nodes[Suspend->Point] = I;
      }
    follow(0, {{Graph.Entry}});
    for (unsigned P = 0; P != F.Points.size(); ++P)
      follow(P + 1, waysFrom(Nodes[P]));
    return std::move(Edges);
  }

private:
  /// Where control may go from node \p N: on, or by a `throw` of the user's that
  /// no handler takes.
  std::vector<FlowGraph::Edge> waysFrom(unsigned N) const {
    using Edge = FlowGraph::Edge;
    const FlowGraph::Node &Node = Graph.Nodes[N];
    std::vector<Edge> Ways = Node.Successors;
    bool IsCaught = llvm::any_of(
        Ways, [](const Edge &E) { return E.Kind == Edge::Catch && !E.By; });
    if (IsCaught)
      return Ways;
    const auto *Statement =
        llvm::dyn_cast_or_null<VerbatimOp>(Node.Operation);
    if (Statement && Statement->MayThrow)
      Ways.push_back({Graph.Exit, Edge::Throw, Statement});
    // A node of handlers is no operation of its own.
    const auto *Try = llvm::dyn_cast_or_null<TryOp>(Node.At);
    for (unsigned I = 0; Try && I != Try->Each.size(); ++I)
      if (Try->Each[I].MayThrow)
        Ways.push_back({Graph.Exit, Edge::Throw, Try, I});
    return Ways;
  }

  void follow(unsigned From, llvm::ArrayRef<FlowGraph::Edge> First) {
    std::map<unsigned, PathSet> Ways;
    // Nodes were made from the end: a higher one is earlier in the source, and
    // what comes together is complete when it goes on.
    std::priority_queue<unsigned> Work;
    auto go = [&](const FlowGraph::Edge &E, const ConditionPath &Path) {
      if (Ways[E.To].add(extended(Path, E)) && !StateOf[E.To])
        Work.push(E.To);
    };
    auto goManyWays = [&](const FlowGraph::Edge &E) {
      if (Ways[E.To].addMore() && !StateOf[E.To])
        Work.push(E.To);
    };
    for (const FlowGraph::Edge &E : First)
      go(E, {});
    while (!Work.empty()) {
      unsigned At = Work.top();
      while (!Work.empty() && Work.top() == At)
        Work.pop();
      PathSet Here = Ways[At];
      for (const FlowGraph::Edge &E : waysFrom(At)) {
        if (Here.HasMore)
          goManyWays(E);
        for (const ConditionPath &Path : Here.Paths)
          go(E, Path);
      }
    }
    std::map<unsigned, PathSet> Targets;
    for (auto &[Node, Paths] : Ways)
      if (StateOf[Node])
        Targets[StateOf[Node]] = std::move(Paths);
    for (auto &[To, Paths] : Targets)
      Edges.push_back({From, To, std::move(Paths.Paths), Paths.HasMore});
  }

  const Function &F;
  FlowGraph Graph;
  /// The state of a suspension's node and of the exit; 0 of others.
  std::vector<unsigned> StateOf;
  std::vector<StateEdge> Edges;
};

} // namespace

std::vector<StateEdge> findStateEdges(const Function &F) {
  return EdgeFinder(F).run();
}

} // namespace pollux
