//===- LocalDefinitions.cpp - What can get a name outside of the body -----===//
//
// Answers: which classes and lambdas does the body define, and does each mean
// the same in front of the function? A class may name only what moves with it
// or is a constant. A lambda is made by a function whose parameters are what it
// captures, under their own names:
//
//   [k](int a) { return a + k; }
//     ==>  inline auto make_add(int &k) { return [k](int a) { return a + k; }; }
//
// What would mean something else there is refused.
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "frontend/FunctionNames.h"
#include "lower/FunctionLowering.h"
#include "lower/UseFinder.h"
#include "support/Names.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

namespace {

/// The lambda that \p E is, implicit nodes aside.
const LambdaExpr *asLambda(const Expr *E) {
  return E ? dyn_cast<LambdaExpr>(E->IgnoreImplicit()->IgnoreParens())
           : nullptr;
}

bool isUsing(const Decl *D) {
  return isa<UsingDirectiveDecl, UsingDecl, UsingEnumDecl, NamespaceAliasDecl>(
      D);
}

} // namespace

const Decl *FunctionLowering::localOwner(const Decl *D) const {
  // A parameter of the template is one of what moves in front of it as well.
  if (isa<NonTypeTemplateParmDecl>(D))
    return nullptr;
  for (const DeclContext *Scope = D->getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    // What a lambda's own captures declare stands around it.
    if (Scope == Async.Definition)
      return isOfBody(D) ? D : nullptr;
    if (Scope->isFileContext())
      return nullptr;
    D = cast<Decl>(Scope);
  }
  return nullptr;
}

void FunctionLowering::collectLocals(const Stmt *Body) {
  std::vector<const DeclStmt *> Usings;
  auto add = [&](LocalDefinition::KindTy Kind, LocalSource From) {
    LocalDefinition Local;
    Local.Kind = Kind;
    F.Locals.push_back(std::move(Local));
    From.Usings = Usings;
    LocalSources.push_back(std::move(From));
    return LocalId(F.Locals.size() - 1);
  };
  auto visitDeclarations = [&](const DeclStmt *S) {
    bool IsType = false, IsAlias = false, IsConstant = false;
    for (const Decl *D : S->decls()) {
      if (isUsing(D))
        Usings.push_back(S);
      HasUsingDirective |= isa<UsingDirectiveDecl>(D);
      IsType |= isa<TagDecl>(D);
      IsAlias |= isa<TypedefNameDecl>(D);
      // The constants that may be read without being captured.
      if (const auto *Var = dyn_cast<VarDecl>(D))
        IsConstant |= S->isSingleDecl() && Var->getType().isConstQualified() &&
                      (Var->getType()->isScalarType() ||
                       Var->getType()->isDependentType() ||
                       isUndeduced(Var->getType())) &&
                      isConstant(Var);
    }
    if (!IsType && !IsAlias && !IsConstant)
      return;
    LocalSource From;
    From.Statement = S;
    LocalId Id = add(IsType    ? LocalDefinition::Type
                     : IsAlias ? LocalDefinition::Alias
                               : LocalDefinition::Constant,
                     From);
    for (const Decl *D : S->decls())
      LocalIds[D] = Id;
  };
  auto visit = [&](const Stmt *S, std::string Hint, const VarDecl *Var,
                   auto &&visit) -> void {
    if (!S)
      return;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      LocalSource From;
      From.Lambda = Lambda;
      From.Hint = std::move(Hint);
      From.Initialises = Var;
      if (!LocalIds.count(Lambda->getLambdaClass()))
        LocalIds[Lambda->getLambdaClass()] = add(LocalDefinition::Closure, From);
      return;
    }
    if (const Expr *Operand = suspensionOperand(S))
      return visit(Operand, "", nullptr, visit);
    if (const auto *Return = dyn_cast<CoreturnStmt>(S))
      return visit(Return->getOperand(), "", nullptr, visit);
    if (const auto *Declarations = dyn_cast<DeclStmt>(S)) {
      visitDeclarations(Declarations);
      for (const Decl *D : Declarations->decls())
        if (const auto *Declared = dyn_cast<VarDecl>(D)) {
          bool IsWhole = asLambda(Declared->getInit());
          std::string Name = Declared->getNameAsString();
          if (!IsWhole && !Name.empty())
            Name += "_closure";
          visit(Declared->getInit(), Name, IsWhole ? Declared : nullptr, visit);
        }
      return;
    }
    size_t Before = Usings.size();
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    for (const Stmt *Child : S->children()) {
      const auto *Argument = dyn_cast_or_null<Expr>(Child);
      const LambdaExpr *Lambda = asLambda(Argument);
      if (Lambda && Var)
        visit(Child, Hint, Var, visit);
      else if (Lambda && Callee && Callee->getIdentifier())
        visit(Lambda, Callee->getName().str() + "_closure", nullptr, visit);
      else
        visit(Child, Hint, nullptr, visit);
    }
    Usings.resize(Before);
  };
  visit(Body, "", nullptr, visit);
  if (F.Locals.empty())
    return;
  // "keep_future_2" goes with "keep_locals_2".
  std::string Ordinal =
      F.FutureName.substr((F.BaseName + "_" + F.kindName()).size());
  if (Async.Primary)
    Ordinal += "_special_" + std::to_string(Async.SpecialOrdinal);
  // Another class may have a member of that name.
  std::string Owner;
  for (const DeclContext *Scope = scopeOfBody(Async.Definition);
       Scope->isRecord() && !Async.Lambda; Scope = Scope->getParent())
    Owner = cast<CXXRecordDecl>(Scope)->getNameAsString() + "_" + Owner;
  F.LocalsName = newOuterName(Owner + F.BaseName + "_locals" + Ordinal);
}

bool FunctionLowering::isDeclaredOutside(llvm::StringRef Name) const {
  DeclarationName Wanted(&Context.Idents.get(Name));
  for (const DeclContext *Scope = scopeOfBody(Async.Definition); Scope;
       Scope = Scope->getParent()) {
    if (!Scope->lookup(Wanted).empty())
      return true;
    for (const UsingDirectiveDecl *Using : Scope->using_directives())
      if (!Using->getNominatedNamespace()->lookup(Wanted).empty())
        return true;
  }
  return false;
}

void FunctionLowering::collectFileNames() {
  if (!FileNames.empty())
    return;
  Lexer Raw(SM.getMainFileID(), SM.getBufferOrFake(SM.getMainFileID()), SM,
            Context.getLangOpts());
  Token T;
  while (!Raw.LexFromRawLexer(T))
    if (T.is(tok::raw_identifier))
      FileNames.insert(T.getRawIdentifier());
}

bool FunctionLowering::isTaken(llvm::StringRef Name) const {
  return Name == "State" ||
         llvm::is_contained(membersOf(F.IsStream), Name) ||
         llvm::is_contained(F.UsedNames, Name) ||
         llvm::is_contained(F.TemplateParameters, Name) ||
         llvm::any_of(F.DeducedTypes,
                      [&](const DeducedType &Type) { return Type.Name == Name; }) ||
         llvm::any_of(F.Branches,
                      [&](const Branch &B) { return B.Name == Name; }) ||
         isDeclaredOutside(Name);
}

/// A name that means nothing in the file, so that it can hide nothing, nor in the
/// future, which may name what it stands for.
std::string FunctionLowering::newOuterName(llvm::StringRef Wanted) {
  collectFileNames();
  std::string Name = Wanted.str();
  for (unsigned Ordinal = 2; FileNames.contains(Name) || isTaken(Name);
       ++Ordinal)
    Name = Wanted.str() + "_" + std::to_string(Ordinal);
  F.UsedNames.push_back(Name);
  return Name;
}

std::vector<std::string>
FunctionLowering::namesOf(const DeclStmt *S) const {
  std::vector<std::string> Names;
  for (const Decl *D : S->decls()) {
    const auto *Named = dyn_cast<NamedDecl>(D);
    if (Named && Named->getIdentifier())
      Names.push_back(Named->getNameAsString());
    if (const auto *Enum = dyn_cast<EnumDecl>(D); Enum && !Enum->isScoped())
      for (const EnumConstantDecl *Constant : Enum->enumerators())
        Names.push_back(Constant->getNameAsString());
  }
  return Names;
}

std::string FunctionLowering::qualifiedName(LocalId Id) const {
  const LocalSource &From = LocalSources[Id];
  std::string Name =
      From.Lambda ? F.Locals[Id].TypeName : namesOf(From.Statement)[0];
  if (F.isTemplate() || Async.Lambda)
    return Name; // The future's own, or the lambda's.
  return (F.Locals[Id].IsMember ? F.FutureName : F.LocalsName) + "::" + Name;
}

/// What moves is seen by what stands behind it: its name must be nobody else's.
std::string FunctionLowering::whyNotInNamespace(LocalId Id) {
  std::vector<std::string> Names = namesOf(LocalSources[Id].Statement);
  if (!LocalSources[Id].Usings.empty())
    return "'" + Names[0] + "' follows a 'using' in the function";
  for (const std::string &Name : Names) {
    if (isDeclaredOutside(Name))
      return "'" + Name + "' is also the name of something outside";
    unsigned Owners = 0;
    for (const LocalSource &Other : LocalSources)
      Owners +=
          Other.Statement && llvm::is_contained(namesOf(Other.Statement), Name);
    if (Owners > 1)
      return "'" + Name + "' is declared twice in the function";
  }
  return "";
}

/// In the future, members of its own may hide what the definition names; and its
/// enumerators would be in no sight of the body.
std::string FunctionLowering::whyNotInFuture(const DeclStmt *S) const {
  std::string Name = "'" + namesOf(S)[0] + "' ";
  const auto *Tag = dyn_cast<TagDecl>(*S->decl_begin());
  if (const auto *Enum = dyn_cast_or_null<EnumDecl>(Tag);
      Enum && !Enum->isScoped())
    return Name + "is an enumeration without 'class' in a template";
  std::string WhyNot;
  forEachIdentifier(
      Source.slice(*statementSpan(S)),
      [&](llvm::StringRef Used, bool IsQualified) {
        bool IsMember =
            Used == "State" || llvm::is_contained(membersOf(F.IsStream), Used);
        const auto *Record = dyn_cast_or_null<CXXRecordDecl>(Tag);
        bool IsOwn =
            Record &&
            !Record->lookup(DeclarationName(&Context.Idents.get(Used))).empty();
        if (IsMember && !IsQualified && !IsOwn)
          WhyNot = Name + "names '" + Used.str() + "', as the future's member is";
      });
  return WhyNot;
}

/// A definition moves to the front of the function, where the macro is not
/// defined yet.
bool FunctionLowering::followsMacroDefinition(Span Where) const {
  llvm::SmallVector<llvm::StringRef, 32> Lines;
  Source.slice({F.Body.Begin, Where.End}).split(Lines, '\n');
  return llvm::any_of(Lines, [](llvm::StringRef Line) {
    Line = Line.ltrim();
    if (!Line.consume_front("#"))
      return false;
    Line = Line.ltrim();
    return Line.starts_with("define") || Line.starts_with("undef") ||
           Line.starts_with("include");
  });
}

const std::string &FunctionLowering::whyNotMovable(LocalId Id) {
  if (Async.Lambda && F.Locals[Id].Kind == LocalDefinition::Type) {
    static const std::string WhyNot = "it stands in an async lambda";
    return WhyNot;
  }
  // One that names itself is looked at already.
  if (!LocalSources[Id].IsLookedAt) {
    LocalSources[Id].IsLookedAt = true;
    std::string WhyNot = LocalSources[Id].Lambda ? lookAtClosure(Id)
                                                 : lookAtStatement(Id);
    LocalSources[Id].WhyNot = std::move(WhyNot);
  }
  return LocalSources[Id].WhyNot;
}

std::string FunctionLowering::whyNotNameable(const NamedDecl *D) {
  // The future of a lambda sees what stands around the lambda.
  if (!isOfBody(D))
    return "";
  const Decl *Owner = localOwner(D);
  auto It = Owner ? LocalIds.find(Owner) : LocalIds.end();
  if (It == LocalIds.end() || LocalSources[It->second].Lambda)
    return "it has no name outside of the function";
  return whyNotMovable(It->second);
}

/// A class, an enumeration, an alias or a constant.
std::string FunctionLowering::lookAtStatement(LocalId Id) {
  const DeclStmt *S = LocalSources[Id].Statement;
  std::vector<std::string> Names = namesOf(S);
  if (Names.empty())
    return "it has no name to go by";
  std::string Subject = "'" + Names[0] + "' ";
  std::optional<Span> Where = statementSpan(S);
  if (!Where)
    return Subject + "comes from a macro";
  if (followsMacroDefinition(*Where))
    return Subject + "follows the definition of a macro in the function";
  for (const Decl *D : S->decls()) {
    if (const auto *Tag = dyn_cast<TagDecl>(D);
        Tag && (!Tag->isThisDeclarationADefinition() ||
                Tag->getPreviousDecl() || Tag->getMostRecentDecl() != Tag))
      return Subject + "is declared before it is defined";
    if (const auto *Record = dyn_cast<CXXRecordDecl>(D);
        Record && Record->hasFriends())
      return Subject + "has friends";
  }

  UseFinder Uses(Async.Definition);
  Uses.TraverseStmt(const_cast<DeclStmt *>(S));
  if (Uses.HasFunctionSignature)
    return Subject + "names the function that it is in";
  if (!Uses.OfClass.empty() && !F.isTemplate() && !Async.Lambda)
    return Subject + "uses " + Uses.OfClass + " of the function's class";
  if (Uses.Undeclared)
    return Subject + "uses '" + Uses.Undeclared->getNameAsString() +
           "', which is not declared in front of the function";
  std::string WhyNot;
  auto need = [&](const NamedDecl *D, bool IsPossible) {
    const Decl *Owner = localOwner(D);
    auto It = Owner ? LocalIds.find(Owner) : LocalIds.end();
    if (!Owner || !WhyNot.empty() ||
        (It != LocalIds.end() && It->second == Id))
      return;
    if (It == LocalIds.end() || !IsPossible) {
      // A member of something that is local in its turn, or a parameter.
      WhyNot = Subject + "uses '" + cast<NamedDecl>(Owner)->getNameAsString() +
               "', which is local to the function";
      return;
    }
    WhyNot = whyNotMovable(It->second);
    if (WhyNot.empty() && F.Locals[It->second].IsMember)
      WhyNot = Subject + "uses a lambda that only the function's class can name";
    if (WhyNot.empty() &&
        F.Locals[It->second].Kind != LocalDefinition::Type)
      WhyNot = whyNotInNamespace(It->second);
    F.Locals[Id].Needs.push_back(It->second);
  };
  for (const NamedDecl *Type : Uses.Types)
    need(Type, /*IsPossible=*/true);
  for (const DeclRefExpr *Ref : Uses.References)
    // Nobody may learn the address of a copy.
    need(Ref->getDecl(),
         !isa<VarDecl>(Ref->getDecl()) || Ref->isNonOdrUse() != NOUR_None);
  LocalDefinition &Local = F.Locals[Id];
  if (WhyNot.empty() && Local.Kind == LocalDefinition::Type)
    WhyNot = whyNotInNamespace(Id);
  if (!WhyNot.empty())
    return WhyNot;

  // Behind the parameters there is the pack of their types alone.
  std::vector<TextEdit> Edits;
  for (const SizeOfPackExpr *Size : Uses.Sizes) {
    auto It = Ids.find(cast<VarDecl>(Size->getPack()));
    std::optional<Span> Place = spanOf(Size->getPackLoc());
    if (!Place)
      return Subject + "comes from a macro";
    if (It == Ids.end() || F.var(It->second).PackedWith.empty())
      return Subject + "uses a pack of parameters";
    Edits.push_back({*Place, Text::literal(F.var(It->second).PackedWith)});
  }
  std::optional<Text> Code = edited(*Where, std::move(Edits));
  if (!Code)
    return Subject + "comes from a macro";
  Local.Where = *Where;
  Local.Code = *Code;
  if (F.isTemplate()) {
    WhyNot = WhyNot.empty() ? whyNotInNamespace(Id) : WhyNot;
    if (WhyNot.empty())
      WhyNot = whyNotInFuture(S);
    if (!WhyNot.empty())
      return WhyNot;
    Local.IsInFuture = true;
    F.DeducedTypes.push_back({Names[0], "", CurrentBranch, Id});
    std::string Type = F.qualifiedType();
    llvm::StringRef Future = Type;
    Future.consume_front("typename ");
    Local.Replacement.add(Local.Kind == LocalDefinition::Type
                              ? "using " + Names[0] + " = typename " +
                                    Future.str() + "::" + Names[0] + ";"
                              : " [[maybe_unused]]");
  } else if (Local.Kind == LocalDefinition::Type) {
    std::string Using;
    for (const std::string &Name : Names)
      Using += (Using.empty() ? "using " : ", ") + F.LocalsName + "::" + Name;
    Local.Replacement.add(Using + ";");
  } else {
    // What else used it may have moved away.
    Local.Replacement.add(" [[maybe_unused]]");
  }
  return "";
}

} // namespace pollux
