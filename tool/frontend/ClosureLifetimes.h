//===- ClosureLifetimes.h - Futures that outlive their closure --*- C++ -*-===//
//
// Answers: does the future of an async lambda outlive the closure, which holds
// the captures, and so dangle as a coroutine's would?
//
//   return [this]() ASYNC -> Future<int> { co_return value; }();
//
// Only what the source shows at one place is warned of: a closure that dies at
// the end of the full-expression, while the future is kept, returned or spawned;
// and a local one whose future is returned.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_CLOSURELIFETIMES_H
#define POLLUX_FRONTEND_CLOSURELIFETIMES_H

#include "diagnostics/Diagnose.h"
#include "clang/AST/ASTContext.h"

namespace pollux {

/// Warns of the main file's.
void checkClosureLifetimes(clang::ASTContext &Context, Reporter &Report);

} // namespace pollux

#endif // POLLUX_FRONTEND_CLOSURELIFETIMES_H
