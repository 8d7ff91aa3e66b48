//===- Passes.h - The passes, in the order in which they run ----*- C++ -*-===//
//
//   PlaceVariables   which variables are fields of the frame
//   CopyOut          values that leave the frame before they are used last
//   FlattenFull      full-expressions become operations of their block
//   SegmentLocals    ordinary locals are kept out of the way of resumptions
//   InsertCleanups   what destroys the fields while `poll` runs
//   HoistLocals      which classes and lambdas of the body move out of it
//   ShareFields      generated variables of one type use one field in turn
//   PromoteLocals    which fields are ordinary locals while the body runs
//   AllocateStates   states, labels and all other names
//
// Each says what it requires and ensures; ir/Verify.cpp checks it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_PASSES_PASSES_H
#define POLLUX_PASSES_PASSES_H

#include "ir/IR.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"

namespace pollux {

/// What is known of an async function's future once it has been laid out.
struct FutureFacts {
  bool NeedsDestruction = true;
  /// In bytes, as far as the tool can tell; else 0.
  uint64_t SizeHint = 0;
  unsigned AlignmentHint = 0;
};

/// What a pass may know besides the function.
struct PassContext {
  const SourceText &Source;
  /// By the async function's key; those that stand further up.
  const llvm::StringMap<FutureFacts> &Futures;
  /// Reports that \p V can't be lowered and why; the function is dropped.
  llvm::function_ref<void(const Variable &V, llvm::StringRef Reason)> Refuse;
};

/// Whether \p V may be declared without its initialiser, and assigned: a constant, if
/// nobody can tell it from a value that is only read.
inline bool isAssignable(const Variable &V) {
  return V.Type.IsScalar && V.Alignment == 0 &&
         (!V.Type.IsConst || !(V.IsBorrowed || V.IsAskedForType));
}

/// Requires: a lowered function.
/// Ensures: IsField and NeedsDestruction of each variable; Conflicts of
/// all; Alive of each suspension point, in the order of declaration.
void placeVariables(Function &F, PassContext &Context);

/// Requires: PlaceVariables.
/// Ensures: where the frame gets smaller by it, a value that is needed no longer
/// than for constructing another is copied into an ordinary local first, so that
/// the other may stand in its room. Conflicts say so.
void copyOut(Function &F, PassContext &Context);

/// Requires: CopyOut.
/// Ensures: no FullOp is left. One with several values to destroy has become a
/// block; any other is spliced into its block, its one guard at its await.
void flattenFull(Function &F, PassContext &Context);

/// Requires: FlattenFull.
/// Ensures: no ordinary local's initialisation stands between a block's start
/// and a later suspension point in it, but in a segment that ends before.
void segmentLocals(Function &F, PassContext &Context);

/// Requires: SegmentLocals' decisions, not its segments.
/// Ensures: each field that needs destruction is guarded by exactly one block
/// or await; each reference field is bound by the block of its uses.
void insertCleanups(Function &F, PassContext &Context);

/// Requires: InsertCleanups, after which no variable becomes a field.
/// Ensures: IsHoisted and IsCopied of each local definition: every type that is
/// spelled outside of the body, or by the lowering, is one that can be.
void hoistLocals(Function &F, PassContext &Context);

/// Requires: HoistLocals, after which all fields are known.
/// Ensures: FieldOf of each field that follows another of its type.
void shareFields(Function &F, PassContext &Context);

/// Requires: ShareFields.
/// Ensures: IsPromoted of all variables of a field or of none; Saved of each
/// suspension point.
void promoteLocals(Function &F, PassContext &Context);

/// Requires: PromoteLocals.
/// Ensures: every name of what is generated, unique where it stands.
void allocateStates(Function &F, PassContext &Context);

/// Requires: AllocateStates.
/// Ensures: a function that forwards has one field, the future that it forwards
/// to, and no state.
void forwardTail(Function &F, PassContext &Context);

struct Pass {
  const char *Name;
  void (*Run)(Function &, PassContext &);
};

/// All of them, in their order.
llvm::ArrayRef<Pass> passes();

} // namespace pollux

#endif // POLLUX_PASSES_PASSES_H
