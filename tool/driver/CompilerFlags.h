//===- CompilerFlags.h - The flags to parse with ----------------*- C++ -*-===//
//
// Answers: with which command line does Clang parse the input? The target's own
// flags, less what makes output or stops at warnings, as C++20 or later.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_DRIVER_COMPILERFLAGS_H
#define POLLUX_DRIVER_COMPILERFLAGS_H

#include "driver/Options.h"
#include "llvm/Support/Error.h"

namespace pollux {

struct ParseCommand {
  std::vector<std::string> Arguments;
  /// Where to run; empty for here.
  std::string Directory;
};

llvm::Expected<ParseCommand> makeParseCommand(const Options &Opts);

} // namespace pollux

#endif // POLLUX_DRIVER_COMPILERFLAGS_H
