//===- CompilerFlags.h - The flags to parse with ----------------*- C++ -*-===//
//
// Answers: with which command line does Clang parse the input, and what it is
// lowered to? The target's own flags, less what makes output or stops at
// warnings; the input as C++20 or later, the lowered text as C++17 or later.
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

/// What is parsed.
enum class ParsedText { Input, Lowered };

/// The input's name is the last of the arguments.
llvm::Expected<ParseCommand> makeParseCommand(const Options &Opts,
                                              ParsedText What);

} // namespace pollux

#endif // POLLUX_DRIVER_COMPILERFLAGS_H
