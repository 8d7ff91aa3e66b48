//===- AsyncFunctions.cpp -------------------------------------------------===//

#include "frontend/AsyncFunctions.h"
#include "diagnostics/Diagnose.h"
#include "frontend/FutureOrder.h"
#include "frontend/TemplateParameters.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"
#include <map>

namespace pollux {

using namespace clang;

namespace {

/// Whether \p Decl is pollux::\p Name.
bool isPollux(const NamedDecl *Decl, llvm::StringRef Name) {
  if (!Decl || !Decl->getIdentifier() || Decl->getName() != Name)
    return false;
  const DeclContext *Scope =
      Decl->getDeclContext()->getEnclosingNamespaceContext();
  while (Scope->isInlineNamespace())
    Scope = Scope->getParent();
  const auto *Namespace = llvm::dyn_cast<NamespaceDecl>(Scope);
  return Namespace && Namespace->getName() == "pollux";
}

/// The first argument of \p Type, if it is pollux::\p Name<...>; else null.
QualType firstArgument(QualType Type, llvm::StringRef Name) {
  const auto *Special =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Type->getAsCXXRecordDecl());
  if (Special)
    return isPollux(Special, Name) ? Special->getTemplateArgs()[0].getAsType()
                                   : QualType();
  // In a template the argument may depend on the parameters.
  const auto *Dependent =
      Type.getCanonicalType()->getAs<TemplateSpecializationType>();
  if (!Dependent ||
      !isPollux(Dependent->getTemplateName().getAsTemplateDecl(), Name))
    return {};
  while (const auto *Written = Type->getAs<TemplateSpecializationType>()) {
    if (isPollux(Written->getTemplateName().getAsTemplateDecl(), Name))
      return Written->template_arguments()[0].getAsType();
    if (!Written->isTypeAlias())
      break;
    Type = Written->getAliasedType();
  }
  return Dependent->template_arguments()[0].getAsType();
}

/// Clang puts a function-try-block into braces that nobody wrote.
const Stmt *writtenBody(const FunctionDecl *Decl) {
  const Stmt *Body = cast<CoroutineBodyStmt>(Decl->getBody())->getBody();
  const auto *Compound = dyn_cast<CompoundStmt>(Body);
  return Compound && Compound->getLBracLoc().isInvalid()
             ? *Compound->body_begin()
             : Body;
}

/// "client_hpp"
std::string asWord(const SourceManager &SM, FileID File) {
  OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
  std::string Word =
      Entry ? llvm::sys::path::filename(Entry->getName()).str() : "";
  for (char &C : Word)
    if (!llvm::isAlnum(C))
      C = '_';
  return Word;
}

bool isHeaderFile(const SourceManager &SM, FileID File) {
  OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
  return Entry && isHeader(Entry->getName());
}

/// Whether \p Decl is a member of a class, or stands in one, that can't be named
/// from a namespace.
bool isInNamelessClass(const FunctionDecl *Decl) {
  for (const DeclContext *Scope :
       {Decl->getDeclContext(), Decl->getLexicalDeclContext()})
    for (; Scope->isRecord(); Scope = Scope->getParent())
      if (!cast<CXXRecordDecl>(Scope)->getIdentifier() ||
          Scope->getParent()->isFunctionOrMethod())
        return true;
  return false;
}

FileID fileOf(const Decl *D, const SourceManager &SM) {
  return SM.getFileID(SM.getExpansionLoc(D->getLocation()));
}

/// Whether this declaration itself says ASYNC.
bool saysAsync(const FunctionDecl *Decl) {
  return llvm::any_of(Decl->specific_attrs<AnnotateAttr>(),
                      [](const AnnotateAttr *Annotation) {
                        return !Annotation->isInherited() &&
                               Annotation->getAnnotation() == "pollux::async";
                      });
}

/// Whether \p Decl, as a class of a header declares it, is an async member
/// function that no other than another file defines. The header alone must tell.
bool isDeclaredApart(const FunctionDecl *Decl, const SourceManager &SM) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Decl);
  if (!Method || Decl->getPreviousDecl() || !saysAsync(Decl) ||
      Decl->getFriendObjectKind() != clang::Decl::FOK_None ||
      Method->isPureVirtual() || isa<CXXConversionDecl>(Decl) ||
      Method->isExplicitObjectMemberFunction() || isInNamelessClass(Decl) ||
      !isHeaderFile(SM, fileOf(Decl, SM)) ||
      AsyncFunctions::outputOf(Decl->getReturnType()).isNull())
    return false;
  const FunctionDecl *Definition = Decl->getDefinition();
  return !Definition || fileOf(Definition, SM) != fileOf(Decl, SM);
}

bool isExplicitSpecialization(const FunctionDecl *Decl) {
  const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate();
  return Decl->isFunctionTemplateSpecialization() ||
         Decl->getTemplateSpecializationKind() == TSK_ExplicitSpecialization ||
         (Template && Template->isMemberSpecialization());
}

/// Whether specialisation \p Decl stands outside of classes, and leaves no
/// parameter open.
bool isWrittenPlainly(const FunctionDecl *Decl) {
  for (unsigned I = 0; I != Decl->getNumTemplateParameterLists(); ++I)
    if (Decl->getTemplateParameterList(I)->size() != 0)
      return false;
  return !Decl->getDescribedFunctionTemplate() &&
         Decl->getNumTemplateParameterLists() == 1 &&
         !Decl->getLexicalDeclContext()->isRecord();
}

class Finder : public RecursiveASTVisitor<Finder> {
public:
  Finder(ASTContext &Context, Reporter &Report, MacroUses &Macros,
         std::vector<AsyncFunction> &Found, std::vector<AsyncFunction> &Apart)
      : SM(Context.getSourceManager()), Report(Report), Macros(Macros),
        Found(Found), Apart(Apart) {}

  // The main file's and the headers' own templates are patterns: what is
  // instantiated from them is not written anywhere.
  bool shouldVisitTemplateInstantiations() const { return false; }
  bool shouldVisitLambdaBody() const { return true; }

  bool TraverseVarDecl(VarDecl *Var) {
    const VarDecl *Outer = std::exchange(Initialised, Var);
    bool GoesOn = RecursiveASTVisitor::TraverseVarDecl(Var);
    Initialised = Outer;
    return GoesOn;
  }
  bool TraverseParmVarDecl(ParmVarDecl *Param) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Param->getDeclContext());
    bool IsOfMember = Method && !Method->getParent()->isLambda();
    const ParmVarDecl *Outer = std::exchange(
        DefaultedOutside, IsOfMember ? DefaultedOutside : Param);
    bool GoesOn = RecursiveASTVisitor::TraverseParmVarDecl(Param);
    DefaultedOutside = Outer;
    return GoesOn;
  }
  bool VisitLambdaExpr(LambdaExpr *Lambda) {
    // Clang may keep an operand in two forms.
    if (!AsyncFunctions::isAnnotated(Lambda->getCallOperator()) ||
        !Lambdas.insert(Lambda->getLambdaClass()).second)
      return true;
    // GCC 12 takes no constructor of a local class there.
    if (DefaultedOutside) {
      if (SM.isInMainFile(SM.getExpansionLoc(Lambda->getBeginLoc())))
        Report.refuse(Lambda->getBeginLoc(), Refusal::AsyncLambda,
                      {DefaultedOutside->getNameAsString()});
      return true;
    }
    size_t Before = Found.size();
    check(Lambda->getCallOperator());
    if (Found.size() == Before)
      return true;
    Found.back().Lambda = Lambda;
    bool IsWhole = Initialised && Initialised->getInit() &&
                   Initialised->getInit()->IgnoreImplicit() == Lambda;
    Found.back().FutureName =
        (IsWhole ? Initialised->getNameAsString() : "lambda") +
        (Found.back().IsStream ? "_stream" : "_future");
    return true;
  }
  bool VisitFunctionDecl(FunctionDecl *Decl) {
    if (!AsyncFunctions::isAnnotated(Decl))
      return true;
    if (Decl->isThisDeclarationADefinition())
      check(Decl);
    else if (isDeclaredApart(Decl, SM))
      declare(Decl);
    return true;
  }

  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) {
    const auto *Conversion =
        dyn_cast_or_null<CXXConversionDecl>(Call->getMethodDecl());
    if (Conversion && Conversion->getParent()->isLambda())
      Converted.insert(Conversion->getParent());
    return true;
  }
  bool VisitInitListExpr(InitListExpr *List) {
    // The form that is visited shows no conversions.
    const InitListExpr *Semantic =
        List->isSemanticForm() ? List : List->getSemanticForm();
    if (Semantic)
      for (const Expr *Init : Semantic->inits())
        if (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Init))
          if (const auto *Call = dyn_cast<CXXMemberCallExpr>(
                  Cast->getSubExpr()->IgnoreImplicit()))
            VisitCXXMemberCallExpr(const_cast<CXXMemberCallExpr *>(Call));
    return true;
  }

  /// Lambdas that are converted to a function pointer.
  llvm::SmallPtrSet<const CXXRecordDecl *, 4> Converted;

private:
  void declare(FunctionDecl *Decl) {
    SourceLocation Loc = SM.getExpansionLoc(Decl->getLocation());
    AsyncFunction Function;
    Function.Definition = Decl;
    Function.Body = nullptr;
    Function.IsStream = AsyncFunctions::isStream(Decl->getReturnType());
    Function.IsInMainFile = SM.isInMainFile(Loc);
    Function.ClassHeader = asWord(SM, SM.getFileID(Loc));
    Function.GivesBox = true;
    Apart.push_back(Function);
  }

  void check(FunctionDecl *Decl) {
    SourceLocation Loc = Decl->getLocation();
    std::string Name = Decl->getNameAsString();
    bool IsInMainFile = SM.isInMainFile(SM.getExpansionLoc(Loc));
    auto reject = [&](Refusal What, std::string Second = {}) {
      // What is wrong in a header is said when it is lowered.
      if (IsInMainFile)
        Report.refuse(Loc, What, {Name, Second});
    };
    const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Decl);
    bool IsLambda = Method && Method->getParent()->isLambda();
    bool IsSpecialization = isExplicitSpecialization(Decl);
    if (IsSpecialization && !isWrittenPlainly(Decl))
      return reject(Refusal::ExplicitSpecialization,
                    "of a template that is a member of another one, or in a class");
    if (isa<CXXConversionDecl>(Decl))
      return reject(Refusal::UnsupportedMember, "a conversion function");
    if (Method && Method->isExplicitObjectMemberFunction())
      return reject(Refusal::UnsupportedMember,
                    "declared with an explicit object parameter");
    if (!IsLambda && isInNamelessClass(Decl))
      return reject(Refusal::ClassWithoutName);
    bool IsFriend = isFriendInClass(Decl);
    if (IsFriend && Decl->getDescribedFunctionTemplate())
      return reject(Refusal::FriendTemplate);
    if (IsFriend && Decl->getLexicalDeclContext()->isDependentContext())
      return reject(Refusal::FriendDefinedInClass, "in a class template");
    if (IsFriend && Decl->getBody() && namesFunction(Decl->getBody()))
      return reject(Refusal::FriendDefinedInClass,
                    "in a class and says its own name, as '__func__' and "
                    "assertions do");
    // Its future and its body would have to be friends there, too.
    if (!Method && llvm::any_of(Decl->redecls(), [&](const auto *Redecl) {
          return Redecl->getFriendObjectKind() != clang::Decl::FOK_None &&
                 fileOf(Redecl, SM) != fileOf(Decl, SM);
        }))
      return reject(Refusal::FriendDeclaredElsewhere);
    if (Decl->isVariadic())
      return reject(Refusal::Variadic);
    bool IsStream = AsyncFunctions::isStream(Decl->getReturnType());
    if (AsyncFunctions::outputOf(Decl->getReturnType()).isNull())
      return reject(Refusal::NotReturningFuture,
                    Decl->getReturnType().getAsString(
                        Decl->getASTContext().getPrintingPolicy()));
    if (Decl->isInvalidDecl())
      return; // Clang has said why.
    if (!llvm::isa_and_nonnull<CoroutineBodyStmt>(Decl->getBody()))
      return reject(Refusal::NotACoroutine);
    // What is lowered is the definition's text, which must be in the file.
    const Stmt *Body = writtenBody(Decl);
    for (SourceLocation Part : {Loc, Body->getBeginLoc(), Body->getEndLoc()})
      if (IsInMainFile && Part.isMacroID() && !Macros.request(Part))
        return reject(Refusal::DefinedByMacro);
    const CXXRecordDecl *Outermost = outermostClass(Decl);
    if (Outermost && IsInMainFile)
      if (SourceLocation End = Outermost->getBraceRange().getEnd();
          End.isMacroID() && !Macros.request(End))
        return reject(Refusal::DefinedByMacro);
    AsyncFunction Function;
    Function.Definition = Decl;
    Function.Body = Body;
    Function.Outermost = Outermost;
    Function.IsStream = IsStream;
    Function.IsInMainFile = IsInMainFile;
    Function.IsFriendInClass = Function.GivesBox = IsFriend;
    if (IsSpecialization)
      Function.Primary =
          Decl->getTemplateInstantiationPattern(/*ForDefinition=*/false);
    // Two sources may have functions of one name that overload each other, so
    // that two different types would get one name.
    FileID File = SM.getFileID(SM.getExpansionLoc(Loc));
    bool IsSource = IsInMainFile && !isHeaderFile(SM, File);
    bool IsStatic = Decl->getCanonicalDecl()->getStorageClass() == SC_Static;
    // What a class calls its friend stands in the namespace around the class.
    bool IsOwn = llvm::none_of(Decl->redecls(), [](const FunctionDecl *Redecl) {
      return Redecl->getFriendObjectKind() != clang::Decl::FOK_None;
    });
    Function.IsInternal = (!Method || IsLambda) && ((IsSource && IsOwn) || IsStatic);
    if (!IsSource && !Function.IsInternal && !Decl->isInAnonymousNamespace())
      Function.Header = asWord(SM, File);
    Found.push_back(Function);
  }

  SourceManager &SM;
  Reporter &Report;
  MacroUses &Macros;
  std::vector<AsyncFunction> &Found, &Apart;
  /// The variable at whose initialiser the visitor is.
  const VarDecl *Initialised = nullptr;
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Lambdas;
  /// The parameter of no member function in whose default argument the visitor
  /// is, or null.
  const ParmVarDecl *DefaultedOutside = nullptr;
};

/// Whether a generic lambda calls a parameter with that parameter:
/// `self(self, n - 1)`.
bool callsItself(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const auto *Callee =
            dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts());
        Callee && isa<ParmVarDecl>(Callee->getDecl()))
      for (const Expr *Argument : Call->arguments())
        if (const auto *Ref =
                dyn_cast<DeclRefExpr>(Argument->IgnoreParenImpCasts());
            Ref && Ref->getDecl() == Callee->getDecl())
          return true;
  return llvm::any_of(S->children(), callsItself);
}

/// Hands out "fetch_future", or "fetch_future_2" and so on where the scope or an
/// earlier overload has that name.
class FutureNames {
public:
  explicit FutureNames(ASTContext &Context)
      : Context(Context), SM(Context.getSourceManager()) {}

  std::string choose(const AsyncFunction &Function) {
    const FunctionDecl *Decl = Function.Definition;
    std::string Base =
        baseName(Decl) + (Function.IsStream ? "_stream" : "_future");
    FileID File = fileOf(Decl, SM);
    // A header's names must be the same wherever it is included, and when it is
    // lowered itself: what other files declare doesn't count.
    bool IsInSource = Function.IsInMainFile && !isHeaderFile(SM, File);
    const DeclContext *Scope =
        scopeOfBody(Decl)->getRedeclContext()->getPrimaryContext();
    unsigned &Last = Taken[{Scope, Base + fileKey(IsInSource, File)}];
    std::string Name;
    do {
      ++Last;
      Name = Last == 1 ? Base : Base + "_" + std::to_string(Last);
    } while (isTaken(Decl, Name, IsInSource));
    unsigned &OfSource = Taken[{Scope, Base}];
    OfSource = std::max(OfSource, Last);
    return Name;
  }

private:
  static std::string fileKey(bool IsInSource, FileID File) {
    return IsInSource ? "" : " " + std::to_string(File.getHashValue());
  }
  bool isTaken(const FunctionDecl *Decl, llvm::StringRef Name,
               bool IsInSource) const {
    const DeclContext *Scope = scopeOfBody(Decl)->getRedeclContext();
    return llvm::any_of(
        Scope->lookup(DeclarationName(&Context.Idents.get(Name))),
        [&](const NamedDecl *Other) {
          return IsInSource || fileOf(Other, SM) == fileOf(Decl, SM);
        });
  }

  ASTContext &Context;
  SourceManager &SM;
  /// The last ordinal, by the functions' scope, and their name and file.
  std::map<std::pair<const DeclContext *, std::string>, unsigned> Taken;
};

/// Whether \p Definition is that of a member function whose class stands in
/// another file.
bool isDefinedApart(const FunctionDecl *Definition, const SourceManager &SM) {
  return isa<CXXMethodDecl>(Definition) &&
         fileOf(Definition, SM) != fileOf(Definition->getCanonicalDecl(), SM);
}

/// Gives \p Async, which a class of a header declares, the names that everybody
/// comes to who sees the header.
void nameApart(AsyncFunction &Async, FutureNames &Names,
               const SourceManager &SM) {
  const FunctionDecl *Decl = Async.Definition;
  Async.FutureName = Names.choose(Async);
  llvm::StringRef File = SM.getBufferData(fileOf(Decl, SM));
  if (Decl->getIdentifier() && !Async.isVirtual())
    Async.InPlaceName = nameNotIn(File, Decl->getNameAsString() + "_in_place");
  if (Decl->isOverloadedOperator() && Decl->getOverloadedOperator() != OO_Call)
    Async.PollName = nameNotIn(File, baseName(Decl) + "_poll");
}

/// Names the definition \p Async as its class does, by \p Declared; that is null
/// if it does not.
void takeNames(AsyncFunction &Async, const AsyncFunction *Declared,
               Reporter &Report) {
  if (Declared) {
    Async.FutureName = Declared->FutureName;
    Async.InPlaceName = Declared->InPlaceName;
    Async.PollName = Declared->PollName;
    Async.ClassHeader = Declared->ClassHeader;
    Async.GivesBox = true;
    return;
  }
  const FunctionDecl *InClass = Async.Definition->getCanonicalDecl();
  if (!Async.IsInMainFile)
    return;
  std::pair<const char *, const char *> Why =
      !saysAsync(InClass)
          ? std::pair("which does not say that it is async",
                      "write ASYNC on its declaration in the class")
      : InClass->isPureVirtual()
          ? std::pair("where it is pure", "define it in the file of its class")
          : std::pair("which stands in no header",
                      "give the file of the class a header's name, '.hpp'");
  Report.refuse(Async.Definition->getLocation(), Refusal::DeclaredInHeader,
                {InClass->getNameAsString(), Why.first, Why.second});
}

/// Names the template parameters of \p Functions that have no name.
template <class Range>
void giveNames(const Range &Functions, const SourceManager &SM,
               const LangOptions &LangOpts) {
  llvm::StringSet<> Taken;
  for (const AsyncFunction &Async : Functions) {
    if (Async.Lambda || !Async.Definition->isTemplated())
      continue;
    if (Taken.empty()) {
      // Members of futures.
      for (llvm::StringRef Name : {"Output", "Item", "State", "Start", "Done"})
        Taken.insert(Name);
      FileID File = SM.getMainFileID();
      Lexer Raw(File, SM.getBufferOrFake(File), SM, LangOpts);
      for (Token T; !Raw.LexFromRawLexer(T);)
        if (T.is(tok::raw_identifier))
          Taken.insert(T.getRawIdentifier());
    }
    for (const FunctionDecl *Decl : Async.Definition->redecls())
      nameTemplateParameters(Decl, Taken);
  }
}

} // namespace

bool isHeader(llvm::StringRef File) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(File))
      .Cases(".h", ".hh", ".hpp", ".hxx", ".h++", ".H", true)
      .Cases(".inl", ".ipp", ".tpp", ".txx", ".inc", ".ixx", true)
      .Default(false);
}

std::optional<Span> placeOfLambda(const LambdaExpr *Lambda,
                                  const SourceManager &SM,
                                  const LangOptions &LangOpts) {
  CharSourceRange Whole = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Lambda->getSourceRange()), SM, LangOpts);
  if (Whole.isInvalid() ||
      SM.getFileID(Whole.getBegin()) != SM.getMainFileID())
    return std::nullopt;
  SourceLocation Introducer =
      SM.getFileLoc(Lambda->getIntroducerRange().getEnd());
  return Span{SM.getFileOffset(Introducer) + 1,
              SM.getFileOffset(Whole.getEnd())};
}

void AsyncFunctions::specialize(AsyncFunction &Special, Reporter &Report) const {
  auto Primary = llvm::find_if(Found, [&](const AsyncFunction &Other) {
    return Other.Definition->getCanonicalDecl() ==
           Special.Primary->getCanonicalDecl();
  });
  // The primary template's future must be seen, and be this file's or the same
  // header's.
  if (Primary == Found.end() || Primary->FutureName.empty() ||
      Primary->IsInMainFile != Special.IsInMainFile ||
      Primary->Header != Special.Header ||
      Primary->IsStream != Special.IsStream) {
    if (Special.IsInMainFile)
      Report.refuse(Special.Definition->getLocation(),
                    Refusal::ExplicitSpecialization,
                    {Special.Definition->getNameAsString(),
                     "without an async definition of the template in front"});
    return;
  }
  Special.FutureName = Primary->FutureName;
  Special.IsInternal = Primary->IsInternal;
  Special.SpecialOrdinal =
      1 + llvm::count_if(Found, [&](const AsyncFunction &Other) {
        return Other.SpecialOrdinal != 0 && Other.Primary == Special.Primary;
      });
}

QualType AsyncFunctions::outputOf(QualType Type) {
  QualType Output = firstArgument(Type, "Future");
  return Output.isNull() ? firstArgument(Type, "Stream") : Output;
}

bool AsyncFunctions::isStream(QualType Type) {
  return !firstArgument(Type, "Stream").isNull();
}

bool AsyncFunctions::isAnnotated(const FunctionDecl *Decl) {
  for (const FunctionDecl *Redecl : Decl->redecls())
    for (const auto *Annotation : Redecl->specific_attrs<AnnotateAttr>())
      if (Annotation->getAnnotation() == "pollux::async")
        return true;
  return false;
}

AsyncFunctions::AsyncFunctions(ASTContext &Context, Reporter &Report,
                               MacroUses &Macros) {
  Finder Finder(Context, Report, Macros, Found, Apart);
  Finder.TraverseDecl(Context.getTranslationUnitDecl());
  for (AsyncFunction &Async : Found)
    Async.IsBoxed =
        Async.Lambda &&
        (Finder.Converted.contains(Async.Lambda->getLambdaClass()) ||
         callsItself(Async.Body));
  const SourceManager &SM = Context.getSourceManager();
  giveNames(definitions(), SM, Context.getLangOpts());
  FutureNames Names(Context);
  for (AsyncFunction &Async : Found)
    if (!Async.Lambda && !Async.Primary && !isDefinedApart(Async.Definition, SM))
      Async.FutureName = Names.choose(Async);
  llvm::DenseMap<const FunctionDecl *, const AsyncFunction *> Declared;
  for (AsyncFunction &Async : Apart) {
    nameApart(Async, Names, SM);
    Declared[Async.Definition] = &Async;
  }
  for (AsyncFunction &Async : Found)
    if (!Async.Lambda && !Async.Primary && isDefinedApart(Async.Definition, SM))
      takeNames(Async, Declared.lookup(Async.Definition->getCanonicalDecl()),
                Report);
  llvm::StringMap<const FunctionDecl *> ByName;
  for (unsigned I = 0; I != Found.size(); ++I) {
    if (Found[I].Primary)
      specialize(Found[I], Report);
    Found[I].Key =
        Found[I].Definition->getQualifiedNameAsString() + " " + Found[I].FutureName;
    if (Found[I].Lambda || Found[I].Primary) {
      Found[I].Key += " " + std::to_string(
                                Found[I].Definition->getLocation().getRawEncoding());
      continue;
    }
    // Each header counts for itself.
    const FunctionDecl *&Other = ByName[Found[I].Key];
    if (Other)
      Report.refuse(Found[I].Definition->getLocation(), Refusal::SameFutureName,
                    {Found[I].Definition->getNameAsString(),
                     Found[I].FutureName});
    Other = Found[I].Definition;
  }
  orderFutures(Found, SM);
  for (const AsyncFunction &Async : definitions())
    if (Async.Lambda)
      if (std::optional<Span> Place =
              placeOfLambda(Async.Lambda, SM, Context.getLangOpts()))
        LambdaPlaces.push_back(*Place);
  llvm::sort(LambdaPlaces,
             [](Span A, Span B) { return A.Begin < B.Begin; });
  for (unsigned I = 0; I != Found.size(); ++I)
    Index[Found[I].Definition->getCanonicalDecl()] = I;
}

std::string AsyncFunctions::qualifierIn(const DeclContext *From,
                                        const DeclContext *Scope,
                                        llvm::StringRef Name) const {
  // A scope in between may have a function of the same name.
  auto isOfScope = [&](const AsyncFunction &F, const DeclContext *In) {
    return (F.FutureName == Name || F.InPlaceName == Name) && !F.Lambda &&
           scopeOfBody(F.Definition)->getRedeclContext()->Equals(In);
  };
  auto isHiddenBy = [&](const DeclContext *In) {
    auto isOfIt = [&](const AsyncFunction &F) { return isOfScope(F, In); };
    return llvm::any_of(Found, isOfIt) || llvm::any_of(Apart, isOfIt);
  };
  // An unnamed namespace is seen through the one around it.
  Scope = Scope->getRedeclContext();
  for (const auto *Unnamed = dyn_cast<NamespaceDecl>(Scope);
       Unnamed && Unnamed->isAnonymousNamespace() && !Unnamed->Encloses(From);
       Unnamed = dyn_cast<NamespaceDecl>(Scope))
    Scope = Unnamed->getParent()->getRedeclContext();
  bool IsAround = Scope->isTranslationUnit() || Scope->Encloses(From);
  bool IsHidden = false;
  for (; IsAround && !From->getRedeclContext()->Equals(Scope);
       From = From->getParent())
    IsHidden |= isHiddenBy(From->getRedeclContext());
  if (IsAround && !IsHidden)
    return "";
  std::string Path;
  const NamespaceDecl *Outermost = nullptr;
  for (const auto *Namespace = dyn_cast<NamespaceDecl>(Scope); Namespace;
       Namespace = dyn_cast<NamespaceDecl>(Namespace->getParent()))
    if (!Namespace->isAnonymousNamespace()) {
      Path = Namespace->getNameAsString() + "::" + Path;
      Outermost = Namespace;
    }
  // `a` in a::b may be a::b::a.
  for (; Outermost && !From->isTranslationUnit(); From = From->getParent())
    IsHidden |= llvm::any_of(
        From->getRedeclContext()->lookup(Outermost->getDeclName()),
        [&](const NamedDecl *Found) {
          return Found->getCanonicalDecl() != Outermost->getCanonicalDecl();
        });
  return (IsHidden ? "::" : "") + Path;
}

const AsyncFunction *AsyncFunctions::find(const FunctionDecl *Decl) const {
  auto It = Index.find(Decl->getCanonicalDecl());
  if (It == Index.end())
    if (const FunctionDecl *Pattern = Decl->getTemplateInstantiationPattern())
      It = Index.find(Pattern->getCanonicalDecl());
  return It == Index.end() ? nullptr : &Found[It->second];
}

} // namespace pollux
