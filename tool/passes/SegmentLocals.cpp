//===- SegmentLocals.cpp - Locals out of the way of resumptions -----------===//
//
// Resuming is a jump to a label, and no jump may pass an initialisation
// ([stmt.dcl]/3). So an ordinary local whose block has a suspension point
// further down is
//
//   - enclosed in braces that end before the label, where its uses do;
//   - else, if its initialisation can be done by assignment, declared without
//     an initialiser, which a jump may pass, and assigned;
//   - else stored in the frame after all.
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "llvm/ADT/DenseMap.h"

namespace pollux {

namespace {

/// Where the operations of a block use what, found once: a block is looked at as
/// often as one of its variables gives way.
class BlockIndex {
public:
  explicit BlockIndex(const OpList &Ops) : NextBarrier(Ops.size()) {
    unsigned Barrier = Ops.size();
    for (unsigned I = Ops.size(); I-- != 0;) {
      NextBarrier[I] = Barrier;
      if (hasSuspension(*Ops[I]))
        Barrier = I;
    }
    for (unsigned I = 0; I != Ops.size(); ++I) {
      forEachMentioned(*Ops[I], [&](VarId V) { LastUse[V] = I; });
      const auto *Label = llvm::dyn_cast<VerbatimOp>(Ops[I].get());
      if (Label && Label->IsLabel)
        Labels.push_back(I);
    }
  }

  /// The first suspension point behind operation \p I; else the number of them all.
  unsigned nextBarrier(unsigned I) const { return NextBarrier[I]; }
  /// The last operation that uses \p V; \p From if none behind that one does.
  unsigned lastUse(VarId V, unsigned From) const {
    auto It = LastUse.find(V);
    return It == LastUse.end() ? From : std::max(From, It->second);
  }
  /// Whether a label stands in (\p From, \p Last].
  bool hasLabel(unsigned From, unsigned Last) const {
    auto It = llvm::upper_bound(Labels, From);
    return It != Labels.end() && *It <= Last;
  }

private:
  std::vector<unsigned> NextBarrier;
  llvm::DenseMap<VarId, unsigned> LastUse;
  std::vector<unsigned> Labels;
};

class Segmenter {
public:
  explicit Segmenter(Function &F) : F(F) {}

  void run() {
    walk(*F.Root, [&](Op &O) {
      if (auto *Block = llvm::dyn_cast<BlockOp>(&O))
        segment(*Block);
    });
  }

private:
  struct Extent {
    unsigned First, Last;
    VarId Var;
  };

  void segment(BlockOp &Block) {
    Block.Segments.clear();
    BlockIndex Index(Block.Ops);
    while (!trySegment(Block, Index)) {
    }
  }

  /// One attempt; false if a variable had to become a field or be split, after
  /// which everything is looked at again.
  bool trySegment(BlockOp &Block, const BlockIndex &Index) {
    OpList &Ops = Block.Ops;
    unsigned Count = Ops.size();
    std::vector<Extent> Extents;
    auto lastUse = [&](VarId V, unsigned From) {
      // Who knows its address may use it as long as it is in scope.
      if (F.var(V).IsBorrowed && F.var(V).isUserVisible())
        return Count - 1;
      unsigned Last = Index.lastUse(V, From);
      // A jump back to the label makes every use behind it come again.
      bool ComesAgain =
          F.var(V).Kind != Variable::Polled && Index.hasLabel(From, Last);
      return ComesAgain ? Count - 1 : Last;
    };

    // Braces may end with what is resumed behind it.
    auto endsBefore = [&](unsigned Last, unsigned Barrier) {
      const auto *Suspend = llvm::dyn_cast_or_null<SuspendOp>(
          Last == Barrier ? Ops[Barrier].get() : nullptr);
      return Last < Barrier || (Suspend && Suspend->isResumedBehind());
    };

    for (unsigned I = 0; I != Count; ++I) {
      if (auto *Await = llvm::dyn_cast<AwaitOp>(Ops[I].get())) {
        unsigned Last = lastUse(Await->Polled, I);
        Await->IsDropped = Last == I;
        // The guard stands to the end of the full-expression.
        if (Await->IsGuarded)
          for (unsigned J = I; J != Count; ++J)
            if (llvm::is_contained(Ops[J]->DestroyAfter, Await->Future))
              Last = std::max(Last, J);
        if (!Await->IsDropped || Await->IsGuarded)
          Extents.push_back({I, Last, Await->Polled});
        continue;
      }
      auto *Declare = llvm::dyn_cast<DeclareOp>(Ops[I].get());
      if (!Declare)
        continue;
      Variable &V = F.var(Declare->Var);
      if (V.IsField || V.IsSplit || V.IsMadeStatic ||
          V.Kind == Variable::AliveFlag)
        continue;
      // Made in one arm or another, of which neither can hold its declaration.
      if (Declare->InitKind == DeclareOp::Deferred) {
        giveWay(V);
        return false;
      }
      unsigned Barrier = Index.nextBarrier(I);
      if (Barrier == Count) {
        // Destroyed where the block ends; as is what a variable extends the life
        // of that no field could: the rest of a temporary, a list's array.
        bool IsToEnd = V.NeedsDestruction || !V.Type.WhyNoField.empty();
        unsigned Last = IsToEnd ? Count - 1 : lastUse(Declare->Var, I);
        // What is declared between must be in sight behind.
        if (declaresMore(Ops, I + 1, Last))
          Last = Count - 1;
        Extents.push_back({I, Last, Declare->Var});
        continue;
      }
      if (V.IsConstant) {
        V.IsMadeStatic = true;
        return false;
      }
      unsigned Last = lastUse(Declare->Var, I);
      // A constant that is made static stays one declaration.
      bool HidesConstant = false;
      for (unsigned J = I + 1; J <= Last && endsBefore(Last, Barrier); ++J)
        if (const auto *Inner = llvm::dyn_cast<DeclareOp>(Ops[J].get()))
          HidesConstant |= F.var(Inner->Var).IsMadeStatic &&
                           lastUse(Inner->Var, J) > Last;
      if (endsBefore(Last, Barrier) && !HidesConstant && !introducesName(Ops, I, Last)) {
        Extents.push_back({I, Last, Declare->Var});
        continue;
      }
      giveWay(V);
      return false;
    }

    // What overlaps is enclosed together.
    std::vector<std::pair<unsigned, unsigned>> Segments;
    std::vector<bool> IsNeeded;
    for (const Extent &E : Extents) {
      // A copy hides the alias of what it is a copy of.
      bool Needed = F.var(E.Var).Kind == Variable::Polled ||
                    F.var(E.Var).CopyOf != NoVar ||
                    Index.nextBarrier(E.First) != Count;
      if (!Segments.empty() && E.First <= Segments.back().second) {
        Segments.back().second = std::max(Segments.back().second, E.Last);
        if (Needed)
          IsNeeded.back() = true;
      } else {
        Segments.push_back({E.First, E.Last});
        IsNeeded.push_back(Needed);
      }
    }
    for (unsigned I = 0; I != Segments.size(); ++I) {
      if (!IsNeeded[I])
        continue;
      // A segment begins with a label at the most.
      unsigned Barrier = Index.nextBarrier(Segments[I].first);
      if (!endsBefore(Segments[I].second, Barrier)) {
        for (const Extent &E : Extents)
          if (E.First <= Barrier && E.Last >= Barrier &&
              F.var(E.Var).Kind != Variable::Polled) {
            giveWay(F.var(E.Var));
            return false;
          }
      }
      Block.Segments.push_back(Segments[I]);
    }
    return true;
  }

  /// Whether anything in [First, Last] has a name and no extent.
  bool declaresMore(const OpList &Ops, unsigned First, unsigned Last) const {
    for (unsigned I = First; I <= Last; ++I)
      if (const auto *Declare = llvm::dyn_cast<DeclareOp>(Ops[I].get());
          Declare && F.var(Declare->Var).IsMadeStatic)
        return true;
    return introducesName(Ops, First, Last);
  }

  static bool introducesName(const OpList &Ops, unsigned First, unsigned Last) {
    for (unsigned I = First; I <= Last; ++I)
      if (const auto *Verbatim = llvm::dyn_cast<VerbatimOp>(Ops[I].get()))
        if (Verbatim->IntroducesName)
          return true;
    return false;
  }

  void giveWay(Variable &V) {
    if (isAssignable(V) && !V.Type.IsReference && V.Type.ArrayBounds.empty() &&
        !V.Type.Spelling.empty())
      V.IsSplit = true;
    else
      V.IsField = true;
  }

  Function &F;
};

} // namespace

void segmentLocals(Function &F, PassContext &Context) {
  Segmenter(F).run();
  for (const Variable &V : F.Variables)
    if (V.IsField && !V.Type.WhyNoField.empty())
      Context.Refuse(V, V.Type.WhyNoField);
}

} // namespace pollux
