//===- Options.cpp --------------------------------------------------------===//

#include "driver/Options.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

namespace cl = llvm::cl;

static bool valueOf(const cl::opt<bool> &Option) { return Option; }
static std::string valueOf(const cl::opt<std::string> &Option) {
  return Option;
}
static std::vector<std::string> valueOf(const cl::list<std::string> &Option) {
  return {Option.begin(), Option.end()};
}

std::optional<Options> parseOptions(int argc, const char **argv,
                                    int &ExitCode) {
  // What follows "--" is the compiler's.
  int OwnCount = argc;
  for (int I = 1; I < argc; ++I)
    if (std::string(argv[I]) == "--") {
      OwnCount = I;
      break;
    }

  // LLVM's libraries bring options of their own, some under names of ours.
  cl::ResetCommandLineParser();
  cl::OptionCategory Category("pollux options");
  cl::opt<std::string> InputOption(cl::Positional, cl::desc("<input.cpp>"),
                                   cl::cat(Category));
  using FlagOption = cl::opt<bool>;
  using ValueOption = cl::opt<std::string>;
  using ListOption = cl::list<std::string>;
#define POLLUX_OPTION(Kind, Variable, Name, ValueName, Help)                   \
  Kind##Option Variable##Option(Name, cl::desc(Help),                          \
                                cl::value_desc(ValueName), cl::cat(Category));
#include "driver/Options.def"
  cl::HideUnrelatedOptions(Category);
  cl::SetVersionPrinter([](llvm::raw_ostream &OS) {
    OS << "pollux " POLLUX_VERSION " (Clang " POLLUX_CLANG_VERSION ")\n";
  });
  std::string Errors;
  llvm::raw_string_ostream ErrorStream(Errors);
  ExitCode = 2;
  if (!cl::ParseCommandLineOptions(
          OwnCount, argv,
          "Lowers the ASYNC functions of a C++20 source file to state machines "
          "in C++17.\n\n  pollux [options] input.cpp -o output.cpp -- <compiler "
          "flags>\n",
          &ErrorStream)) {
    llvm::errs() << ErrorStream.str();
    return std::nullopt;
  }
  auto wrong = [&](const llvm::Twine &Message) {
    llvm::errs() << "pollux: error: " << Message << '\n'
                 << "usage: pollux [options] input.cpp -o output.cpp -- "
                    "<compiler flags>\n";
    return std::nullopt;
  };

  Options Result;
  Result.Input = InputOption;
#define POLLUX_OPTION(Kind, Variable, Name, ValueName, Help)                   \
  Result.Variable = valueOf(Variable##Option);
#include "driver/Options.def"
  if (Result.Input.empty())
    return wrong("no input file");
  if (Result.Emit == "html")
    return wrong("--emit=html is not supported yet: --emit=layout and "
                 "--emit=dot show the same");
  if (!llvm::is_contained({"", "cpp", "layout", "dot", "mermaid", "json"},
                          llvm::StringRef(Result.Emit)))
    return wrong("unknown form '" + Result.Emit + "' for --emit");
  for (llvm::StringRef Budget : Result.MaxSize) {
    auto [Function, Bytes] = Budget.rsplit('=');
    uint64_t Limit;
    if (Function.empty() || Bytes.getAsInteger(10, Limit))
      return wrong("--max-size=" + Budget + " is not of the form f=bytes");
    Function.consume_front("::");
    Result.Budgets.push_back({Function.str(), Limit});
  }
  if (!Result.PrintAfter.empty() && Result.isReport())
    return wrong("--print-after prints the IR instead of what --emit names");
  if (Result.Check && Result.Output.empty())
    return wrong("--check compares with the file that -o names");
  if (!Result.DepFile.empty() && Result.Output.empty())
    return wrong("--depfile describes the file that -o names");
  for (int I = OwnCount + 1; I < argc; ++I)
    Result.CompilerFlags.push_back(argv[I]);
  Result.HasCompilerFlags = OwnCount != argc;
  if (Result.HasCompilerFlags && !Result.BuildDirectory.empty())
    return wrong("compiler flags come from '--' or from '-p', not from both");
  ExitCode = 0;
  return Result;
}

} // namespace pollux
