//===- Measure.h - How large a future is, by a compiler's word --*- C++ -*-===//
//
// Answers: how large is each future of a lowered text, and where in it does each
// field stand? Clang parses the text for the target, as the target's compiler
// would, and lays the structs out.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_DRIVER_MEASURE_H
#define POLLUX_DRIVER_MEASURE_H

#include "driver/CompilerFlags.h"
#include "report/Report.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>

namespace pollux {

/// The lowered texts, by the name of the file that each stands for.
using LoweredFiles = std::map<std::string, std::string>;

/// Adds to each function of \p Reports the layouts of its future, of a template's
/// one for each instantiation. \p Command parses the main file; \p Files are its
/// lowered text and those of the headers that it includes, and the reports those
/// of the same files.
/// Then calls \p Check with the engine that has reported errors so far. False if
/// there were any.
bool measureFutures(const ParseCommand &Command, const LoweredFiles &Files,
                    llvm::MutableArrayRef<FileReport> Reports,
                    llvm::function_ref<void(clang::DiagnosticsEngine &)> Check);

} // namespace pollux

#endif // POLLUX_DRIVER_MEASURE_H
