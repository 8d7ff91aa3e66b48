//===- FlattenFull.cpp - Full-expressions become operations ---------------===//
//
// A full-expression in which one awaited future at most needs to be destroyed
// needs no scope of its own: the guard stands at the await.
//
//   full { declare %f; await %f -> %p; evaluate … }
//     ==>  declare %f; await %f -> %p (guards %f); evaluate … (destroys %f)
//
// One with more to destroy becomes a block, which guards like any other.
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"

namespace pollux {

namespace {

class Flattener {
public:
  explicit Flattener(Function &F) : F(F) {}

  void run(OpList &Ops) {
    OpList Result;
    for (OpPtr &O : Ops) {
      if (auto *Full = llvm::dyn_cast<FullOp>(O.get()))
        flatten(*Full, Result);
      else {
        descend(*O);
        Result.push_back(std::move(O));
      }
    }
    Ops = std::move(Result);
  }

private:
  void descend(Op &O) {
    if (auto *Block = llvm::dyn_cast<BlockOp>(&O)) {
      run(Block->Ops);
    } else if (auto *If = llvm::dyn_cast<IfOp>(&O)) {
      run(If->Then->Ops);
      if (If->Else)
        run(If->Else->Ops);
    } else if (auto *Loop = llvm::dyn_cast<LoopOp>(&O)) {
      run(Loop->Body->Ops);
    } else if (auto *Switch = llvm::dyn_cast<SwitchOp>(&O)) {
      run(Switch->Body->Ops);
    } else if (auto *Try = llvm::dyn_cast<TryOp>(&O)) {
      run(Try->Body->Ops);
    }
  }

  void flatten(FullOp &Full, OpList &Result) {
    std::vector<VarId> Destroyed;
    unsigned Awaits = 0;
    for (OpPtr &O : Full.Ops) {
      descend(*O);
      walk(*O, [&](Op &Inner) {
        if (auto *Declare = llvm::dyn_cast<DeclareOp>(&Inner)) {
          const Variable &V = F.var(Declare->Var);
          if (!V.isUserVisible() && V.isGuarded())
            Destroyed.push_back(Declare->Var);
        }
      });
      Awaits += hasSuspension(*O);
    }
    if (Destroyed.size() == 1 && Awaits == 1) {
      for (OpPtr &O : Full.Ops)
        if (auto *Await = llvm::dyn_cast<AwaitOp>(O.get()))
          Await->IsGuarded = Await->Future == Destroyed[0];
      bool IsGuardedHere = false;
      for (OpPtr &O : Full.Ops)
        if (auto *Await = llvm::dyn_cast<AwaitOp>(O.get()))
          IsGuardedHere |= Await->IsGuarded;
      if (IsGuardedHere) {
        Full.Ops.back()->DestroyAfter = Destroyed;
        Destroyed.clear();
      }
    }
    if (Destroyed.empty()) {
      for (OpPtr &O : Full.Ops)
        Result.push_back(std::move(O));
      return;
    }
    auto Block = std::make_unique<BlockOp>(Full.Where);
    Block->IsFullExpression = true;
    auto First = llvm::find_if_not(
        Full.Ops, [&](const OpPtr &O) { return onlyFillsFrame(*O); });
    Result.insert(Result.end(), std::make_move_iterator(Full.Ops.begin()),
                  std::make_move_iterator(First));
    for (OpPtr &O : llvm::make_range(First, Full.Ops.end())) {
      // What the user's declaration names, or holds a condition, outlives the
      // full-expression.
      if (auto *Declare = llvm::dyn_cast<DeclareOp>(O.get())) {
        Variable &V = F.var(Declare->Var);
        if ((V.Kind == Variable::Local || V.Kind == Variable::Spilled) &&
            !V.IsField)
          makeVisible(V);
      }
      Block->Ops.push_back(std::move(O));
    }
    Result.push_back(std::move(Block));
  }

  /// Stores a value that nobody destroys. Where it comes first, it stands in
  /// front of the block: no resumption comes past it, and GCC sees that the local
  /// it may read has been assigned.
  bool onlyFillsFrame(const Op &O) const {
    const auto *Declare = llvm::dyn_cast<DeclareOp>(&O);
    if (!Declare)
      return false;
    const Variable &V = F.var(Declare->Var);
    return V.Kind == Variable::Spilled && V.IsField && !V.NeedsDestruction;
  }

  void makeVisible(Variable &V) {
    if (V.Type.IsTriviallyDefaultConstructible && isAssignable(V))
      V.IsSplit = true;
    else
      V.IsField = true;
  }

  Function &F;
};

} // namespace

void flattenFull(Function &F, PassContext &) { Flattener(F).run(F.Root->Ops); }

} // namespace pollux
