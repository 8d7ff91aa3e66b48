//===- EmitFuture.h - The lowered form of one function ----------*- C++ -*-===//
//
// ASYNC Future<int> f(T a) { … }   becomes
//
//   namespace f_locals       classes and closures of the body that the future
//                            must name, if there are any
//   struct f_future          what lives across a suspension, and the state
//   f_future f(T a)          captures, runs nothing
//   f_poll(frame, cx)        the body: starts, or goes on where it suspended
//   f_future::poll(cx)       calls it
//
// States: Start (captured), one a suspension point, Done (completed, moved
// from, or being polled: `poll` leaves it unless it suspends). The destructor
// destroys what is alive in the state; `poll` itself, in whatever way it is
// left, by guards in the blocks that own the values.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_EMIT_EMITFUTURE_H
#define POLLUX_EMIT_EMITFUTURE_H

#include "emit/LineWriter.h"
#include "ir/IR.h"
#include "layout/FrameLayout.h"

namespace pollux {

/// Requires: all passes have run.
void emitFuture(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out);

// In pieces, private to emit/.
void emitLocals(const Function &F, const SourceText &Source, LineWriter &Out);
void emitStruct(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out);
void emitPoll(const Function &F, const SourceText &Source, LineWriter &Out);

/// The offset of a preprocessor line of the body that the emitted text has lost,
/// because the statement around it was taken apart; or std::nullopt.
std::optional<unsigned> findLostDirective(const Function &F,
                                          const SourceText &Source);

/// "frame.name", "(*frame.name)": how the body reaches a field without alias.
std::string fieldAccess(const Function &F, const Variable &V);

} // namespace pollux

#endif // POLLUX_EMIT_EMITFUTURE_H
