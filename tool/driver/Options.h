//===- Options.h - The command line, parsed ---------------------*- C++ -*-===//

#ifndef POLLUX_DRIVER_OPTIONS_H
#define POLLUX_DRIVER_OPTIONS_H

#include <optional>
#include <string>
#include <vector>

namespace pollux {

struct Options {
  std::string Input;
  using Flag = bool;
  using Value = std::string;
#define POLLUX_OPTION(Kind, Variable, Name, ValueName, Help) Kind Variable{};
#include "driver/Options.def"
  /// What follows "--".
  std::vector<std::string> CompilerFlags;
  bool HasCompilerFlags = false;
};

/// Parses the command line. Reports wrong usage, and answers --help and
/// --version, on its own; then there is no result and \p ExitCode is what to
/// end with.
std::optional<Options> parseOptions(int argc, const char **argv, int &ExitCode);

} // namespace pollux

#endif // POLLUX_DRIVER_OPTIONS_H
