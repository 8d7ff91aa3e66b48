//===- InsertCleanups.cpp - Who destroys the fields -----------------------===//
//
// A block that declares fields with destructors destroys them when it is left,
// in whatever way: a guard a value stands at its top, armed according to where
// `poll` resumes. A reference that is a field is bound again by a block that
// holds the rest of its scope.
//
//   declare %client (a field)          declare %client
//   use(client)                 ==>    block binds %client { use(client) … }
//   await …
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"

namespace pollux {

namespace {

class CleanupInserter {
public:
  explicit CleanupInserter(Function &F) : F(F) {
    walk(*F.Root, [&](Op &O) {
      const auto *Verbatim = llvm::dyn_cast<VerbatimOp>(&O);
      HasLabels |= Verbatim && Verbatim->IsLabel;
    });
  }

  /// Binds the references that are not bound yet; whether there were any.
  bool bindReferences() {
    unsigned Before = Bound.size();
    walk(*F.Root, [&](Op &O) {
      if (auto *Block = llvm::dyn_cast<BlockOp>(&O))
        bindReferences(*Block);
    });
    return Bound.size() != Before;
  }

  /// A jump back over a declaration ends its variable's life ([stmt.jump]/2):
  /// what is declared after a label gets a block of its own, which the jump
  /// leaves.
  void closeLoopsOfLabels() {
    walk(*F.Root, [&](Op &O) {
      if (auto *Block = llvm::dyn_cast<BlockOp>(&O))
        closeAfterLabel(*Block);
    });
  }

  void insertGuards() {
    for (VarId Id = 0; Id != F.Variables.size(); ++Id)
      if (F.var(Id).Kind == Variable::Parameter && F.var(Id).NeedsDestruction)
        F.Root->Guarded.push_back(Id);
    insert(*F.Root, /*IsInLoop=*/HasLabels);
  }

private:
  /// The variable that \p O declares for its surroundings, or NoVar.
  VarId declaredBy(const Op &O) const {
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O))
      return Declare->Var;
    const auto *Inner = llvm::dyn_cast<BlockOp>(&O);
    if (Inner && Inner->IsFullExpression && !Inner->Ops.empty()) {
      VarId V = declaredBy(*Inner->Ops.back());
      return V != NoVar && isOfBlock(F.var(V)) ? V : NoVar;
    }
    return NoVar;
  }

  /// Lives to the end of its block, not of its full-expression.
  static bool isOfBlock(const Variable &V) {
    return V.isUserVisible() || V.Kind == Variable::Spilled;
  }

  /// Moves the operations from \p First on into a new block at the end.
  static BlockOp &wrapRest(BlockOp &Block, unsigned First) {
    Span Rest = Block.Ops[First]->Where;
    Rest.End = std::max(Rest.End, Block.Ops.back()->Where.End);
    auto Inner = std::make_unique<BlockOp>(Rest);
    Inner->IsRest = true;
    for (unsigned I = First; I != Block.Ops.size(); ++I)
      Inner->Ops.push_back(std::move(Block.Ops[I]));
    Block.Ops.resize(First);
    Block.Ops.push_back(std::move(Inner));
    return llvm::cast<BlockOp>(*Block.Ops.back());
  }

  void bindReferences(BlockOp &Block) {
    for (unsigned I = 0; I != Block.Ops.size(); ++I) {
      VarId Reference = declaredBy(*Block.Ops[I]);
      if (Reference == NoVar || !F.var(Reference).IsField ||
          !F.var(Reference).isUserReference() || I + 1 == Block.Ops.size() ||
          llvm::is_contained(Bound, Reference))
        continue;
      Bound.push_back(Reference);
      wrapRest(Block, I + 1).Binding = Reference;
      return; // The inner block is looked at in its turn.
    }
  }

  void closeAfterLabel(BlockOp &Block) {
    bool IsAfterLabel = false;
    for (unsigned I = 0; I != Block.Ops.size(); ++I) {
      if (const auto *Verbatim = llvm::dyn_cast<VerbatimOp>(Block.Ops[I].get()))
        IsAfterLabel |= Verbatim->IsLabel;
      VarId V = declaredBy(*Block.Ops[I]);
      if (!IsAfterLabel || I == 0 || V == NoVar || !F.var(V).isGuarded())
        continue;
      // With what its statement awaits: nothing enters between the two.
      unsigned First = I;
      while (Block.Ops[First - 1]->Where == Block.Ops[I]->Where)
        --First;
      wrapRest(Block, First);
      return;
    }
  }

  void insert(BlockOp &Block, bool IsInLoop) {
    Block.IsInLoop = IsInLoop;
    for (OpPtr &O : Block.Ops) {
      if (auto *Switch = llvm::dyn_cast<SwitchOp>(O.get()))
        O = guardSwitch(std::move(O), *Switch->Body);
      guard(*O, Block);
      descend(*O, IsInLoop);
    }
  }

  void descend(Op &O, bool IsInLoop) {
    if (auto *Inner = llvm::dyn_cast<BlockOp>(&O)) {
      insert(*Inner, IsInLoop);
    } else if (auto *If = llvm::dyn_cast<IfOp>(&O)) {
      insert(*If->Then, IsInLoop);
      if (If->Else)
        insert(*If->Else, IsInLoop);
    } else if (auto *Loop = llvm::dyn_cast<LoopOp>(&O)) {
      insert(*Loop->Body, /*IsInLoop=*/true);
    } else if (auto *Switch = llvm::dyn_cast<SwitchOp>(&O)) {
      insert(*Switch->Body, IsInLoop);
    } else if (auto *Try = llvm::dyn_cast<TryOp>(&O)) {
      insert(*Try->Body, IsInLoop);
    }
  }

  /// A case label would pass guards at the top of the switch's body: they stand
  /// around the switch.
  OpPtr guardSwitch(OpPtr Switch, BlockOp &Body) {
    std::vector<VarId> Declared;
    for (OpPtr &O : Body.Ops)
      collect(*O, Body, Declared);
    llvm::erase_if(Declared, [&](VarId V) {
      return llvm::is_contained(Elsewhere, V);
    });
    if (Declared.empty())
      return Switch;
    auto Around = std::make_unique<BlockOp>(Switch->Where);
    Around->Guarded = Declared;
    Elsewhere.insert(Elsewhere.end(), Declared.begin(), Declared.end());
    Around->Ops.push_back(std::move(Switch));
    return Around;
  }

  void guard(const Op &O, BlockOp &Block) {
    if (Block.IsArm)
      return; // The full-expression around it guards.
    std::vector<VarId> Declared;
    collect(O, Block, Declared);
    for (VarId V : Declared) {
      if (llvm::is_contained(Elsewhere, V))
        continue;
      Block.Guarded.push_back(V);
      Elsewhere.push_back(V);
    }
  }

  /// What \p O, directly in \p Block, declares for it and must be destroyed.
  void collect(const Op &O, const BlockOp &Block, std::vector<VarId> &Declared) {
    VarId V = declaredBy(O);
    const auto *Declare = llvm::dyn_cast<DeclareOp>(&O);
    if (V != NoVar && !(Declare && Declare->InitKind == DeclareOp::Deferred)) {
      if (F.var(V).isGuarded() && !isGuardedByAwait(V, Block))
        Declared.push_back(V);
      return;
    }
    // The operands of conditionals. What they construct comes behind what they
    // make on the way.
    const auto *If = llvm::dyn_cast<IfOp>(&O);
    if (!If || !If->Then->IsArm)
      return;
    std::vector<VarId> Constructed;
    for (const BlockOp *Arm : {If->Then.get(), If->Else.get()}) {
      if (!Arm)
        continue;
      for (const OpPtr &Inner : Arm->Ops) {
        const auto *Construct = llvm::dyn_cast<ConstructOp>(Inner.get());
        if (!Construct)
          collect(*Inner, *Arm, Declared);
        else if (F.var(Construct->Var).isGuarded() &&
                 !llvm::is_contained(Constructed, Construct->Var))
          Constructed.push_back(Construct->Var);
      }
    }
    Declared.insert(Declared.end(), Constructed.begin(), Constructed.end());
  }

  static bool isGuardedByAwait(VarId V, const BlockOp &Block) {
    for (const OpPtr &O : Block.Ops)
      if (const auto *Await = llvm::dyn_cast<AwaitOp>(O.get()))
        if (Await->IsGuarded && Await->Future == V)
          return true;
    return false;
  }

  Function &F;
  bool HasLabels = false;
  std::vector<VarId> Bound;
  /// Has its guard already.
  std::vector<VarId> Elsewhere;
};

} // namespace

void insertCleanups(Function &F, PassContext &Context) {
  // A block that binds a reference moves operations, so that locals are
  // segmented anew; which may put another reference into the frame.
  CleanupInserter Inserter(F);
  while (Inserter.bindReferences())
    segmentLocals(F, Context);
  // So does one that a jump back leaves.
  Inserter.closeLoopsOfLabels();
  segmentLocals(F, Context);
  while (Inserter.bindReferences())
    segmentLocals(F, Context);
  Inserter.insertGuards();
  segmentLocals(F, Context);
}

} // namespace pollux
