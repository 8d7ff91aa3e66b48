//===- PromoteLocals.cpp - What a loop counts in registers -----------------===//
//
// A variable of the frame is memory that others may see, so that a compiler loads
// and stores it each time. What a loop changes on each round, whether or not an
// await in it suspends, is an ordinary local instead, which its field keeps while
// `poll` is left:
//
//   for (; i != n; ++i) {            for (; i != n; ++i) {
//     … auto polled = …->poll(cx);     … auto polled = …->poll(cx);
//     if (polled.is_pending())         if (polled.is_pending()) {
//       return pollux::Pending;  ==>     frame.i = i;
//                                        return pollux::Pending;
//                                      }
//
// For a scalar that nobody else can see, as in the promotion of memory to
// registers. Each suspension point that it is live across stores and loads it, so
// that they must be few, and await calls of async functions: a call may well be
// ready at once, where anything else that is awaited mostly is not.
//
//===----------------------------------------------------------------------===//

#include "analysis/Liveness.h"
#include "passes/Passes.h"

namespace pollux {

namespace {

/// How many suspension points may store and load a variable.
constexpr unsigned MaxPoints = 2;

/// Whether only the body's own text reads and writes it, byte for byte.
bool isPrivate(const Variable &V) {
  const TypeFacts &T = V.Type;
  bool IsKnown = !T.IsDeduced && !T.IsDependent && T.FieldType.empty();
  return V.Kind == Variable::Local && V.IsField && !V.IsBorrowed &&
         !V.IsOnlyRead && V.CopyOf == NoVar && V.Bindings.empty() &&
         V.Alignment == 0 && T.IsScalar && IsKnown && !T.IsReference &&
         !T.IsConst && T.ArrayBounds.empty() &&
         !llvm::StringRef(T.Spelling).contains("volatile");
}

class Promoter {
public:
  explicit Promoter(Function &F) : F(F), Live(F) {}

  void run() {
    if (F.Points.empty())
      return;
    look();
    for (const std::vector<VarId> &Field : fields())
      promote(Field);
  }

private:
  void look() {
    Rounds.resize(F.Points.size());
    walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
      if (const auto *Await = llvm::dyn_cast<AwaitOp>(&O);
          Await && Await->Future != NoVar && F.var(Await->Future).EndsWithAwait)
        IsOfCall.set(Await->Point);
      const auto *Loop = llvm::dyn_cast<LoopOp>(&O);
      if (!Loop || !hasSuspension(O))
        return;
      IndexSet Mentioned;
      auto note = [&](const std::vector<Access> &Accesses) {
        for (const Access &A : Accesses)
          Mentioned.set(A.Var);
      };
      walk(O, [&](const Op &Inner) {
        note(Inner.Accesses);
        if (const auto *Nested = llvm::dyn_cast<LoopOp>(&Inner))
          note(Nested->IncrementAccesses);
      });
      walk(O, [&](const Op &Inner) {
        if (const auto *Suspend = llvm::dyn_cast<SuspendOp>(&Inner))
          Rounds[Suspend->Point] |= Mentioned;
      });
    });
    // What takes a copy takes it from the field.
    for (const Variable &V : F.Variables)
      if (V.CopyOf != NoVar)
        CopiedFrom.set(V.CopyOf);
  }

  /// Of each field: the variables that use it in turn, under one name.
  std::vector<std::vector<VarId>> fields() const {
    std::vector<std::vector<VarId>> Result(F.Variables.size());
    for (VarId Id = 0; Id != F.Variables.size(); ++Id)
      if (F.var(Id).IsField)
        Result[F.var(Id).FieldOf == NoVar ? Id : F.var(Id).FieldOf].push_back(Id);
    llvm::erase_if(Result, [](const auto &Field) { return Field.empty(); });
    return Result;
  }

  void promote(const std::vector<VarId> &Field) {
    if (!llvm::all_of(Field, [&](VarId Id) {
          return isPrivate(F.var(Id)) && !CopiedFrom.test(Id);
        }))
      return;
    std::vector<SuspensionId> Points;
    bool GoesRound = false;
    for (SuspensionId P = 0; P != F.Points.size(); ++P)
      for (VarId Id : Field)
        if (Live.isLiveAcross(Id, P)) {
          Points.push_back(P);
          GoesRound |= Rounds[P].test(Id);
        }
    if (!GoesRound || Points.size() > MaxPoints ||
        !llvm::all_of(Points, [&](SuspensionId P) { return IsOfCall.test(P); }))
      return;
    for (VarId Id : Field)
      F.var(Id).IsPromoted = true;
    for (SuspensionId P : Points)
      F.Points[P].Saved.push_back(Field[0]);
  }

  Function &F;
  Liveness Live;
  /// Of each suspension point: what is mentioned in a loop around it.
  std::vector<IndexSet> Rounds;
  /// The suspension points that await a call of an async function.
  IndexSet IsOfCall;
  IndexSet CopiedFrom;
};

} // namespace

void promoteLocals(Function &F, PassContext &) { Promoter(F).run(); }

} // namespace pollux
