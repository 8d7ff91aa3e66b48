//===- Interference.h - What may not share storage --------------*- C++ -*-===//
//
// Answers: which variables hold something that is needed at the same time, while
// suspended or while code runs? docs/layout.md has the proof.
//
//   - What can be seen, by a pointer or by its destructor, is needed from its
//     declaration to the end of its scope.
//   - Any other value is needed from where it is written to where it is read
//     last.
//   - Whatever one operation touches is needed while it runs; but a scalar or
//     a reference that it writes at its end is not.
//
// Holds for one Function; any change to its operations invalidates it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_ANALYSIS_INTERFERENCE_H
#define POLLUX_ANALYSIS_INTERFERENCE_H

#include "analysis/Liveness.h"
#include "analysis/Packing.h"

namespace pollux {

class Interference {
public:
  Interference(const Function &F, const Liveness &Live);

  /// What is needed at the same time as some variable while nodes of the flow
  /// graph run, but for those in \p Except.
  IndexSet conflictsOf(VarId V,
                              llvm::function_ref<bool(unsigned)> Except) const;
  /// Of each variable, all of them.
  std::vector<IndexSet> conflicts() const;

private:
  const Function &F;
  /// Of each node: what is needed while it runs; and the variable that it
  /// writes at its end, with what is needed then.
  struct Moment {
    IndexSet During;
    VarId Written = NoVar;
    IndexSet After;
  };
  std::vector<Moment> Moments;
  IndexSet Parameters;
};

/// Whether \p V is needed to the end of its scope, read or not.
bool isSeenToTheEnd(const Variable &V);

/// The room of \p V in the frame, as far as it is known.
Room roomOf(const Variable &V);
/// In bytes.
unsigned stateSize(const Function &F);
/// Of each of some fields, which hold variables in turn: the others that it may
/// not overlap.
std::vector<IndexSet>
conflictsOfFields(const Function &F, llvm::ArrayRef<std::vector<VarId>> Fields);

} // namespace pollux

#endif // POLLUX_ANALYSIS_INTERFERENCE_H
