//===- Output.h - Writes files, and only if they change ---------*- C++ -*-===//

#ifndef POLLUX_DRIVER_OUTPUT_H
#define POLLUX_DRIVER_OUTPUT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace pollux {

/// Writes \p Text to \p Path, or to standard output if \p Path is empty. A file
/// that has that text already is left alone, so that nothing is rebuilt for it;
/// another is replaced at once or, if that fails, stays as it was.
llvm::Error writeIfChanged(llvm::StringRef Path, llvm::StringRef Text);

/// "target: files", as Make and Ninja read it.
std::string makeDepFile(llvm::StringRef Target,
                        llvm::ArrayRef<std::string> Files);

/// Prints how \p Path differs from \p Text; whether it does.
bool reportDifference(llvm::StringRef Path, llvm::StringRef Text);

} // namespace pollux

#endif // POLLUX_DRIVER_OUTPUT_H
