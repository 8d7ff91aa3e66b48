//===- Driver.cpp ---------------------------------------------------------===//

#include "driver/Driver.h"
#include "diagnostics/Diagnose.h"
#include "driver/CompilerFlags.h"
#include "driver/Measure.h"
#include "driver/Output.h"
#include "frontend/ClosureLifetimes.h"
#include "driver/SizeBudgets.h"
#include "frontend/Conditionals.h"
#include "frontend/Includes.h"
#include "frontend/MacroUses.h"
#include "frontend/SplitDeclarations.h"
#include "emit/EmitFile.h"
#include "emit/EmitFuture.h"
#include "lower/Instantiations.h"
#include "lower/Lower.h"
#include "lower/ForwardDeclarations.h"
#include "passes/Passes.h"
#include "report/Report.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Lex/Lexer.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

using namespace clang;

namespace {

/// What one parse of the file comes to.
struct Outcome {
  std::string Text;
  std::vector<std::string> Dependencies;
  /// What its views show, if one is wanted, and the headers with async functions
  /// of their own, which have to be lowered before it can be compiled.
  FileReport Report;
  std::vector<std::string> Headers;
  /// What the file must say before it can be lowered; it is to be parsed again.
  std::vector<FileEdit> Rewritten;
  bool IsComplete = false;
};

/// Lowers a parsed translation unit.
class TranslationUnit {
public:
  TranslationUnit(const Options &Opts, CompilerInstance &CI, MacroUses &Macros,
                  Conditionals &Conditions, Includes &Included,
                  const EditedText &MainFile)
      : Opts(Opts), CI(CI), SM(CI.getSourceManager()), Macros(Macros),
        Conditions(Conditions), Included(Included),
        Report(CI.getDiagnostics(), MainFile),
        Source(SM.getBufferData(SM.getMainFileID()), Opts.Input) {}

  void run(ASTContext &Context, Outcome &Result) {
    AsyncFunctions All(Context, Report, Macros);
    AsyncUses Uses(Context, All, Report);
    checkClosureLifetimes(Context, Report);
    for (const BoxedUse &Box : Uses.boxes())
      if (Opts.NoBox)
        Report.refuseBox(Box.Loc, Box.Reason, Box.Name);
    std::vector<FileEdit> Edits = forwardDeclarationEdits(All, Source, SM, Report, Macros);
    llvm::append_range(Edits,
                       explicitInstantiationEdits(All, SM, CI.getLangOpts()));
    llvm::append_range(Edits, Uses.renames());
    Included.lookAt(All);
    bool HasOwnPlace = isHeader(Opts.Input) &&
                       llvm::sys::path::is_absolute(Opts.Input);
    if (HasOwnPlace)
      llvm::append_range(
          Edits, Included.edits(llvm::sys::path::parent_path(Opts.Input)));
    llvm::append_range(Edits, Included.marks(All, Uses.headers()));
    llvm::stable_sort(Edits, [](const FileEdit &A, const FileEdit &B) {
      return std::pair(A.Where.Begin, A.Where.End) <
             std::pair(B.Where.Begin, B.Where.End);
    });
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
    llvm::StringMap<FutureFacts> Futures;
    std::vector<Function> Functions, Declared, Lambdas;
    std::vector<FrameLayout> Layouts;
    ReadyCalls Ready(Uses);
    bool WantsReport = Opts.isReport() || Opts.needsSizes();
    auto lower = [&](const AsyncFunction &Async) -> std::optional<Function> {
      std::optional<Function> F = lowerFunction(
          Async, Uses, Ready, CI.getPreprocessor(), Source, Report, Macros);
      if (!F)
        return std::nullopt;
      for (const Function &Outer : llvm::concat<Function>(Functions, Lambdas))
        reserveRenamed(Outer, *F);
      std::vector<std::vector<FieldReason>> Reasons;
      if (!runPasses(*F, Futures, DumpStream,
                     WantsReport ? &Reasons : nullptr))
        return std::nullopt;
      if (WantsReport)
        Result.Report.Functions.push_back(reportOn(*F, Reasons, Source));
      return F;
    };
    for (const AsyncFunction &Async : All.definitions())
      if (!Async.Lambda)
        if (std::optional<Function> F = lower(Async)) {
          Layouts.push_back(computeLayout(*F));
          Futures[Async.Key] = {!F->IsTriviallyDestructible,
                                Layouts.back().SizeHint,
                                Layouts.back().AlignmentHint};
          Functions.push_back(std::move(*F));
        }
    for (const AsyncFunction &Async : All.declarations())
      if (std::optional<Function> F = lowerDeclaration(
              Async, Uses, Ready, CI.getPreprocessor(), Source, Report, Macros))
        Declared.push_back(std::move(*F));
    // The outer ones' names come first.
    std::vector<const AsyncFunction *> Inner;
    for (const AsyncFunction &Async : All.definitions())
      if (Async.Lambda)
        Inner.push_back(&Async);
    auto place = [&](const AsyncFunction *Async) {
      return placeOfLambda(Async->Lambda, SM, CI.getLangOpts())
          .value_or(Span());
    };
    llvm::stable_sort(Inner, [&](const auto *A, const auto *B) {
      return place(A).Begin < place(B).Begin;
    });
    for (const AsyncFunction *Async : Inner) {
      // The argument of a macro that uses it twice.
      if (!Lambdas.empty() && Lambdas.back().Definition == place(Async)) {
        if (!Macros.request(Async->Lambda->getBeginLoc()))
          Report.refuse(Async->Lambda->getBeginLoc(), Refusal::DefinedByMacro,
                        {Lambdas.back().Name});
        continue;
      }
      if (std::optional<Function> F = lower(*Async))
        Lambdas.push_back(std::move(*F));
    }
    if (failed())
      return;
    // An expansion may do away with a conditional's trouble; one at a time.
    Result.Rewritten = Macros.edits();
    if (Result.Rewritten.empty())
      Result.Rewritten = Conditions.edits();
    if (!Result.Rewritten.empty())
      return;
    checkInstantiations(All, Context, Report);
    if (failed())
      return;
    for (Function &Lambda : Lambdas) {
      if (Function *Outer = innermostAround(Lambda, Functions, Lambdas))
        Outer->Lambdas.push_back(&Lambda);
      for (const Function &Outer : Lambdas)
        Lambda.IsInNestedTemplates |=
            llvm::any_of(Outer.Locals, [&](const LocalDefinition &Local) {
              return Local.IsHoisted && Local.HasDeducedParameters &&
                     Local.Where.contains(Lambda.Definition);
            });
    }
    if (!Opts.PrintAfter.empty())
      Result.Text = DumpStream.str();
    else if (HasOwnPlace && !Included.isMainFileLowered())
      Result.Text = emitForwardingHeader(Source);
    else
      Result.Text = emitFile(Functions, Layouts, Declared, Lambdas, Edits,
                             Source, !Opts.NoLine);
    Result.IsComplete = true;
    if (WantsReport)
      completeReport(All, Uses, Result);
    if (Opts.Remarks)
      for (const BoxedUse &Box : Uses.boxes())
        Report.remark(Box.Loc, Box.Reason, Box.Name);
  }

private:
  void completeReport(const AsyncFunctions &All, const AsyncUses &Uses,
                      Outcome &Result) {
    Result.Report.File = Opts.Input;
    llvm::stable_sort(Result.Report.Functions,
                      [](const FunctionReport &A, const FunctionReport &B) {
                        return A.Offset < B.Offset;
                      });
    for (const BoxedUse &Box : Uses.boxes()) {
      PresumedLoc Where = SM.getPresumedLoc(Box.Loc);
      Result.Report.Boxes.push_back({Where.getLine(), Where.getColumn(),
                                     Box.Name, Reporter::reasonFor(Box.Reason)});
    }
    for (const AsyncFunction &Async :
         llvm::concat<const AsyncFunction>(All.all(), All.declaredApart())) {
      OptionalFileEntryRef File = SM.getFileEntryRefForID(
          SM.getFileID(SM.getExpansionLoc(Async.Definition->getLocation())));
      if (!Async.IsInMainFile && File &&
          !llvm::is_contained(Result.Headers, File->getName()))
        Result.Headers.push_back(File->getName().str());
    }
  }

  bool failed() const { return CI.getDiagnostics().hasErrorOccurred(); }

  /// Keeps the names that lambda \p Inner generates clear of those that it knows
  /// renamed variables of \p Outer by.
  static void reserveRenamed(const Function &Outer, Function &Inner) {
    for (const Variable &V : Outer.Variables)
      if (V.isUserVisible() && V.BodyName != V.Name &&
          llvm::any_of(V.Mentions, [&](Span Mention) {
            return Inner.Definition.contains(Mention);
          })) {
        Inner.UsedNames.push_back(V.BodyName);
        Inner.RenamedAround.push_back(V.BodyName);
      }
  }

  /// The function whose text \p Lambda stands in, or null.
  static Function *innermostAround(const Function &Lambda,
                                   std::vector<Function> &Functions,
                                   std::vector<Function> &Lambdas) {
    Function *Innermost = nullptr;
    for (Function &F : llvm::concat<Function>(Functions, Lambdas))
      if (&F != &Lambda &&
          (F.Body.contains(Lambda.Definition) ||
           F.Signature.contains(Lambda.Definition)) &&
          (!Innermost || F.Body.Begin > Innermost->Body.Begin))
        Innermost = &F;
    return Innermost;
  }

  bool runPasses(Function &F, const llvm::StringMap<FutureFacts> &Futures,
                 llvm::raw_ostream &Dump,
                 std::vector<std::vector<FieldReason>> *Reasons) {
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
    PassContext Context{Source, Futures, Refuse};
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
      if (Reasons && P.Run == placeVariables)
        *Reasons = findFieldReasons(F);
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
  Includes &Included;
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
                          *Action.Conditions, *Action.Included,
                          Action.MainFile)
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
    Included = std::make_unique<Includes>(CI.getPreprocessor());
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
  std::unique_ptr<Includes> Included;
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

/// Lowers the file that \p Command parses, or has reported why it can't.
/// \p MainFile becomes the file as it was parsed at last.
std::optional<Outcome> lowerFile(const Options &Opts,
                                 const ParseCommand &Command,
                                 EditedText &MainFile) {
  Outcome Result;
  do {
    MainFile.apply(std::exchange(Result, {}).Rewritten);
    FileSystemOptions FileOptions;
    FileOptions.WorkingDir = Command.Directory;
    llvm::IntrusiveRefCntPtr<FileManager> Files(new FileManager(FileOptions));
    tooling::ToolInvocation Invocation(
        Command.Arguments,
        std::make_unique<LoweringAction>(Opts, MainFile, Result), Files.get());
    if (!Invocation.run())
      return std::nullopt;
    // Each time, there is less left to rewrite.
  } while (!Result.Rewritten.empty());
  if (!Result.IsComplete)
    return std::nullopt;
  return Result;
}

/// Adds to the report in \p Result what a compiler says of the lowered text, if
/// that is wanted, and checks it against the budgets. False if it has reported
/// an error.
bool addSizes(const Options &Opts, ParseCommand Command,
              const EditedText &MainFile, Outcome &Result) {
  if (!Opts.needsSizes())
    return true;
  std::string Unknown = findUnknownFunction(Opts.Budgets, Result.Report);
  if (!Unknown.empty()) {
    reportError("--max-size names '" + Unknown + "', but '" + Opts.Input +
                "' has no such async function");
    return false;
  }
  // As the build has it: every header that defines async functions is lowered.
  std::string Input = Command.Arguments.back();
  LoweredFiles Files{{Input, Result.Text}};
  std::vector<FileReport> Reports{std::move(Result.Report)};
  for (const std::string &Header : Result.Headers) {
    Options HeaderOpts;
    HeaderOpts.Emit = Opts.Emit;
    HeaderOpts.Input = Command.Arguments.back() = Header;
    EditedText HeaderFile;
    std::optional<Outcome> Lowered = lowerFile(HeaderOpts, Command, HeaderFile);
    if (!Lowered)
      return false;
    Files[Header] = std::move(Lowered->Text);
    Reports.push_back(std::move(Lowered->Report));
  }
  llvm::Expected<ParseCommand> ForLowered =
      makeParseCommand(Opts, ParsedText::Lowered);
  if (!ForLowered) {
    reportError(llvm::toString(ForLowered.takeError()));
    return false;
  }
  // As Clang opens it.
  Reports.front().File = Input;
  bool IsDone = measureFutures(
      *ForLowered, Files, Reports, [&](DiagnosticsEngine &Diags) {
        checkSizeBudgets(Opts.Budgets, Reports.front(), MainFile, Diags);
      });
  std::string Unmeasured =
      IsDone ? findUnmeasuredFunction(Opts.Budgets, Reports.front()) : "";
  if (!Unmeasured.empty()) {
    reportError("--max-size can't check '" + Unmeasured + "': its size depends on "
                "template parameters, and nothing in '" + Opts.Input +
                "' fixes them");
    return false;
  }
  Result.Report = std::move(Reports.front());
  Result.Report.File = Opts.Input;
  for (FileReport &Header : llvm::drop_begin(Reports))
    for (FunctionReport &F : Header.Functions)
      if (F.IsTemplate && !F.Layouts.empty()) {
        F.Header = Header.File;
        Result.Report.Functions.push_back(std::move(F));
      }
  return IsDone;
}

std::string viewOf(const FileReport &Report, llvm::StringRef Form) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  if (Form == "layout")
    writeLayout(Report, OS);
  else if (Form == "dot")
    writeDot(Report, OS);
  else if (Form == "mermaid")
    writeMermaid(Report, OS);
  else
    writeJson(Report, OS);
  return Text;
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
  llvm::Expected<ParseCommand> Command = makeParseCommand(Opts, ParsedText::Input);
  if (!Command) {
    reportError(llvm::toString(Command.takeError()));
    return 1;
  }

  EditedText MainFile;
  std::optional<Outcome> Result = lowerFile(Opts, *Command, MainFile);
  if (!Result || !addSizes(Opts, *Command, MainFile, *Result))
    return 1;
  if (Opts.isReport())
    Result->Text = viewOf(Result->Report, Opts.Emit);

  if (Opts.Check)
    return reportDifference(Opts.Output, Result->Text) ? 1 : 0;
  if (llvm::Error Error = writeIfChanged(Opts.Output, Result->Text)) {
    reportError("can't write '" + Opts.Output +
                "': " + llvm::toString(std::move(Error)));
    return 1;
  }
  if (!Opts.DepFile.empty())
    if (llvm::Error Error = writeIfChanged(
            Opts.DepFile, makeDepFile(Opts.Output, Result->Dependencies))) {
      reportError("can't write '" + Opts.DepFile +
                  "': " + llvm::toString(std::move(Error)));
      return 1;
    }
  return 0;
}

} // namespace pollux
