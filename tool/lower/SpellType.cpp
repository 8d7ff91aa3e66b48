//===- SpellType.cpp - How a type is written at namespace scope -----------===//
//
// A field is declared outside of the function, so that its type must be named
// from there: as the user wrote it where that means the same, fully qualified
// otherwise, and as the lowered future where Clang sees pollux::Future.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "clang/AST/QualTypeNames.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringExtras.h"

namespace pollux {

using namespace clang;

namespace {

/// Looks for what a type names that has no name outside of the function.
class NamelessFinder : public RecursiveASTVisitor<NamelessFinder> {
public:
  /// Private to its class, or unnamed.
  bool Found = false;
  /// Closures and local classes.
  std::vector<const TagDecl *> Locals;

  bool VisitTagType(TagType *Type) {
    const TagDecl *Decl = Type->getDecl();
    bool IsClosure = false;
    if (const auto *Record = dyn_cast<CXXRecordDecl>(Decl))
      IsClosure = Record->isLambda();
    // Private to its class.
    if (Decl->getAccess() == AS_private || Decl->getAccess() == AS_protected)
      Found = true;
    if (!Decl->getIdentifier() && !Decl->getTypedefNameForAnonDecl() &&
        !IsClosure)
      Found = true;
    if (IsClosure || Decl->getParentFunctionOrMethod())
      Locals.push_back(Decl);
    if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Decl))
      for (const TemplateArgument &Argument :
           Special->getTemplateArgs().asArray())
        TraverseTemplateArgument(Argument);
    return !Found;
  }
};

/// Looks for decltype, deduced types and local aliases in a type's spelling.
class LocalSpellingFinder : public RecursiveASTVisitor<LocalSpellingFinder> {
public:
  bool isSpelledLocally(QualType Type) {
    TraverseType(Type);
    return Found;
  }
  bool VisitDecltypeType(DecltypeType *) { return !(Found = true); }
  bool VisitTypeOfExprType(TypeOfExprType *) { return !(Found = true); }
  bool VisitAutoType(AutoType *) { return !(Found = true); }
  bool VisitUsingType(UsingType *) { return !(Found = true); }
  bool VisitSubstTemplateTypeParmType(SubstTemplateTypeParmType *) {
    return !(Found = true);
  }
  bool VisitTypedefType(TypedefType *Type) {
    // The runtime's inner names are its own, and may mean another future when
    // everything is lowered.
    const DeclContext *Scope = Type->getDecl()->getDeclContext();
    const auto *Namespace =
        dyn_cast<NamespaceDecl>(Scope->getEnclosingNamespaceContext());
    if (Type->getDecl()->getParentFunctionOrMethod() ||
        Type->getDecl()->getAccess() == AS_private ||
        Type->getDecl()->getAccess() == AS_protected ||
        (Scope->isRecord() && Namespace &&
         Namespace->getQualifiedNameAsString().substr(0, 6) == "pollux"))
      Found = true;
    return !Found;
  }

private:
  bool Found = false;
};

/// Gives a local class or a closure another name for as long as types are
/// printed.
class ScopedName {
public:
  ScopedName(const TagDecl *Decl, const std::string &Name)
      : Decl(const_cast<TagDecl *>(Decl)), Own(Decl->getDeclName()) {
    this->Decl->setDeclName(&Decl->getASTContext().Idents.get(Name));
  }
  ScopedName(const ScopedName &) = delete;
  ScopedName &operator=(const ScopedName &) = delete;
  ~ScopedName() { Decl->setDeclName(Own); }

private:
  TagDecl *Decl;
  DeclarationName Own;
};

} // namespace

static void replaceAll(std::string &Text, llvm::StringRef From,
                       llvm::StringRef To) {
  for (size_t At = 0; (At = Text.find(From, At)) != std::string::npos;
       At += To.size())
    Text.replace(At, From.size(), To);
}

FunctionLowering::SpelledType FunctionLowering::spell(QualType Type) {
  SpelledType Result;
  Result.WhyNot = "its type has no name outside of the function";
  NamelessFinder Finder;
  Finder.TraverseType(Type.getCanonicalType());
  if (Finder.Found)
    return Result;
  std::vector<std::unique_ptr<ScopedName>> Names;
  for (const TagDecl *Local : Finder.Locals) {
    const auto *Owner = dyn_cast_or_null<TagDecl>(localOwner(Local));
    auto It = Owner ? LocalIds.find(Owner) : LocalIds.end();
    // Something inside of a closure has no name even if that one has.
    if (It == LocalIds.end() ||
        (Owner != Local && LocalSources[It->second].Lambda))
      return Result;
    LocalId Id = It->second;
    if (const std::string &WhyNot = whyNotMovable(Id); !WhyNot.empty()) {
      Result.WhyNot += ": " + WhyNot;
      return Result;
    }
    if (llvm::is_contained(Result.Locals, Id))
      continue;
    Result.Locals.push_back(Id);
    Names.push_back(std::make_unique<ScopedName>(Owner, qualifiedName(Id)));
  }
  Result.WhyNot.clear();
  PrintingPolicy Policy(Context.getLangOpts());
  Policy.SuppressTagKeyword = true;
  Policy.Bool = true;
  // An alias of namespace scope keeps its name; whatever else the user wrote
  // may have been written with names that mean nothing there.
  std::string Name;
  const auto *Alias = Type->getAs<TypedefType>();
  if (Alias && !LocalSpellingFinder().isSpelledLocally(Type) &&
      !Type->isPointerType())
    Name = TypeName::getFullyQualifiedName(Type, Context, Policy);
  else
    Name = Type.getCanonicalType().getAsString(Policy);
  replaceAll(Name, "(anonymous namespace)::", "");
  replaceAll(Name, "std::basic_string<char>", "std::string");
  replaceAll(Name, "std::basic_string_view<char>", "std::string_view");
  // The future's own members would be found first.
  for (llvm::StringRef Member : {"State", "Output", "poll"})
    if (llvm::StringRef(Name).take_while([](char C) {
          return llvm::isAlnum(C) || C == '_';
        }) == Member)
      Name = "::" + Name;
  Result.Words = Name;
  return Result;
}

/// Whether a part of \p Record must be initialised and never changes, so that
/// its implicit default constructor is deleted. A closure has none in C++17.
static bool hasConstantPart(const CXXRecordDecl *Record) {
  if (Record->isLambda())
    return true;
  for (const FieldDecl *Field : Record->fields()) {
    QualType Type =
        Field->getASTContext().getBaseElementType(Field->getType());
    if (Type->isReferenceType() || Type.isConstQualified())
      return true;
    const CXXRecordDecl *Inner = Type->getAsCXXRecordDecl();
    if (Inner && Inner->hasDefinition() && hasConstantPart(Inner))
      return true;
  }
  return llvm::any_of(Record->bases(), [](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Inner = Base.getType()->getAsCXXRecordDecl();
    return Inner && Inner->hasDefinition() && hasConstantPart(Inner);
  });
}

static QualType withoutConst(QualType Type) {
  QualType Plain = Type.getUnqualifiedType();
  return Type.isVolatileQualified() ? Plain.withVolatile() : Plain;
}

TypeFacts FunctionLowering::factsOf(QualType Type) {
  TypeFacts Facts;
  if (Type->isReferenceType()) {
    Facts.IsReference = true;
    Facts.IsRValueReference = Type->isRValueReferenceType();
    Type = Type.getNonReferenceType();
    Facts.IsTriviallyDefaultConstructible = false;
    Facts.IsScalar = false;
    Facts.IsConst = Type.isConstQualified() && !Type->isArrayType();
    if (Facts.IsConst)
      Type = withoutConst(Type);
    SpelledType Spelled = spell(Type);
    Facts.Spelling = Spelled.Words;
    Facts.WhyNoField = Spelled.WhyNot;
    Facts.Locals = Spelled.Locals;
    return Facts;
  }
  Facts.IsConst = Type.isConstQualified() ||
                  Context.getBaseElementType(Type).isConstQualified();
  Facts.IsTriviallyDestructible =
      Type.isDestructedType() == QualType::DK_none;
  Facts.IsScalar = Type->isScalarType();
  QualType Element = Context.getBaseElementType(Type).getUnqualifiedType();
  const CXXRecordDecl *Record = Element->getAsCXXRecordDecl();
  Facts.IsTriviallyDefaultConstructible =
      !Record || (Record->hasDefinition() &&
                  Record->hasTrivialDefaultConstructor() &&
                  !hasConstantPart(Record) &&
                  llvm::none_of(Record->ctors(), [](const auto *Constructor) {
                    return Constructor->isDefaultConstructor() &&
                           (Constructor->isDeleted() ||
                            Constructor->getAccess() != AS_public);
                  }));
  if (const auto *Array = Context.getAsConstantArrayType(Type)) {
    while (Array) {
      Facts.ArrayBounds += "[" + llvm::toString(Array->getSize(), 10, false) + "]";
      Array = Context.getAsConstantArrayType(Array->getElementType());
    }
    Type = Element;
  }
  Type = withoutConst(Type);
  SpelledType Spelled = spell(Type);
  Facts.Spelling = Spelled.Words;
  Facts.WhyNoField = Spelled.WhyNot;
  Facts.Locals = Spelled.Locals;
  if (llvm::StringRef(Facts.Spelling).starts_with("std::initializer_list<"))
    Facts.WhyNoField = "the array behind a 'std::initializer_list' can't";
  return Facts;
}

std::optional<FunctionLowering::FutureType>
FunctionLowering::loweredType(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
    return loweredType(Cleanups->getSubExpr());
  if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
    return loweredType(Bound->getSubExpr());
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
    return loweredType(Made->getSubExpr());
  // A move of a future: what matters is what is moved.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    if (Construct->getNumArgs() == 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      return loweredType(Construct->getArg(0));
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl())) {
      auto It = LoweredTypes.find(Var);
      if (It != LoweredTypes.end())
        return It->second;
    }
    return std::nullopt;
  }
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    std::optional<FutureType> Then = loweredType(Choice->getTrueExpr());
    std::optional<FutureType> Else = loweredType(Choice->getFalseExpr());
    return Then && Else && Then->Spelling == Else->Spelling ? Then
                                                            : std::nullopt;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || !Call->getDirectCallee())
    return std::nullopt;
  if (const AsyncFunction *Callee = All.find(Call->getDirectCallee())) {
    std::string Name = Callee->FutureName;
    if (const auto *Scope = dyn_cast<NamespaceDecl>(
            Callee->Definition->getDeclContext()->getRedeclContext()))
      if (!Scope->Encloses(Async.Definition->getDeclContext()) &&
          !Scope->isAnonymousNamespace())
        Name = Scope->getQualifiedNameAsString() + "::" + Name;
    return FutureType{Name, Callee};
  }
  if (Call->getDirectCallee()->isInStdNamespace() &&
      Call->getDirectCallee()->getIdentifier() &&
      Call->getDirectCallee()->getName() == "move")
    return loweredType(Call->getArg(0));

  // A combinator: `Join<Future<A>, Future<B>> join(f(), g())` returns
  // `Join<f_future, g_future>` when its arguments are lowered. The arguments'
  // types are taken over in their order.
  const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Call->getType()->getAsCXXRecordDecl());
  if (!Special)
    return std::nullopt;
  std::vector<TemplateArgument> Arguments;
  for (const TemplateArgument &Argument : Special->getTemplateArgs().asArray()) {
    if (Argument.getKind() == TemplateArgument::Pack)
      Arguments.insert(Arguments.end(), Argument.pack_begin(),
                       Argument.pack_end());
    else
      Arguments.push_back(Argument);
  }
  std::string Spelling = Special->getQualifiedNameAsString() + "<";
  std::vector<LocalId> Locals;
  unsigned NextArgument = 0, Lowered = 0, Wanted = 0;
  for (const Expr *Argument : Call->arguments())
    Wanted += loweredType(Argument).has_value();
  if (Wanted == 0)
    return std::nullopt;
  bool First = true;
  for (const TemplateArgument &Argument : Arguments) {
    if (Argument.getKind() != TemplateArgument::Type)
      return std::nullopt;
    QualType Plain = Argument.getAsType().getNonReferenceType();
    SpelledType Spelled = spell(Argument.getAsType());
    for (unsigned I = NextArgument; I < Call->getNumArgs(); ++I) {
      const Expr *Passed = Call->getArg(I);
      if (!Context.hasSameUnqualifiedType(
              Passed->getType().getNonReferenceType(), Plain))
        continue;
      NextArgument = I + 1;
      if (std::optional<FutureType> Future = loweredType(Passed)) {
        Spelled.Words = Future->Spelling;
        Spelled.Locals = Future->Locals;
        if (Argument.getAsType()->isLValueReferenceType())
          Spelled.Words += " &";
        ++Lowered;
      }
      break;
    }
    if (Spelled.Words.empty())
      return std::nullopt;
    Spelling += (First ? "" : ", ") + Spelled.Words;
    Locals.insert(Locals.end(), Spelled.Locals.begin(), Spelled.Locals.end());
    First = false;
  }
  if (Lowered != Wanted)
    return std::nullopt;
  return FutureType{Spelling + ">", nullptr, Locals};
}

/// Whether \p Type is, or is made of, what an async function is declared to
/// return.
static bool holdsFuture(QualType Type) {
  return llvm::StringRef(Type.getCanonicalType().getAsString())
      .contains("pollux::Future<");
}

bool FunctionLowering::mentionsAsyncCall(const Stmt *S) const {
  if (!S)
    return false;
  // The future of an await stays where it is; what comes out of it is another
  // type only if that holds a future again.
  if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(S);
      Await && !holdsFuture(Await->getType()))
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (Call->getDirectCallee() && All.find(Call->getDirectCallee()))
      return true;
  // What a lambda does concerns nobody but by what it returns.
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    QualType Result = Lambda->getCallOperator()->getReturnType();
    if (!Result->isUndeducedType() && !holdsFuture(Result))
      return false;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
      if (LoweredTypes.count(Var))
        return true;
  for (const Stmt *Child : S->children())
    if (mentionsAsyncCall(Child))
      return true;
  return false;
}

} // namespace pollux
