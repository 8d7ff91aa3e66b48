//===- SpellType.cpp - How a type is written at namespace scope -----------===//
//
// A field is declared outside of the function, so that its type must be named
// from there: as the user wrote it where that means the same, fully qualified
// otherwise, and as the lowered future where Clang sees pollux::Future.
//
//===----------------------------------------------------------------------===//

#include "frontend/CanonicalName.h"
#include "frontend/FunctionNames.h"
#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "lower/ScopedName.h"
#include "support/Names.h"
#include "clang/AST/QualTypeNames.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringExtras.h"

namespace pollux {

using namespace clang;

namespace {

/// Whether \p Member, if it is private or protected, may be named where the
/// future of \p Function stands: in the same class.
bool isAccessible(const NamedDecl *Member, const FunctionDecl *Function) {
  AccessSpecifier Access = Member->getAccess();
  if (Access != AS_private && Access != AS_protected)
    return true;
  const auto *Owner = cast<CXXRecordDecl>(Member->getDeclContext());
  // A friend's future is a friend, and so are the parts of a class that is one.
  auto isFriend = [&](const Decl *D) {
    return llvm::any_of(Owner->friends(), [&](const FriendDecl *Friend) {
      const TypeSourceInfo *Type = Friend->getFriendType();
      const Decl *Named = Type ? Type->getType()->getAsCXXRecordDecl()
                               : Friend->getFriendDecl();
      return Named && Named->getCanonicalDecl() == D->getCanonicalDecl();
    });
  };
  if (isFriend(Function))
    return true;
  for (const DeclContext *Scope = scopeOfBody(Function);
       Scope->isRecord(); Scope = Scope->getParent()) {
    const auto *Record = cast<CXXRecordDecl>(Scope);
    if (Record->getCanonicalDecl() == Owner->getCanonicalDecl() ||
        (Access == AS_protected && Record->hasDefinition() &&
         Record->isDerivedFrom(Owner)) ||
        isFriend(Record))
      return true;
  }
  return false;
}

/// Looks for what a type names that has no name outside of the function.
class NamelessFinder : public RecursiveASTVisitor<NamelessFinder> {
public:
  explicit NamelessFinder(const FunctionDecl *Function) : Function(Function) {}

  /// Private to another class, or unnamed.
  bool Found = false;
  /// Not public, so that only the future may name it.
  bool IsOfClass = false;
  /// A function or a variable has the name as well: `struct stat`.
  bool NeedsTag = false;
  /// Closures and local classes.
  std::vector<const TagDecl *> Locals;

  bool VisitTagType(TagType *Type) {
    const TagDecl *Decl = Type->getDecl();
    bool IsClosure = false;
    if (const auto *Record = dyn_cast<CXXRecordDecl>(Decl))
      IsClosure = Record->isLambda();
    if (!isAccessible(Decl, Function))
      Found = true;
    IsOfClass |= Decl->getAccess() == AS_private ||
                 Decl->getAccess() == AS_protected;
    NeedsTag |= !Decl->getDeclContext()->isFunctionOrMethod() &&
                llvm::any_of(Decl->getDeclContext()->lookup(Decl->getDeclName()),
                             [](const NamedDecl *Other) {
                               return isa<ValueDecl>(Other->getUnderlyingDecl());
                             });
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

private:
  const FunctionDecl *Function;
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

/// Looks for names of the body's own in how a dependent type is spelled.
class BodyTypeFinder : public RecursiveASTVisitor<BodyTypeFinder> {
public:
  std::vector<const NamedDecl *> Found;
  /// In `sizeof...`.
  std::vector<const VarDecl *> Packs;
  /// Whatever it names, as it was found.
  std::vector<const NamedDecl *> Names;

  bool VisitSizeOfPackExpr(SizeOfPackExpr *Size) {
    if (const auto *Pack = dyn_cast<VarDecl>(Size->getPack()))
      Packs.push_back(Pack);
    return true;
  }

  bool VisitTypedefType(TypedefType *Type) { return note(Type->getDecl()); }
  bool VisitTagType(TagType *Type) { return note(Type->getDecl()); }
  bool VisitUsingType(UsingType *Type) { return note(Type->getFoundDecl()); }
  bool VisitTemplateSpecializationType(TemplateSpecializationType *Type) {
    TemplateName Name = Type->getTemplateName();
    if (const UsingShadowDecl *Shadow = Name.getAsUsingShadowDecl())
      Names.push_back(Shadow);
    else if (const TemplateDecl *Template = Name.getAsTemplateDecl())
      Names.push_back(Template);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) { return note(Ref->getDecl()); }

private:
  bool note(const NamedDecl *Decl) {
    Names.push_back(Decl);
    if (isa<UsingShadowDecl>(Decl))
      return true;
    if (Decl->getDeclContext()->getRedeclContext()->isFunctionOrMethod() &&
        !isa<NonTypeTemplateParmDecl>(Decl))
      Found.push_back(Decl);
    return true;
  }
};

} // namespace

/// Whether \p Word stands in \p Name without `::` in front of it.
static bool isUnqualifiedIn(llvm::StringRef Name, llvm::StringRef Word) {
  auto isLetter = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  for (size_t At = 0; (At = Name.find(Word, At)) != llvm::StringRef::npos;
       At += Word.size()) {
    llvm::StringRef Before = Name.take_front(At);
    llvm::StringRef Behind = Name.drop_front(At + Word.size());
    bool IsWord = (Before.empty() || !isLetter(Before.back())) &&
                  (Behind.empty() || !isLetter(Behind.front()));
    if (IsWord && !Before.ends_with("::"))
      return true;
  }
  return false;
}

/// The name that another class of the library has for what `auto` stands for in
/// \p Type: `std::map<int, Key>::iterator`, whatever that is called inside. Else null.
static const TypedefNameDecl *nameInItsClass(QualType Type) {
  const auto *Auto = Type->getAs<AutoType>();
  const auto *Alias = Auto && !Auto->getDeducedType().isNull()
                          ? Auto->getDeducedType()->getAs<TypedefType>()
                          : nullptr;
  const TypedefNameDecl *Name = Alias ? Alias->getDecl() : nullptr;
  const auto *Owner =
      Name ? dyn_cast<CXXRecordDecl>(Name->getDeclContext()) : nullptr;
  return Owner && Owner->isInStdNamespace() && !Owner->isDependentContext() &&
                 Name->getAccess() == AS_public && Alias->isRecordType() &&
                 !Type->isDependentType() && !Type.hasQualifiers()
             ? Name
             : nullptr;
}

/// Whether \p Alias is no name to go by: what a structured binding of a tuple has
/// for a type, which nobody wrote; or a class template's, which Clang calls that
/// of some instance.
static bool isUnnameable(const TypedefType *Alias) {
  const auto *Owner = dyn_cast<CXXRecordDecl>(Alias->getDecl()->getDeclContext());
  return Owner && (Owner->isDependentContext() ||
                   (Owner->isInStdNamespace() && Owner->getName() == "tuple_element"));
}

/// Whether \p Type is, or is made of, what an async function is declared to
/// return.
static bool holdsFuture(QualType Type) {
  std::string Name = Type.getCanonicalType().getAsString();
  return llvm::StringRef(Name).contains("pollux::Future<") ||
         llvm::StringRef(Name).contains("pollux::Stream<");
}

static void replaceAll(std::string &Text, llvm::StringRef From,
                       llvm::StringRef To) {
  for (size_t At = 0; (At = Text.find(From, At)) != std::string::npos;
       At += To.size())
    Text.replace(At, From.size(), To);
}

/// Whether \p Scope, or a namespace that it uses, gives \p Name to anything but what
/// has it outside of all namespaces.
static bool isTakenIn(const NamespaceDecl *Scope, DeclarationName Name,
                      const ASTContext &Context) {
  auto isGlobal = [&](const NamedDecl *Found) {
    return llvm::any_of(
        Context.getTranslationUnitDecl()->lookup(Name), [&](const NamedDecl *D) {
          return D->getUnderlyingDecl()->getCanonicalDecl() ==
                 Found->getUnderlyingDecl()->getCanonicalDecl();
        });
  };
  auto isTaken = [&](const NamespaceDecl *In) {
    return llvm::any_of(In->lookup(Name), [&](const NamedDecl *Found) {
      return !isGlobal(Found);
    });
  };
  return isTaken(Scope) ||
         llvm::any_of(Scope->using_directives(), [&](const UsingDirectiveDecl *D) {
           return isTaken(D->getNominatedNamespace());
         });
}

/// Whether \p Name, that of something outside of all namespaces, means something
/// else in the future: a member of its own, of its class, or of a base, or what a
/// namespace around it has by that name.
bool FunctionLowering::isHiddenInFuture(llvm::StringRef Name) const {
  if (Name == "State" || llvm::is_contained(membersOf(F.IsStream), Name))
    return true;
  DeclarationName Wanted(&Context.Idents.get(Name));
  auto isOther = [&](const CXXRecordDecl *Record) {
    return llvm::any_of(Record->lookup(Wanted), [](const NamedDecl *Found) {
      const auto *Class = dyn_cast<CXXRecordDecl>(Found);
      return !Class || !Class->isInjectedClassName();
    });
  };
  for (const DeclContext *Scope = scopeOfBody(Async.Definition); Scope;
       Scope = Scope->getParent()) {
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Scope);
        Namespace && isTakenIn(Namespace, Wanted, Context))
      return true;
    const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
    if (!Record)
      continue;
    bool IsHidden = isOther(Record);
    Record->forallBases([&](const CXXRecordDecl *Base) {
      IsHidden |= isOther(Base);
      return true;
    });
    if (IsHidden)
      return true;
  }
  return false;
}

/// \p Name, with `::` in front of each name in it that means something else in
/// the future.
std::string FunctionLowering::qualifyHidden(std::string Name) const {
  auto isWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  std::string Result;
  llvm::StringRef Rest = Name;
  while (!Rest.empty()) {
    llvm::StringRef Word = Rest.take_while(isWord);
    if (!Word.empty() && !llvm::StringRef(Result).ends_with("::") &&
        isHiddenInFuture(Word))
      Result += "::";
    Word = Word.empty() ? Rest.take_front() : Word;
    Result += Word;
    Rest = Rest.drop_front(Word.size());
  }
  return Result;
}

FunctionLowering::SpelledType FunctionLowering::spell(QualType Type) {
  SpelledType Result;
  Result.WhyNot = "its type has no name outside of the function";
  NamelessFinder Finder(Async.Definition);
  Finder.TraverseType(Type.getCanonicalType());
  if (Finder.Found)
    return Result;
  if (const TypedefNameDecl *Name = nameInItsClass(Type)) {
    SpelledType Class = spell(Context.getTypeDeclType(
        cast<CXXRecordDecl>(Name->getDeclContext())));
    // Nothing is a member of "struct stat".
    if (!Class.Words.empty() && !Finder.NeedsTag) {
      Class.Words += "::" + Name->getNameAsString();
      return Class;
    }
  }
  std::vector<std::unique_ptr<ScopedName>> Names;
  for (const TagDecl *Local : Finder.Locals) {
    // The future of a lambda sees what stands around the lambda.
    if (Local->getIdentifier() && !isOfBody(Local))
      continue;
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
  Result.IsOfClass = Finder.IsOfClass;
  PrintingPolicy Policy(Context.getLangOpts());
  Policy.SuppressTagKeyword = !Finder.NeedsTag;
  Policy.Bool = true;
  // An alias of namespace scope keeps its name; whatever else the user wrote
  // may have been written with names that mean nothing there.
  std::string Name;
  const auto *Alias = Type->getAs<TypedefType>();
  if (Type->isDependentType()) {
    // As written: the future stands where the function does.
    if (isUndeduced(Type))
      Result.WhyNot = "its type is deduced in a way that is not supported in a "
                      "template";
    BodyTypeFinder OfBody;
    OfBody.TraverseType(Type);
    for (const NamedDecl *Named : OfBody.Found) {
      if (llvm::is_contained(Finder.Locals, Named))
        continue; // It has been looked at.
      std::string WhyNot = whyNotNameable(Named);
      if (!WhyNot.empty())
        Result.WhyNot = "its type is spelled with '" + Named->getNameAsString() +
                        "' of the function's own: " + WhyNot;
    }
    if (Result.WhyNot.empty())
      Name = Type.getAsString(Policy);
    // A partial specialisation, as it calls itself.
    for (const DeclContext *Scope = scopeOfBody(Async.Definition);
         Scope->isRecord(); Scope = Scope->getParent())
      if (const auto *Class = dyn_cast<ClassTemplatePartialSpecializationDecl>(Scope))
        replaceAll(Name, Context.getTypeDeclType(Class).getAsString(Policy),
                   Class->getNameAsString());
    for (const NamedDecl *Named : OfBody.Names)
      if (isByOwnUsing(Named) && isUnqualifiedIn(Name, Named->getNameAsString()))
        Result.WhyNot = "its type is spelled with '" + Named->getNameAsString() +
                        "', which has that name by a 'using' in the function";
    for (const VarDecl *Pack : OfBody.Packs) {
      auto It = Ids.find(Pack);
      if (It == Ids.end() || F.var(It->second).PackedWith.empty())
        Result.WhyNot = "its type is spelled with the pack '" +
                        Pack->getNameAsString() + "'";
      else
        replaceAll(Name, "sizeof...(" + Pack->getNameAsString() + ")",
                   "sizeof...(" + F.var(It->second).PackedWith + ")");
    }
  } else if (Alias && !LocalSpellingFinder().isSpelledLocally(Type) &&
      !Type->isPointerType() && !isUnnameable(Alias))
    Name = TypeName::getFullyQualifiedName(Type, Context, Policy);
  else
    Name = canonicalName(Type, Policy);
  replaceAll(Name, "(anonymous namespace)::", "");
  replaceAll(Name, "std::basic_string<char>", "std::string");
  replaceAll(Name, "std::basic_string_view<char>", "std::string_view");
  Result.Words = Type->isDependentType() ? Name : qualifyHidden(std::move(Name));
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

static void setSizeHint(TypeFacts &Facts, ASTContext &Context, QualType Type) {
  if (Type->isIncompleteType() || Type->isUndeducedType() ||
      Type->isPlaceholderType())
    return;
  TypeInfoChars Info = Context.getTypeInfoInChars(Type);
  Facts.SizeHint = Info.Width.getQuantity();
  Facts.AlignmentHint = Info.Align.getQuantity();
}

TypeFacts FunctionLowering::factsOf(QualType Type) {
  TypeFacts Facts;
  if (Type->isReferenceType()) {
    Facts.IsReference = true;
    Facts.IsRValueReference = Type->isRValueReferenceType();
    Type = Type.getNonReferenceType();
    Facts.IsTriviallyDefaultConstructible = false;
    Facts.IsScalar = false;
    // `T &&` is a reference to what T says.
    Facts.MayBeReference = Facts.IsRValueReference && Type->isDependentType();
    Facts.IsConst = Type.isConstQualified() && !Type->isArrayType();
    if (Facts.IsConst)
      Type = withoutConst(Type);
    SpelledType Spelled = spell(Type);
    Facts.Spelling = Spelled.Words;
    Facts.WhyNoField = Spelled.WhyNot;
    Facts.Locals = Spelled.Locals;
    Facts.IsOfClass = Spelled.IsOfClass;
    Facts.IsDependent = Type->isDependentType();
    setSizeHint(Facts, Context, Context.VoidPtrTy);
    return Facts;
  }
  Facts.IsConst = Type.isConstQualified() ||
                  Context.getBaseElementType(Type).isConstQualified();
  Facts.IsTriviallyDestructible =
      Type.isDestructedType() == QualType::DK_none;
  Facts.IsScalar = Type->isScalarType();
  if (Type->isDependentType()) {
    // Right for every type that it may turn out to be.
    Facts.IsDependent = true;
    Facts.IsTriviallyDestructible = false;
    while (const ArrayType *Array = Context.getAsArrayType(Type)) {
      std::string Bound;
      if (const auto *Constant = dyn_cast<ConstantArrayType>(Array))
        Bound = llvm::toString(Constant->getSize(), 10, false);
      else if (const auto *Sized = dyn_cast<DependentSizedArrayType>(Array);
               Sized && Sized->getSizeExpr())
        Bound = unevaluated(Sized->getSizeExpr(), Facts.WhyNoField, Facts.Locals);
      else
        Facts.WhyNoField = "its size depends on how many elements a template's "
                           "braces hold; give it a bound";
      Facts.ArrayBounds += "[" + Bound + "]";
      Type = Array->getElementType();
    }
    if (!Facts.WhyNoField.empty())
      return Facts;
    SpelledType Spelled = spell(withoutConst(Type));
    Facts.Spelling = Spelled.Words;
    Facts.WhyNoField = Spelled.WhyNot;
    Facts.Locals = Spelled.Locals;
    Facts.IsTriviallyDefaultConstructible = false;
    return Facts;
  }
  setSizeHint(Facts, Context, Type);
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
  Facts.IsTriviallyCopyable =
      Facts.ArrayBounds.empty() && Facts.IsTriviallyDestructible &&
      !Type.isVolatileQualified() && Type.isTriviallyCopyableType(Context) &&
      (!Record || Record->hasSimpleCopyConstructor());
  Type = withoutConst(Type);
  SpelledType Spelled = spell(Type);
  Facts.Spelling = Spelled.Words;
  Facts.WhyNoField = Spelled.WhyNot;
  Facts.Locals = Spelled.Locals;
  Facts.IsOfClass = Spelled.IsOfClass;
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
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_AddrOf) {
    std::optional<FutureType> Pointee = loweredType(Unary->getSubExpr());
    if (Pointee) {
      Pointee->Spelling = "std::add_pointer_t<" + Pointee->Spelling + ">";
      Pointee->Function = nullptr;
    }
    return Pointee;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || !Call->getDirectCallee())
    return std::nullopt;
  if (const AsyncFunction *Callee = Uses.futureOf(Call))
    return futureOfCall(Call, *Callee);
  // A function that hands on a future returns another type once it is lowered.
  if (Call->getDirectCallee()
          ->getDeclaredReturnType()
          ->getContainedDeducedType() &&
      holdsFuture(Call->getType()) && !Uses.isAsync(Call))
    return decltypeOfCall(Call, {"", nullptr});
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
  // What it is made from: of a member function, the object first.
  std::vector<const Expr *> Sources;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    Sources.push_back(
        Member->getImplicitObjectArgument()->IgnoreParenImpCasts());
  Sources.insert(Sources.end(), Call->arg_begin(), Call->arg_end());
  std::string Spelling = Special->getQualifiedNameAsString() + "<";
  std::vector<LocalId> Locals;
  unsigned NextArgument = 0, Lowered = 0, Wanted = 0;
  for (const Expr *Argument : Sources)
    Wanted += loweredType(Argument).has_value();
  if (Wanted == 0)
    return std::nullopt;
  // What is written is not taken from the arguments.
  const auto *Written =
      dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts());
  if (Written && Written->hasExplicitTemplateArgs())
    return decltypeOfCall(Call, {"", nullptr});
  bool First = true, IsDeduced = false;
  for (const TemplateArgument &Argument : Arguments) {
    if (Argument.getKind() != TemplateArgument::Type)
      return std::nullopt;
    QualType Plain = Argument.getAsType().getNonReferenceType();
    SpelledType Spelled = spell(Argument.getAsType());
    for (unsigned I = NextArgument; I < Sources.size(); ++I) {
      const Expr *Passed = Sources[I];
      if (!Context.hasSameUnqualifiedType(
              Passed->getType().getNonReferenceType(), Plain))
        continue;
      NextArgument = I + 1;
      if (std::optional<FutureType> Future = loweredType(Passed)) {
        IsDeduced |= Future->IsDeduced;
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
  return FutureType{Spelling + ">", nullptr, Locals, IsDeduced};
}

std::optional<FunctionLowering::FutureType>
FunctionLowering::loweredReferent(const Expr *E) {
  if (!E->isGLValue() || !holdsFuture(E->getType()) || !mentionsAsyncCall(E))
    return std::nullopt;
  if (std::optional<FutureType> Known = loweredType(E))
    return Known;
  DecltypeText Type;
  Type.Words = "decltype((" + unevaluated(E, Type.WhyNot, Type.Locals) + "))";
  TypeFacts Facts =
      deducedFacts(awaitedName(E), "std::remove_reference_t<", Type, ">");
  if (!Facts.WhyNoField.empty())
    return std::nullopt;
  return FutureType{Facts.Spelling, nullptr, Facts.Locals, /*IsDeduced=*/true};
}

std::string FunctionLowering::scopeOf(const FunctionDecl *Decl,
                                      llvm::StringRef Name, FutureType &Future) {
  const DeclContext *Scope = Decl->getDeclContext()->getRedeclContext();
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Scope)) {
    // Another class in between may have one of the same name.
    if (Scope->Equals(scopeOfBody(Async.Definition)))
      return "";
    QualType Type = Context.getTypeDeclType(Class);
    SpelledType Spelled;
    if (!holdsFuture(Type))
      Spelled = spell(Type);
    llvm::append_range(Future.Locals, Spelled.Locals);
    Future.IsDeduced |= Spelled.Words.empty();
    return Spelled.Words + "::";
  }
  return Uses.qualifierIn(scopeOfBody(Async.Definition), Scope, Name);
}

std::string FunctionLowering::argumentsOf(const FunctionDecl *Decl,
                                          FutureType &Future) {
  const TemplateArgumentList *List = Decl->getTemplateSpecializationArgs();
  if (!List)
    return "";
  std::string Arguments;
  auto add = [&](const TemplateArgument &Argument) {
    std::string Words;
    if (Argument.getKind() == TemplateArgument::Type) {
      // An async function's future is another type once it is lowered.
      SpelledType Spelled;
      if (!holdsFuture(Argument.getAsType()))
        Spelled = spell(Argument.getAsType());
      Words = Spelled.Words;
      llvm::append_range(Future.Locals, Spelled.Locals);
    } else if (Argument.getKind() == TemplateArgument::Integral) {
      llvm::raw_string_ostream Stream(Words);
      Argument.print(Context.getPrintingPolicy(), Stream, /*IncludeType=*/true);
    }
    Future.IsDeduced |= Words.empty();
    Arguments += (Arguments.empty() ? "" : ", ") + Words;
  };
  for (const TemplateArgument &Argument : List->asArray()) {
    if (Argument.getKind() == TemplateArgument::Pack)
      llvm::for_each(Argument.pack_elements(), add);
    else
      add(Argument);
  }
  return "<" + Arguments + ">";
}

std::optional<FunctionLowering::FutureType>
FunctionLowering::futureOfCall(const CallExpr *Call,
                               const AsyncFunction &Callee) {
  const FunctionDecl *Called = Call->getDirectCallee();
  FutureType Result{"", &Callee};
  Result.IsDeduced = Callee.Lambda;
  if (!Callee.Lambda)
    Result.Spelling = scopeOf(Called, Callee.FutureName, Result) +
                      Callee.FutureName +
                    argumentsOf(Called, Result);
  if (!Result.IsDeduced)
    return Result;
  // Another async function's future is part of it, or something without a name.
  return decltypeOfCall(Call, std::move(Result));
}

std::optional<FunctionLowering::FutureType>
FunctionLowering::decltypeOfCall(const CallExpr *Call, FutureType Result) {
  Result.IsDeduced = true;
  DecltypeText Type;
  Type.Words = "decltype(" + unevaluated(Call, Type.WhyNot, Type.Locals) + ")";
  const FunctionDecl *Callee = Call->getDirectCallee();
  bool IsClosure = Callee && Callee->getOverloadedOperator() == OO_Call;
  TypeFacts Facts =
      deducedFacts(awaitedName(Call) + (IsClosure ? "_future" : ""), "", Type, "");
  if (!Facts.WhyNoField.empty())
    return std::nullopt;
  Result.Locals = Facts.Locals;
  Result.Spelling = Facts.Spelling;
  return Result;
}

void FunctionLowering::noteBoundToBoxes(const Expr *E) {
  auto note = [&](QualType Type, const Expr *Operand) {
    while (const auto *Cast = dyn_cast<ImplicitCastExpr>(Operand))
      Operand = Cast->getSubExpr();
    if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(Operand);
        Made && Type->isReferenceType() && !Type->isDependentType() &&
        holdsFuture(Type))
      BoundToBoxes.insert(Made);
  };
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
    note(Cast->getTypeAsWritten(), Cast->getSubExpr());
    E = Cast->getSubExpr()->IgnoreImplicit(); // Of `T(x)`, what makes it.
  }
  const FunctionDecl *Callee = nullptr;
  llvm::SmallVector<const Expr *, 4> Arguments;
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    Callee = Call->getDirectCallee();
    llvm::append_range(Arguments, Call->arguments());
    if (isa<CXXOperatorCallExpr>(Call) && isa_and_nonnull<CXXMethodDecl>(Callee))
      Arguments.erase(Arguments.begin());
  } else if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
    Callee = Made->getConstructor();
    llvm::append_range(Arguments, Made->arguments());
  }
  if (!Callee)
    return;
  // What a template deduces is the future's own type.
  if (const FunctionTemplateDecl *Template = Callee->getPrimaryTemplate())
    Callee = Template->getTemplatedDecl();
  for (unsigned I = 0; I < std::min<size_t>(Arguments.size(), Callee->getNumParams());
       ++I) {
    if (Callee->getParamDecl(I)->isParameterPack())
      return;
    note(Callee->getParamDecl(I)->getType(), Arguments[I]);
  }
}

bool FunctionLowering::mentionsAsyncCall(const Stmt *S) const {
  if (!S)
    return false;
  // The future of an await stays where it is; what comes out of it is another
  // type only if that holds a future again.
  if (suspensionOperand(S) && !holdsFuture(cast<Expr>(S)->getType()))
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (Uses.futureOf(Call))
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
