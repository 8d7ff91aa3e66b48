//===- Packing.h - Rooms in as few bytes as possible ------------*- C++ -*-===//
//
// Answers: where does each of some rooms stand, so that no two that conflict
// overlap, and the whole is small? Sizes may be guesses: the answer is which
// room stands behind which, and right for all sizes.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_ANALYSIS_PACKING_H
#define POLLUX_ANALYSIS_PACKING_H

#include "support/IndexSet.h"
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <vector>

namespace pollux {

struct Room {
  /// In bytes; 0 if nothing is known of it.
  uint64_t Size = 0;
  unsigned Alignment = 0;
};

struct Packing {
  struct Member {
    unsigned Room;
    /// Members of the same place in front of it in the list.
    std::vector<unsigned> Behind;
  };
  using Place = std::vector<Member>;
  /// One behind the other.
  std::vector<Place> Places;
  uint64_t Size = 0;
  unsigned Alignment = 1;
};

/// Keeps the order of \p Rooms where it costs no bytes. Of each, \p Conflicts has
/// the others that it must not overlap. \p Tail bytes follow behind all of them.
Packing pack(llvm::ArrayRef<Room> Rooms, llvm::ArrayRef<IndexSet> Conflicts,
             unsigned Tail);

} // namespace pollux

#endif // POLLUX_ANALYSIS_PACKING_H
