//===- IndexSet.h - A few numbers of many -----------------------*- C++ -*-===//
//
// Variables, rooms or the like, by their index. What is needed at one place is
// mostly little of all that there is: a set takes room for its members only, so
// that a function of n awaits needs room and time for n of them, not for n².
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_SUPPORT_INDEXSET_H
#define POLLUX_SUPPORT_INDEXSET_H

#include "llvm/ADT/SparseBitVector.h"

namespace pollux {

using IndexSet = llvm::SparseBitVector<>;

} // namespace pollux

#endif // POLLUX_SUPPORT_INDEXSET_H
