//===- ReadyCalls.h - Which calls are ready at once? ------------*- C++ -*-===//
//
// An async function that awaits nothing, or only what is ready at once, is ready
// when it is polled for the first time. Who awaits a call of it needs no
// suspension point, no field and no state: the future is a temporary that is
// polled where it is made, and lives to the end of the full-expression as it does
// natively.
//
//   ASYNC Future<int> twice(int n) { co_return 2 * n; }
//
//   total += co_await twice(i);   ==>   total += twice(i).poll(cx).take();
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_READYCALLS_H
#define POLLUX_FRONTEND_READYCALLS_H

#include "frontend/AsyncUses.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace pollux {

class ReadyCalls {
public:
  explicit ReadyCalls(const AsyncUses &Uses) : Uses(Uses) {}

  /// The awaits in the body of \p Async that can be written as polls of calls
  /// that are ready at once. Where one full-expression awaits something else as
  /// well, none of its awaits is among them: what it evaluates before it
  /// suspends has to be kept anyway.
  llvm::DenseSet<const clang::Expr *> awaitsIn(const AsyncFunction &Async);

private:
  /// Whether every poll of \p Async is its last.
  bool isReadyAtOnce(const AsyncFunction &Async);
  /// Whether \p Await awaits a call of such a function.
  bool awaitsReadyCall(const clang::Expr *Await);

  const AsyncUses &Uses;
  /// False also while it is being looked at: who calls itself may suspend.
  llvm::DenseMap<const AsyncFunction *, bool> Known;
};

} // namespace pollux

#endif // POLLUX_FRONTEND_READYCALLS_H
