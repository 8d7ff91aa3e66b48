//===- FieldReasons.h - Why is this stored? ---------------------*- C++ -*-===//
//
// Answers: across which suspension points must a variable keep its value, and
// what needs it there? The account of what PlaceVariables decides:
//
//   std::string key = make();      key, across `co_await lock()`:
//   co_await lock();          ==>    ReadLater, `use(key)`
//   use(key);
//
// Holds for one Function after PlaceVariables and before FlattenFull, which
// takes the scopes of temporaries away.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_ANALYSIS_FIELDREASONS_H
#define POLLUX_ANALYSIS_FIELDREASONS_H

#include "ir/IR.h"

namespace pollux {

/// Why a variable is kept across one suspension point. Of several reasons, the
/// first of these.
struct FieldReason {
  enum KindTy {
    PolledAgain, ///< It is the future that is awaited there.
    ReadLater,   ///< Its value may be read afterwards; or, as a flag is, where
                 ///< what it is the flag of ends.
    Borrowed,    ///< Its address may be known to somebody.
    Destroyed,   ///< Its destructor runs afterwards.
  };
  SuspensionId Point;
  KindTy Kind;
  /// What reads it next, what first made its address known, or the end of its
  /// scope; and the statement around that. Empty if no text says so.
  Span Where, Statement;
  /// Of Borrowed: that comes after the suspension only, and the address is the
  /// same all along.
  bool IsLater = false;
  /// The future that is awaited there may refer to it.
  bool IsReferredTo = false;
  Span ScopeEnd;
};

/// Of each variable, by VarId, in the order of the suspension points. What is no
/// field has none; nor has a field that is one for another reason.
std::vector<std::vector<FieldReason>> findFieldReasons(const Function &F);

} // namespace pollux

#endif // POLLUX_ANALYSIS_FIELDREASONS_H
