//===- EarlyUses.h - Calls in front of the future ---------------*- C++ -*-===//
//
// Answers: does code that is not async call an async function where its future
// is only declared? In a class, the bodies of all functions see the whole class,
// but not what stands behind it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_EARLYUSES_H
#define POLLUX_FRONTEND_EARLYUSES_H

#include "frontend/AsyncFunctions.h"

namespace pollux {

/// Refuses each such call.
void checkEarlyUses(const AsyncFunctions &All, clang::ASTContext &Context,
                    Reporter &Report);

} // namespace pollux

#endif // POLLUX_FRONTEND_EARLYUSES_H
