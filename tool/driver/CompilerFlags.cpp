//===- CompilerFlags.cpp --------------------------------------------------===//

#include "driver/CompilerFlags.h"
#include "frontend/AsyncFunctions.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace pollux {

namespace {

/// "-std=c++14" becomes "-std=c++17" of lowered text, and "-std=c++20" of the
/// input; later standards stay.
std::string atLeast(llvm::StringRef Least, llvm::StringRef Flag) {
  llvm::StringRef Standard = Flag.drop_front(llvm::StringRef("-std=").size());
  bool IsGnu = Standard.consume_front("gnu++");
  if (!IsGnu)
    Standard.consume_front("c++");
  bool IsLater = llvm::StringSwitch<bool>(Standard)
                     .Case("2b", true)
                     .Case("23", true)
                     .Case("2c", true)
                     .Case("26", true)
                     .Case("2a", Least == "17")
                     .Case("20", Least == "17")
                     .Default(false);
  return std::string("-std=") + (IsGnu ? "gnu++" : "c++") +
         (IsLater ? Standard.str() : Least.str());
}

/// Copies the flags that matter for parsing.
void addParsingFlags(const std::vector<std::string> &Flags,
                     llvm::StringRef Least, llvm::StringRef Input,
                     std::vector<std::string> &Out) {
  bool HasStandard = false;
  for (size_t I = 0; I < Flags.size(); ++I) {
    llvm::StringRef Flag = Flags[I];
    // With a separate value.
    if (Flag == "-o" || Flag == "-MF" || Flag == "-MT" || Flag == "-MQ") {
      ++I;
      continue;
    }
    if (Flag == "-c" || Flag == "-S" || Flag == "-E" || Flag == "-M" ||
        Flag == "-MM" || Flag == "-MD" || Flag == "-MMD" || Flag == "-MP" ||
        Flag == "-MG" || Flag.starts_with("-MF") || Flag.starts_with("-o") ||
        Flag.starts_with("-Werror") || Flag == "-pedantic-errors" ||
        // Needs nothing more of a parse, and GCC's spellings differ.
        Flag.starts_with("-fcoroutines") || Flag.starts_with("-flto") ||
        Flag.starts_with("-fno-lto") || Flag == Input)
      continue;
    if (Flag.starts_with("-std=")) {
      Out.push_back(atLeast(Least, Flag));
      HasStandard = true;
      continue;
    }
    Out.push_back(Flag.str());
  }
  if (!HasStandard)
    Out.push_back("-std=c++" + Least.str());
}

} // namespace

llvm::Expected<ParseCommand> makeParseCommand(const Options &Opts,
                                              ParsedText What) {
  ParseCommand Result;
  std::vector<std::string> Flags = Opts.CompilerFlags;
  std::string Compiler = "clang++";
  std::string Input = Opts.Input;
  if (!Opts.BuildDirectory.empty()) {
    std::string Error;
    auto Database = clang::tooling::CompilationDatabase::loadFromDirectory(
        Opts.BuildDirectory, Error);
    if (!Database)
      return llvm::createStringError(llvm::inconvertibleErrorCode(), Error);
    llvm::SmallString<256> Absolute(Opts.Input);
    llvm::sys::fs::make_absolute(Absolute);
    llvm::sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
    // Nobody compiles a header: the flags are those of a source near it.
    if (isHeader(Opts.Input))
      Database = clang::tooling::inferMissingCompileCommands(std::move(Database));
    auto Commands = Database->getCompileCommands(Absolute);
    if (Commands.empty())
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "no compile command for '" + Opts.Input + "' in '" +
              Opts.BuildDirectory + "'");
    Flags.assign(Commands[0].CommandLine.begin() + 1,
                 Commands[0].CommandLine.end());
    // A "--" in front of the file name is the database's, not the user's.
    llvm::erase(Flags, "--");
    llvm::erase(Flags, Commands[0].Filename);
    Result.Directory = Commands[0].Directory;
    if (Result.Directory != "")
      Input = std::string(Absolute);
  }

  Result.Arguments = {Compiler, "-fsyntax-only", "-x", "c++"};
  bool IsInput = What == ParsedText::Input;
  addParsingFlags(Flags, IsInput ? "20" : "17", Opts.Input, Result.Arguments);
  if (IsInput)
    Result.Arguments.push_back("-DPOLLUX_LOWERING=1");
  for (const char *Flag :
       {"-Wno-everything", "-Qunused-arguments",
        "-resource-dir=" POLLUX_CLANG_RESOURCE_DIR})
    Result.Arguments.push_back(Flag);
  Result.Arguments.push_back(Input);
  return Result;
}

} // namespace pollux
