//===- FrameLayout.h - Where in the frame each field lives ------*- C++ -*-===//
//
// Answers: which fields share storage? Those whose lives never meet stand in
// one union, under their own names.
//
// Holds for one Function after AllocateStates.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LAYOUT_FRAMELAYOUT_H
#define POLLUX_LAYOUT_FRAMELAYOUT_H

#include "ir/IR.h"

namespace pollux {

struct FrameLayout {
  /// Fields that share one place, in the order of their lives. A place of one
  /// field needs no union.
  struct Place {
    std::vector<VarId> Fields;
  };
  /// In the order of declaration: parameters first.
  std::vector<Place> Places;
};

FrameLayout computeLayout(const Function &F);

} // namespace pollux

#endif // POLLUX_LAYOUT_FRAMELAYOUT_H
