//===- FrameLayout.h - Where in the frame each field lives ------*- C++ -*-===//
//
// Answers: which fields share storage, and which stands behind which?
//
// A frame is a sequence of places. One of a single field is a member of the
// struct; one of several is a union, whose fields begin where it begins or
// behind fields of the same union that they must not touch:
//
//   union {
//     pollux::Slot<Order> order;
//     pollux::Slot<Quote> quote;
//     pollux::SlotBehind<fetch_future, sizeof(quote)> fetch;
//   };
//
// The offsets are the target's compiler's to compute: any size will do. Sizes
// that the tool knows decide only which of the right layouts it takes.
// Function::Conflicts is what each of them has to respect; why a field is stored
// at all, analysis/FieldReasons.
//
// Holds for one Function after AllocateStates.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LAYOUT_FRAMELAYOUT_H
#define POLLUX_LAYOUT_FRAMELAYOUT_H

#include "ir/IR.h"

namespace pollux {

struct FrameLayout {
  struct Field {
    /// The variables that it holds, one after another: of one type and under
    /// one name, that of the first. Never empty.
    std::vector<VarId> Vars;
    /// Indices of fields of the same place, all of them in front of this one in
    /// its list, behind whose ends it stands. Empty: at the place's beginning.
    std::vector<unsigned> Behind;
  };
  struct Place {
    /// Each may overlap every other that it isn't, directly or through a third,
    /// behind.
    std::vector<Field> Fields;

    bool isUnion() const { return Fields.size() > 1; }
  };
  /// In the order of the struct's members. The state follows.
  std::vector<Place> Places;
  /// Of the whole struct, on the target, if all sizes that the tool guessed at
  /// are right.
  uint64_t SizeHint = 0;
  unsigned AlignmentHint = 0;
};

/// Also sets IsOverlapped and IsShifted of the fields.
FrameLayout computeLayout(Function &F);

} // namespace pollux

#endif // POLLUX_LAYOUT_FRAMELAYOUT_H
