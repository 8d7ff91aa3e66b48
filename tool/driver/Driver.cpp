//===- Driver.cpp ---------------------------------------------------------===//

#include "driver/Driver.h"
#include "diagnostics/Diagnose.h"
#include "driver/CompilerFlags.h"
#include "driver/Output.h"
#include "frontend/Conditionals.h"
#include "frontend/MacroUses.h"
#include "frontend/SplitDeclarations.h"
#include "emit/EmitFile.h"
#include "emit/EmitFuture.h"
#include "lower/Lower.h"
#include "lower/ForwardDeclarations.h"
#include "passes/Passes.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Lex/Lexer.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

using namespace clang;

namespace {

/// What one parse of the file comes to.
struct Outcome {
  std::string Text;
  std::vector<std::string> Dependencies;
  /// What the file must say before it can be lowered; it is to be parsed again.
  std::vector<FileEdit> Rewritten;
  bool IsComplete = false;
};

/// Lowers a parsed translation unit.
class TranslationUnit {
public:
  TranslationUnit(const Options &Opts, CompilerInstance &CI, MacroUses &Macros,
                  Conditionals &Conditions, const EditedText &MainFile)
      : Opts(Opts), CI(CI), SM(CI.getSourceManager()), Macros(Macros),
        Conditions(Conditions),
        Report(CI.getDiagnostics(), MainFile),
        Source(SM.getBufferData(SM.getMainFileID()), Opts.Input) {}

  void run(ASTContext &Context, Outcome &Result) {
    AsyncFunctions All(Context, Report, Macros);
    std::vector<FileEdit> Edits = forwardDeclarationEdits(All, SM, Report);
    if (failed())
      return;
    for (const AsyncFunction &Async : All.definitions())
      Macros.requestAround(Async.Body);
    Result.Rewritten = Macros.edits();
    if (Result.Rewritten.empty())
      for (const AsyncFunction &Async : All.definitions())
        llvm::append_range(Result.Rewritten,
                           splitDeclarations(Async.Body, SM, CI.getLangOpts()));
    if (!Result.Rewritten.empty())
      return;
    markRawStrings();

    std::string Dump;
    llvm::raw_string_ostream DumpStream(Dump);
    llvm::StringSet<> TrivialFutures;
    std::vector<Function> Functions;
    std::vector<FrameLayout> Layouts;
    for (const AsyncFunction &Async : All.definitions()) {
      std::optional<Function> F =
          lowerFunction(Async, All, CI.getPreprocessor(), Source, Report,
                        Macros);
      if (!F)
        continue;
      if (!runPasses(*F, Async.Key, TrivialFutures, DumpStream))
        continue;
      Layouts.push_back(computeLayout(*F));
      Functions.push_back(std::move(*F));
    }
    if (failed())
      return;
    // An expansion may do away with a conditional's trouble; one at a time.
    Result.Rewritten = Macros.edits();
    if (Result.Rewritten.empty())
      Result.Rewritten = Conditions.edits();
    if (!Result.Rewritten.empty())
      return;
    Result.Text = Opts.PrintAfter.empty()
                      ? emitFile(Functions, Layouts, Edits, Source, !Opts.NoLine)
                      : DumpStream.str();
    Result.IsComplete = true;
  }

private:
  bool failed() const { return CI.getDiagnostics().hasErrorOccurred(); }

  bool runPasses(Function &F, llvm::StringRef Key,
                 llvm::StringSet<> &TrivialFutures,
                 llvm::raw_ostream &Dump) {
    bool IsRefused = false;
    auto Refuse = [&](const Variable &V, llvm::StringRef Reason) {
      SourceLocation Loc = SM.getLocForStartOfFile(SM.getMainFileID())
                               .getLocWithOffset(V.Declared.Begin);
      if (!IsRefused && !Reason.empty())
        Report.refuse(Loc, Refusal::UnnameableType, {V.Name, Reason.str()});
      else if (!IsRefused && !Macros.requestIn(F.Body, V.Name))
        Report.refuse(Loc, Refusal::RenamedInMacro, {V.Name});
      IsRefused = true;
    };
    PassContext Context{Source, TrivialFutures, Refuse};
    auto after = [&](llvm::StringRef Name) {
      if (Opts.PrintAfter == Name)
        print(F, Source, Dump);
      if (!Opts.VerifyEach)
        return;
      if (std::optional<std::string> Violation = verify(F, Name))
        llvm::report_fatal_error(
            llvm::Twine("pollux: broken IR after ") + Name + ": " + *Violation,
            /*gen_crash_diag=*/false);
    };
    after("lower");
    for (const Pass &P : passes()) {
      P.Run(F, Context);
      if (IsRefused)
        return false;
      after(P.Name);
    }
    if (std::optional<unsigned> Lost = findLostDirective(F, Source)) {
      if (!Conditions.request(*Lost))
        Report.refuse(SM.getLocForStartOfFile(SM.getMainFileID())
                          .getLocWithOffset(*Lost),
                      Refusal::LostDirective);
      return false;
    }
    F.IsTriviallyDestructible = true;
    for (const Variable &V : F.Variables)
      if (V.IsField && V.NeedsDestruction)
        F.IsTriviallyDestructible = false;
    if (F.IsTriviallyDestructible)
      TrivialFutures.insert(Key);
    return true;
  }

  /// Lines inside of raw strings must not be indented anew.
  void markRawStrings() {
    Lexer Raw(SM.getMainFileID(), SM.getBufferOrFake(SM.getMainFileID()), SM,
              CI.getLangOpts());
    Token T;
    while (!Raw.LexFromRawLexer(T))
      if (tok::isStringLiteral(T.getKind())) {
        unsigned Begin = SM.getFileOffset(T.getLocation());
        Source.markToken({Begin, Begin + T.getLength()});
      }
  }

  const Options &Opts;
  CompilerInstance &CI;
  SourceManager &SM;
  MacroUses &Macros;
  Conditionals &Conditions;
  Reporter Report;
  SourceText Source;
};

class LoweringAction : public ASTFrontendAction {
public:
  LoweringAction(const Options &Opts, EditedText &MainFile, Outcome &Result)
      : Opts(Opts), MainFile(MainFile), Result(Result) {}

  bool PrepareToExecuteAction(CompilerInstance &CI) override {
    if (!MainFile.isEdited())
      return true;
    // The preprocessor owns the buffer.
    CI.getPreprocessorOpts().addRemappedFile(
        CI.getFrontendOpts().Inputs.front().getFile(),
        llvm::MemoryBuffer::getMemBufferCopy(MainFile.current()).release());
    // The user has seen the warnings.
    CI.getDiagnostics().setIgnoreAllWarnings(true);
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 llvm::StringRef) override {
    class Consumer : public ASTConsumer {
    public:
      Consumer(LoweringAction &Action, CompilerInstance &CI)
          : Action(Action), CI(CI) {}
      void HandleTranslationUnit(ASTContext &Context) override {
        if (!CI.getDiagnostics().hasErrorOccurred())
          TranslationUnit(Action.Opts, CI, *Action.Macros,
                          *Action.Conditions, Action.MainFile)
              .run(Context, Action.Result);
      }

    private:
      LoweringAction &Action;
      CompilerInstance &CI;
    };
    return std::make_unique<Consumer>(*this, CI);
  }

  bool BeginSourceFileAction(CompilerInstance &CI) override {
    Collector = std::make_shared<AllDependencies>();
    Collector->attachToPreprocessor(CI.getPreprocessor());
    Macros = std::make_unique<MacroUses>(CI.getPreprocessor());
    Conditions = std::make_unique<Conditionals>(CI.getPreprocessor());
    if (!MainFile.isEdited()) {
      SourceManager &SM = CI.getSourceManager();
      MainFile = EditedText(SM.getBufferData(SM.getMainFileID()).str());
    }
    return true;
  }

  void EndSourceFileAction() override {
    for (const std::string &File : Collector->getDependencies())
      Result.Dependencies.push_back(File);
  }

private:
  /// System headers count as well: their package may be updated.
  struct AllDependencies : DependencyCollector {
    bool needSystemDependencies() override { return true; }
  };

  const Options &Opts;
  EditedText &MainFile;
  Outcome &Result;
  std::shared_ptr<DependencyCollector> Collector;
  std::unique_ptr<MacroUses> Macros;
  std::unique_ptr<Conditionals> Conditions;
};

void reportError(const llvm::Twine &Message) {
  llvm::errs() << "pollux: error: " << Message << '\n';
}

bool isPassName(llvm::StringRef Name) {
  if (Name == "lower")
    return true;
  for (const Pass &P : passes())
    if (Name == P.Name)
      return true;
  return false;
}

} // namespace

int run(const Options &Opts) {
  if (!Opts.PrintAfter.empty() && !isPassName(Opts.PrintAfter)) {
    reportError("unknown pass '" + Opts.PrintAfter + "' for --print-after");
    return 2;
  }
  if (!llvm::sys::fs::exists(Opts.Input)) {
    reportError("no such file: '" + Opts.Input + "'");
    return 1;
  }
  if (llvm::sys::fs::is_directory(Opts.Input)) {
    reportError("'" + Opts.Input + "' is a directory");
    return 1;
  }
  llvm::Expected<ParseCommand> Command = makeParseCommand(Opts);
  if (!Command) {
    reportError(llvm::toString(Command.takeError()));
    return 1;
  }

  Outcome Result;
  EditedText MainFile;
  do {
    MainFile.apply(std::exchange(Result, {}).Rewritten);
    FileSystemOptions FileOptions;
    FileOptions.WorkingDir = Command->Directory;
    llvm::IntrusiveRefCntPtr<FileManager> Files(new FileManager(FileOptions));
    tooling::ToolInvocation Invocation(
        Command->Arguments,
        std::make_unique<LoweringAction>(Opts, MainFile, Result), Files.get());
    if (!Invocation.run())
      return 1;
    // Each time, there is less left to rewrite.
  } while (!Result.Rewritten.empty());
  if (!Result.IsComplete)
    return 1;

  if (Opts.Check)
    return reportDifference(Opts.Output, Result.Text) ? 1 : 0;
  if (llvm::Error Error = writeIfChanged(Opts.Output, Result.Text)) {
    reportError("can't write '" + Opts.Output +
                "': " + llvm::toString(std::move(Error)));
    return 1;
  }
  if (!Opts.DepFile.empty())
    if (llvm::Error Error = writeIfChanged(
            Opts.DepFile, makeDepFile(Opts.Output, Result.Dependencies))) {
      reportError("can't write '" + Opts.DepFile +
                  "': " + llvm::toString(std::move(Error)));
      return 1;
    }
  return 0;
}

} // namespace pollux
