//===- IR.cpp - Walks over the operation tree -----------------------------===//

#include "ir/IR.h"
#include "support/Names.h"

namespace pollux {

template <typename OpTy, typename VisitTy>
static void walkImpl(OpTy &Root, VisitTy Visit) {
  Visit(Root);
  if (auto *Block = llvm::dyn_cast<BlockOp>(&Root)) {
    for (auto &O : Block->Ops)
      walkImpl<OpTy>(*O, Visit);
  } else if (auto *Full = llvm::dyn_cast<FullOp>(&Root)) {
    for (auto &O : Full->Ops)
      walkImpl<OpTy>(*O, Visit);
  } else if (auto *If = llvm::dyn_cast<IfOp>(&Root)) {
    walkImpl<OpTy>(*If->Then, Visit);
    if (If->Else)
      walkImpl<OpTy>(*If->Else, Visit);
  } else if (auto *Loop = llvm::dyn_cast<LoopOp>(&Root)) {
    walkImpl<OpTy>(*Loop->Body, Visit);
  } else if (auto *Switch = llvm::dyn_cast<SwitchOp>(&Root)) {
    walkImpl<OpTy>(*Switch->Body, Visit);
  } else if (auto *Try = llvm::dyn_cast<TryOp>(&Root)) {
    walkImpl<OpTy>(*Try->Body, Visit);
  }
}

void walk(Op &Root, llvm::function_ref<void(Op &)> Visit) {
  walkImpl<Op>(Root, Visit);
}

void walk(const Op &Root, llvm::function_ref<void(const Op &)> Visit) {
  walkImpl<const Op>(Root, Visit);
}

std::string constOf(llvm::StringRef Type) {
  // The type of a pointer to a function or an array is no name.
  if (Type.contains("*)"))
    return "std::add_const_t<" + Type.str() + ">";
  return Type.ends_with("*") ? Type.str() + "const" : "const " + Type.str();
}

bool hasSuspension(const Op &O) {
  bool Found = false;
  walk(O, [&](const Op &Inner) { Found |= llvm::isa<SuspendOp>(Inner); });
  return Found;
}

void forEachMentioned(const Op &O, llvm::function_ref<void(VarId)> Visit) {
  auto look = [&](const std::vector<Access> &Accesses) {
    for (const Access &A : Accesses)
      Visit(A.Var);
  };
  walk(O, [&](const Op &Inner) {
    look(Inner.Accesses);
    if (const auto *Loop = llvm::dyn_cast<LoopOp>(&Inner))
      look(Loop->IncrementAccesses);
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&Inner))
      Visit(Declare->Var);
    if (const auto *Construct = llvm::dyn_cast<ConstructOp>(&Inner))
      Visit(Construct->Var);
  });
}

std::string captureAll(const Function &F, llvm::ArrayRef<Access> Accesses,
                       llvm::StringRef Code) {
  std::vector<std::string> Names;
  forEachIdentifier(Code, [&](llvm::StringRef Name, bool IsQualified) {
    if (IsQualified || llvm::is_contained(Names, Name))
      return;
    for (const Access &A : Accesses)
      forEachIdentifier(F.var(A.Var).Bindings,
                        [&](llvm::StringRef Binding, bool) {
                          if (Binding == Name && !llvm::is_contained(Names, Name))
                            Names.push_back(Name.str());
                        });
  });
  std::string Result = "[&";
  for (const std::string &Name : Names)
    Result += ", &" + Name + " = " + Name;
  return Result + "]";
}

bool Function::asksIfSuspended() const {
  bool Found = completesItself() && !Points.empty();
  walk(static_cast<const Op &>(*Root), [&](const Op &O) {
    if (const auto *Block = llvm::dyn_cast<BlockOp>(&O))
      Found |= !Block->Guarded.empty();
    if (const auto *Await = llvm::dyn_cast<AwaitOp>(&O))
      Found |= Await->IsGuarded;
  });
  return Found;
}

/// Whether the declarations of \p Vars, none or more, are no longer in the body.
static bool areDeclaredOutside(const Function &F, llvm::ArrayRef<VarId> Vars) {
  return !Vars.empty() && llvm::all_of(Vars, [&](VarId V) {
    return F.var(V).IsField || F.var(V).IsSplit;
  });
}

bool Function::hasLostUses(const LocalDefinition &Alias) const {
  return Alias.Kind == LocalDefinition::Alias && !Alias.isReplaced() &&
         !Alias.IsNamedElsewhere && areDeclaredOutside(*this, Alias.NamedBy);
}

bool Function::hasLostUses(const Variable &Constant) const {
  return areDeclaredOutside(*this, Constant.NamedByTypesOf);
}

const IfOp *chainedIf(const BlockOp &Else) {
  return Else.Ops.size() == 1 && !Else.IsWritten && !Else.needsEntry()
             ? llvm::dyn_cast<IfOp>(Else.Ops[0].get())
             : nullptr;
}

} // namespace pollux
