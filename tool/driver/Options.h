//===- Options.h - The command line, parsed ---------------------*- C++ -*-===//

#ifndef POLLUX_DRIVER_OPTIONS_H
#define POLLUX_DRIVER_OPTIONS_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pollux {

/// What the future of one function may take.
struct SizeBudget {
  /// Qualified.
  std::string Function;
  uint64_t Bytes;
};

struct Options {
  std::string Input;
  using Flag = bool;
  using Value = std::string;
  using List = std::vector<std::string>;
#define POLLUX_OPTION(Kind, Variable, Name, ValueName, Help) Kind Variable{};
#include "driver/Options.def"
  /// What follows "--".
  std::vector<std::string> CompilerFlags;
  bool HasCompilerFlags = false;
  /// Those of --max-size.
  std::vector<SizeBudget> Budgets;

  /// Not the lowered source is wanted but a view of it.
  bool isReport() const { return !Emit.empty() && Emit != "cpp"; }
  /// What a compiler says of the lowered source must be known.
  bool needsSizes() const {
    return !Budgets.empty() || Emit == "layout" || Emit == "json";
  }
};

/// Parses the command line. Reports wrong usage, and answers --help and
/// --version, on its own; then there is no result and \p ExitCode is what to
/// end with.
std::optional<Options> parseOptions(int argc, const char **argv, int &ExitCode);

} // namespace pollux

#endif // POLLUX_DRIVER_OPTIONS_H
