//===- Measure.cpp --------------------------------------------------------===//

#include "driver/Measure.h"
#include "clang/AST/RecordLayout.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/Tooling.h"

namespace pollux {

using namespace clang;

namespace {

/// Finds the futures of the files that are reported on.
class FutureFinder : public RecursiveASTVisitor<FutureFinder> {
public:
  FutureFinder(ASTContext &Context, llvm::MutableArrayRef<FileReport> Reports)
      : Context(Context), SM(Context.getSourceManager()) {
    for (FileReport &Report : Reports)
      if (auto File = SM.getFileManager().getOptionalFileRef(Report.File))
        ByFile[&File->getFileEntry()] = &Report;
  }

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitCXXRecordDecl(CXXRecordDecl *Record) {
    if (!Record->isThisDeclarationADefinition() || !Record->getIdentifier())
      return true;
    const CXXRecordDecl *Pattern = patternOf(Record);
    // Lambdas' futures have no key; they come in the order of the lambdas.
    bool IsOfLambda = Pattern->isLocalClass() != nullptr;
    FileReport *Report = ByFile.lookup(SM.getFileEntryForID(
        SM.getFileID(SM.getExpansionLoc(Pattern->getLocation()))));
    if (!Report)
      return true;
    if (Pattern == Record && IsOfLambda)
      for (FunctionReport &F : Report->Functions)
        if (F.IsLambda && F.FutureName == Record->getName() &&
            isFutureOf(F, Record) && Lambdas.insert(&F).second) {
          ByPattern[Record] = &F;
          break;
        }
    FunctionReport *F =
        IsOfLambda ? ByPattern.lookup(Pattern) : find(*Report, Pattern);
    if (F && !Record->isDependentContext()) {
      Places[Record] = {F, F->Layouts.size()};
      F->Layouts.push_back(layOut(Record));
    }
    return true;
  }

  bool VisitClassTemplateSpecializationDecl(ClassTemplateSpecializationDecl *Record) {
    std::string Name = Record->getQualifiedNameAsString();
    if (Name == "pollux::LambdaFuture" || Name == "pollux::LambdaStream")
      Whole.push_back(Record);
    return true;
  }

  /// Adds to lambdas' frames the references to what the closures captured: their
  /// future has both.
  void addCaptures() {
    for (const ClassTemplateSpecializationDecl *Record : Whole) {
      auto Fields = Record->fields();
      if (!Record->isCompleteDefinition() || Fields.empty())
        continue;
      const FieldDecl *Frame = *Fields.begin();
      auto It = Places.find(frameOf(Frame->getType()));
      if (It == Places.end())
        continue;
      auto [F, Index] = It->second;
      FutureLayout &Layout = F->Layouts[Index];
      const ASTRecordLayout &Placed = Context.getASTRecordLayout(Record);
      uint64_t Begin = Placed.getFieldOffset(Frame->getFieldIndex()) / 8;
      if (Begin == 0)
        continue; // Nothing is captured.
      for (PlacedField &Field : Layout.Fields)
        Field.Offset += Begin;
      Layout.Fields.insert(Layout.Fields.begin(),
                           {"(captures)", "references to its captures", 0, Begin,
                            uint64_t(Placed.getAlignment().getQuantity())});
      Layout.Size = Placed.getSize().getQuantity();
      Layout.Align = Placed.getAlignment().getQuantity();
    }
  }

private:
  /// That of a LambdaFuture, as it was written.
  static const CXXRecordDecl *frameOf(QualType Type) {
    const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
    const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
    return Special && Special->getQualifiedNameAsString() == "pollux::LambdaFrame"
               ? Special->getTemplateArgs()[0].getAsType()->getAsCXXRecordDecl()
               : Record;
  }

  static bool isSpecialization(const CXXRecordDecl *Record) {
    return Record->getTemplateSpecializationKind() == TSK_ExplicitSpecialization;
  }

  static const CXXRecordDecl *patternOf(const CXXRecordDecl *Record) {
    if (isSpecialization(Record))
      return Record;
    if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record)) {
      // That of a class template's member, as its class has it.
      const ClassTemplateDecl *Template = Special->getSpecializedTemplate();
      while (const ClassTemplateDecl *Member =
                 Template->getInstantiatedFromMemberTemplate())
        Template = Member;
      return Template->getTemplatedDecl();
    }
    const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern();
    return Pattern ? Pattern : Record;
  }

  FunctionReport *find(FileReport &Report, const CXXRecordDecl *Pattern) {
    std::string Key = withoutUnnamed(Pattern->getQualifiedNameAsString());
    // Specialisations come in the order of their functions.
    bool IsSpecial = isSpecialization(Pattern);
    for (FunctionReport &F : Report.Functions)
      if (!F.IsLambda && F.Key == Key && F.IsSpecialization == IsSpecial &&
          (!IsSpecial || Specializations.insert(&F).second))
        return &F;
    return nullptr;
  }

  /// Whether \p Record has a member for each field of \p F.
  static bool isFutureOf(const FunctionReport &F, const CXXRecordDecl *Record) {
    std::vector<std::string> Names;
    addNames(Record, Names);
    // Several variables may use one field in turn.
    return llvm::all_of(F.Fields,
                        [&](const FieldReport &Field) {
                          return llvm::is_contained(Names, Field.Name);
                        }) &&
           llvm::all_of(Names, [&](const std::string &Name) {
             return F.findField(Name) != nullptr;
           });
  }
  static void addNames(const CXXRecordDecl *Record,
                       std::vector<std::string> &Names) {
    for (const FieldDecl *Field : Record->fields())
      if (const CXXRecordDecl *Inner = innerOf(Record, Field))
        addNames(Inner, Names);
      else
        Names.push_back(Field->getNameAsString());
  }

  /// The union, or struct, that only holds fields of \p Record together and
  /// that \p Field is; or null.
  static const CXXRecordDecl *innerOf(const CXXRecordDecl *Record,
                                      const FieldDecl *Field) {
    const CXXRecordDecl *Inner = Field->getType()->getAsCXXRecordDecl();
    bool IsInner = Inner && (Inner->isAnonymousStructOrUnion() ||
                             Inner->getDeclContext() == Record);
    return IsInner ? Inner : nullptr;
  }

  FutureLayout layOut(const CXXRecordDecl *Record) {
    const ASTRecordLayout &Layout = Context.getASTRecordLayout(Record);
    FutureLayout Result;
    QualType Type = Context.getTypeDeclType(Record);
    Result.Type = withoutUnnamed(
        Record->isLocalClass() ? Record->getNameAsString() : printed(Type));
    Result.Size = Layout.getSize().getQuantity();
    Result.Align = Layout.getAlignment().getQuantity();
    addFields(Record, 0, Result);
    llvm::stable_sort(Result.Fields,
                      [](const PlacedField &A, const PlacedField &B) {
                        return A.Offset < B.Offset;
                      });
    return Result;
  }

  /// The fields of \p Record, also those in its unions and in structs that only
  /// hold fields together.
  void addFields(const CXXRecordDecl *Record, uint64_t Base,
                 FutureLayout &Result) {
    const ASTRecordLayout &Layout = Context.getASTRecordLayout(Record);
    for (const FieldDecl *Field : Record->fields()) {
      uint64_t Offset =
          Base + Layout.getFieldOffset(Field->getFieldIndex()) / 8;
      if (const CXXRecordDecl *Inner = innerOf(Record, Field)) {
        addFields(Inner, Offset, Result);
        continue;
      }
      QualType Type = Field->getType();
      // A slot that begins behind others of its union.
      if (const FieldDecl *Slot = slotBehind(Type)) {
        Offset += Context.getASTRecordLayout(Slot->getParent())
                      .getFieldOffset(Slot->getFieldIndex()) /
                  8;
        Type = Slot->getType();
      }
      CharUnits Size = Context.getTypeSizeInChars(Type);
      if (Field->isZeroSize(Context))
        Size = CharUnits::Zero();
      Result.Fields.push_back({Field->getNameAsString(),
                               typeOf(Type), Offset,
                               uint64_t(Size.getQuantity()),
                               uint64_t(Context.getDeclAlign(Field).getQuantity())});
    }
  }

  /// The slot of a pollux::SlotBehind, or null.
  static const FieldDecl *slotBehind(QualType Type) {
    const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
    if (!Record || Record->getQualifiedNameAsString() != "pollux::SlotBehind")
      return nullptr;
    for (const FieldDecl *Field : Record->fields())
      if (Field->getName() == "slot")
        return Field;
    return nullptr;
  }

  /// What a slot is for.
  std::string typeOf(QualType Type) const {
    const auto *Special =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(
            Type->getAsCXXRecordDecl());
    if (!Special || Special->getQualifiedNameAsString() != "pollux::Slot")
      return printed(Type);
    if (const auto *Written = Type->getAs<TemplateSpecializationType>();
        Written && !Written->template_arguments().empty() &&
        !Special->isInAnonymousNamespace())
      return printed(Written->template_arguments()[0].getAsType());
    return printed(Special->getTemplateArgs()[0].getAsType());
  }

  std::string printed(QualType Type) const {
    PrintingPolicy Policy(Context.getLangOpts());
    Policy.SuppressTagKeyword = true;
    Policy.AnonymousTagLocations = false;
    // What a template's future calls a type of its own says nothing.
    if (const auto *Alias = Type->getAs<TypedefType>())
      if (const auto *Owner =
              dyn_cast<RecordDecl>(Alias->getDecl()->getDeclContext());
          Owner && !Owner->isInStdNamespace())
        Type = Type.getCanonicalType();
    return withoutUnnamed(Type.getAsString(Policy));
  }

  ASTContext &Context;
  SourceManager &SM;
  llvm::DenseMap<const FileEntry *, FileReport *> ByFile;
  llvm::DenseMap<const CXXRecordDecl *, FunctionReport *> ByPattern;
  llvm::DenseMap<const CXXRecordDecl *, std::pair<FunctionReport *, size_t>> Places;
  std::vector<const ClassTemplateSpecializationDecl *> Whole;
  llvm::DenseSet<const FunctionReport *> Lambdas;
  llvm::DenseSet<const FunctionReport *> Specializations;
};

class MeasureAction : public ASTFrontendAction {
public:
  MeasureAction(const LoweredFiles &Files,
                llvm::MutableArrayRef<FileReport> Reports,
                llvm::function_ref<void(DiagnosticsEngine &)> Check)
      : Files(Files), Reports(Reports), Check(Check) {}

  bool PrepareToExecuteAction(CompilerInstance &CI) override {
    for (const auto &[Name, Text] : Files)
      CI.getPreprocessorOpts().addRemappedFile(
          Name, llvm::MemoryBuffer::getMemBufferCopy(Text, Name).release());
    // The user has seen the warnings.
    CI.getDiagnostics().setIgnoreAllWarnings(true);
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 llvm::StringRef) override {
    class Consumer : public ASTConsumer {
    public:
      Consumer(MeasureAction &Action, CompilerInstance &CI)
          : Action(Action), CI(CI) {}
      void HandleTranslationUnit(ASTContext &Context) override {
        if (CI.getDiagnostics().hasErrorOccurred())
          return;
        FutureFinder Finder(Context, Action.Reports);
        Finder.TraverseDecl(Context.getTranslationUnitDecl());
        Finder.addCaptures();
        for (FileReport &Report : Action.Reports)
          for (FunctionReport &F : Report.Functions)
            F.dropIdleAdvice();
        Action.Check(CI.getDiagnostics());
      }

    private:
      MeasureAction &Action;
      CompilerInstance &CI;
    };
    return std::make_unique<Consumer>(*this, CI);
  }

private:
  const LoweredFiles &Files;
  llvm::MutableArrayRef<FileReport> Reports;
  llvm::function_ref<void(DiagnosticsEngine &)> Check;
};

} // namespace

bool measureFutures(const ParseCommand &Command, const LoweredFiles &Files,
                    llvm::MutableArrayRef<FileReport> Reports,
                    llvm::function_ref<void(DiagnosticsEngine &)> Check) {
  FileSystemOptions FileOptions;
  FileOptions.WorkingDir = Command.Directory;
  llvm::IntrusiveRefCntPtr<FileManager> FilesManager(
      new FileManager(FileOptions));
  tooling::ToolInvocation Invocation(
      Command.Arguments, std::make_unique<MeasureAction>(Files, Reports, Check),
      FilesManager.get());
  return Invocation.run();
}

} // namespace pollux
