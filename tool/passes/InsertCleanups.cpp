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
  explicit CleanupInserter(Function &F) : F(F) {}

  /// Binds the references that are not bound yet; whether there were any.
  bool bindReferences() {
    unsigned Before = Bound.size();
    walk(*F.Root, [&](Op &O) {
      if (auto *Block = llvm::dyn_cast<BlockOp>(&O))
        bindReferences(*Block);
    });
    return Bound.size() != Before;
  }

  void insertGuards() {
    for (VarId Id = 0; Id != F.Variables.size(); ++Id)
      if (F.var(Id).Kind == Variable::Parameter && F.var(Id).NeedsDestruction)
        F.Root->Guarded.push_back(Id);
    insert(*F.Root, /*IsInLoop=*/false);
  }

private:
  void insert(BlockOp &Block, bool IsInLoop) {
    Block.IsInLoop = IsInLoop;
    for (OpPtr &O : Block.Ops) {
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
    }
  }

  /// The reference field that \p O declares for its surroundings, or NoVar.
  VarId boundBy(const Op &O) const {
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O)) {
      const Variable &V = F.var(Declare->Var);
      return V.IsField && V.Type.IsReference && V.Kind == Variable::Local
                 ? Declare->Var
                 : NoVar;
    }
    const auto *Inner = llvm::dyn_cast<BlockOp>(&O);
    if (Inner && !Inner->IsWritten && !Inner->Ops.empty())
      return boundBy(*Inner->Ops.back());
    return NoVar;
  }

  void bindReferences(BlockOp &Block) {
    for (unsigned I = 0; I != Block.Ops.size(); ++I) {
      VarId Reference = boundBy(*Block.Ops[I]);
      if (Reference == NoVar || I + 1 == Block.Ops.size() ||
          llvm::is_contained(Bound, Reference))
        continue;
      Bound.push_back(Reference);
      Span Rest = Block.Ops[I + 1]->Where;
      Rest.End = Block.Ops.back()->Where.End;
      auto Inner = std::make_unique<BlockOp>(Rest);
      Inner->Binding = Reference;
      for (unsigned J = I + 1; J != Block.Ops.size(); ++J)
        Inner->Ops.push_back(std::move(Block.Ops[J]));
      Block.Ops.resize(I + 1);
      Block.Ops.push_back(std::move(Inner));
      return; // The inner block is looked at in its turn.
    }
  }

  /// The block to guard what \p O declares: \p Block, unless a full-expression
  /// declares for the block around it.
  void guard(const Op &O, BlockOp &Block) {
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O)) {
      const Variable &V = F.var(Declare->Var);
      if (!V.IsField || !V.NeedsDestruction || isGuardedByAwait(Declare->Var, Block))
        return;
      Block.Guarded.push_back(Declare->Var);
    } else if (const auto *Inner = llvm::dyn_cast<BlockOp>(&O);
               Inner && isFullExpression(*Inner) && !Inner->Ops.empty()) {
      const auto *Last = llvm::dyn_cast<DeclareOp>(Inner->Ops.back().get());
      if (Last && F.var(Last->Var).isUserVisible() && F.var(Last->Var).IsField &&
          F.var(Last->Var).NeedsDestruction) {
        Block.Guarded.push_back(Last->Var);
        Outer.push_back(Last->Var);
      }
    }
  }

  bool isFullExpression(const BlockOp &Block) const {
    if (Block.IsWritten || Block.Binding != NoVar)
      return false;
    for (const OpPtr &O : Block.Ops)
      if (const auto *Declare = llvm::dyn_cast<DeclareOp>(O.get()))
        if (!F.var(Declare->Var).isUserVisible() && F.var(Declare->Var).IsField &&
            F.var(Declare->Var).NeedsDestruction)
          return true;
    return false;
  }

  bool isGuardedByAwait(VarId V, const BlockOp &Block) const {
    if (llvm::is_contained(Outer, V))
      return true;
    for (const OpPtr &O : Block.Ops)
      if (const auto *Await = llvm::dyn_cast<AwaitOp>(O.get()))
        if (Await->IsGuarded && Await->Future == V)
          return true;
    return false;
  }

  Function &F;
  std::vector<VarId> Bound;
  /// Guarded by the block around their full-expression's.
  std::vector<VarId> Outer;
};

} // namespace

void insertCleanups(Function &F, PassContext &Context) {
  // A block that binds a reference moves operations, so that locals are
  // segmented anew; which may put another reference into the frame.
  CleanupInserter Inserter(F);
  while (Inserter.bindReferences())
    segmentLocals(F, Context);
  Inserter.insertGuards();
}

} // namespace pollux
