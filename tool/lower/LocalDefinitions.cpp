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

#include "lower/FunctionLowering.h"
#include "support/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

namespace pollux {

using namespace clang;

namespace {

/// Everything that the text of a definition names.
class UseFinder : public RecursiveASTVisitor<UseFinder> {
public:
  std::vector<const DeclRefExpr *> References;
  std::vector<const NamedDecl *> Types;
  /// `decltype(x)`: the range and x.
  std::vector<std::pair<SourceRange, const ValueDecl *>> Decltypes;
  /// `__PRETTY_FUNCTION__` and the like.
  bool NamesItsFunction = false;
  bool HasTemporary = false;

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    References.push_back(E);
    return true;
  }
  bool VisitTagTypeLoc(TagTypeLoc Loc) {
    Types.push_back(Loc.getDecl());
    return true;
  }
  bool VisitTypedefTypeLoc(TypedefTypeLoc Loc) {
    Types.push_back(Loc.getTypePtr()->getDecl());
    return true;
  }
  bool VisitDecltypeTypeLoc(DecltypeTypeLoc Loc) {
    // In parentheses it is an expression like any other.
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Loc.getUnderlyingExpr()))
      Decltypes.push_back({Loc.getSourceRange(), Ref->getDecl()});
    return true;
  }
  bool VisitPredefinedExpr(PredefinedExpr *E) {
    // `__func__` is "operator()" wherever the lambda stands.
    NamesItsFunction |= E->getIdentKind() != PredefinedIdentKind::Func &&
                        E->getIdentKind() != PredefinedIdentKind::Function;
    return true;
  }
  bool VisitMaterializeTemporaryExpr(MaterializeTemporaryExpr *) {
    HasTemporary = true;
    return true;
  }
};

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
  for (const DeclContext *Scope = D->getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    if (Scope == Async.Definition)
      return D;
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
      IsType |= isa<TagDecl>(D);
      IsAlias |= isa<TypedefNameDecl>(D);
      // The constants that may be read without being captured.
      if (const auto *Var = dyn_cast<VarDecl>(D))
        IsConstant |= S->isSingleDecl() && Var->getType().isConstQualified() &&
                      Var->getType()->isScalarType() &&
                      Var->isUsableInConstantExpressions(Context);
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
    if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(S))
      return visit(Await->getOperand(), "", nullptr, visit);
    if (const auto *Return = dyn_cast<CoreturnStmt>(S))
      return visit(Return->getOperand(), "", nullptr, visit);
    if (const auto *Declarations = dyn_cast<DeclStmt>(S)) {
      visitDeclarations(Declarations);
      for (const Decl *D : Declarations->decls())
        if (const auto *Declared = dyn_cast<VarDecl>(D)) {
          bool IsWhole = asLambda(Declared->getInit());
          visit(Declared->getInit(), IsWhole ? Declared->getName().str() : "",
                IsWhole ? Declared : nullptr, visit);
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
        visit(Child, "", nullptr, visit);
    }
    Usings.resize(Before);
  };
  visit(Body, "", nullptr, visit);
  if (F.Locals.empty())
    return;
  // "keep_future_2" goes with "keep_locals_2".
  std::string Ordinal = F.FutureName.substr((F.Name + "_future").size());
  F.LocalsName = newOuterName(F.Name + "_locals" + Ordinal);
}

bool FunctionLowering::isDeclaredOutside(llvm::StringRef Name) const {
  DeclarationName Wanted(&Context.Idents.get(Name));
  for (const DeclContext *Scope = Async.Definition->getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    if (!Scope->lookup(Wanted).empty())
      return true;
    for (const UsingDirectiveDecl *Using : Scope->using_directives())
      if (!Using->getNominatedNamespace()->lookup(Wanted).empty())
        return true;
  }
  return false;
}

/// A name that means nothing in the file, so that it can hide nothing.
std::string FunctionLowering::newOuterName(llvm::StringRef Wanted) {
  auto isWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  auto isWritten = [&](llvm::StringRef Name) {
    llvm::StringRef Text = Source.buffer();
    for (size_t At = 0; (At = Text.find(Name, At)) != llvm::StringRef::npos;
         At += Name.size())
      if ((At == 0 || !isWord(Text[At - 1])) &&
          (At + Name.size() == Text.size() || !isWord(Text[At + Name.size()])))
        return true;
    return false;
  };
  std::string Name = Wanted.str();
  for (unsigned Ordinal = 2; isWritten(Name) || isDeclaredOutside(Name) ||
                             llvm::is_contained(F.UsedNames, Name);
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
  return F.LocalsName + "::" +
         (From.Lambda ? F.Locals[Id].TypeName : namesOf(From.Statement)[0]);
}

/// What moves is seen by what stands behind it: its name must be nobody else's.
std::string FunctionLowering::whyNotInNamespace(LocalId Id) {
  for (const std::string &Name : namesOf(LocalSources[Id].Statement)) {
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
  // One that names itself is looked at already.
  if (!LocalSources[Id].IsLookedAt) {
    LocalSources[Id].IsLookedAt = true;
    std::string WhyNot = LocalSources[Id].Lambda ? lookAtClosure(Id)
                                                 : lookAtStatement(Id);
    LocalSources[Id].WhyNot = std::move(WhyNot);
  }
  return LocalSources[Id].WhyNot;
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
  if (!LocalSources[Id].Usings.empty())
    return Subject + "follows a 'using' in the function";
  for (const Decl *D : S->decls()) {
    if (const auto *Tag = dyn_cast<TagDecl>(D);
        Tag && (!Tag->isThisDeclarationADefinition() ||
                Tag->getPreviousDecl() || Tag->getMostRecentDecl() != Tag))
      return Subject + "is declared before it is defined";
    if (const auto *Record = dyn_cast<CXXRecordDecl>(D);
        Record && Record->hasFriends())
      return Subject + "has friends";
  }

  UseFinder Uses;
  Uses.TraverseStmt(const_cast<DeclStmt *>(S));
  if (Uses.NamesItsFunction)
    return Subject + "names the function that it is in";
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

  Local.Where = *Where;
  Local.Code = Text::source(*Where);
  if (Local.Kind == LocalDefinition::Type) {
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

/// Makes \p Captured a parameter of the maker of closure \p Id.
std::string FunctionLowering::addCapture(LocalId Id, const ValueDecl *Captured,
                                         Text &Arguments) {
  std::string Name = Captured->getNameAsString();
  TypeFacts Facts;
  Arguments.add(Arguments.isEmpty() ? "" : ", ");
  if (const auto *Binding = dyn_cast<BindingDecl>(Captured)) {
    if (Binding->getBinding() && Binding->getBinding()->refersToBitField())
      return "the lambda captures '" + Name + "', which is a bit-field";
    Facts = factsOf(
        Context.getLValueReferenceType(Binding->getType().getNonReferenceType()));
    Arguments.add(Name);
  } else {
    const auto *Var = cast<VarDecl>(Captured);
    auto It = Ids.find(Var);
    if (It == Ids.end())
      return "the lambda captures '" + Name + "', which the lowering keeps to "
             "itself";
    Facts = F.var(It->second).Type;
    Arguments.addVariable(It->second);
  }
  if (Facts.Spelling.empty())
    return "the lambda captures '" + Name + "', whose type has none either";

  std::string Type = Facts.Spelling;
  std::string Parameter;
  if (llvm::StringRef(Type).find_first_of("([") != llvm::StringRef::npos)
    Parameter = "std::add_lvalue_reference_t<" +
                (Facts.IsConst ? "std::add_const_t<" + Type + ">" : Type) +
                "> " + Name;
  else {
    if (Facts.IsConst)
      Type = Type.back() == '*' ? Type + "const" : "const " + Type;
    Type += Type.back() == '*' ? "" : " ";
    Parameter = Facts.ArrayBounds.empty()
                    ? Type + "&" + Name
                    : Type + "(&" + Name + ")" + Facts.ArrayBounds;
  }
  LocalDefinition &Local = F.Locals[Id];
  Local.Parameters.push_back(Parameter);
  Local.Needs.insert(Local.Needs.end(), Facts.Locals.begin(),
                     Facts.Locals.end());
  return "";
}

/// Has the maker of \p Closure repeat alias or constant \p Copied, and what that
/// one names in its turn.
std::string FunctionLowering::addToPreamble(LocalId Closure, LocalId Copied) {
  if (const std::string &WhyNot = whyNotMovable(Copied); !WhyNot.empty())
    return WhyNot;
  if (llvm::is_contained(F.Locals[Closure].Copied, Copied))
    return "";
  for (LocalId Needed : F.Locals[Copied].Needs) {
    if (F.Locals[Needed].Kind == LocalDefinition::Type) {
      F.Locals[Closure].Needs.push_back(Needed);
      continue;
    }
    std::string WhyNot = addToPreamble(Closure, Needed);
    if (!WhyNot.empty())
      return WhyNot;
  }
  F.Locals[Closure].Copied.push_back(Copied);
  return "";
}

std::string FunctionLowering::lookAtClosure(LocalId Id) {
  const LambdaExpr *Lambda = LocalSources[Id].Lambda;
  std::optional<Span> Where = spanOf(Lambda->getSourceRange());
  if (!Where || Lambda->getBeginLoc().isMacroID())
    return "the lambda stands in a macro";
  if (followsMacroDefinition(*Where))
    return "the lambda follows the definition of a macro in the function";
  if (hasAwait(Lambda))
    return "a capture of the lambda awaits";

  // What the captures name: an initialiser is evaluated where the closure is
  // made, everything else is a capture itself.
  llvm::SmallVector<const ValueDecl *, 8> Captured;
  llvm::DenseMap<const ValueDecl *, LambdaCaptureKind> HowCaptured;
  UseFinder Initialisers;
  auto Init = Lambda->capture_init_begin();
  for (const LambdaCapture &Capture : Lambda->captures()) {
    if (Lambda->isInitCapture(&Capture)) {
      Initialisers.TraverseStmt(*Init);
    } else if (!Capture.capturesVariable()) {
      return "the lambda captures more than variables";
    } else {
      Captured.push_back(Capture.getCapturedVar());
      HowCaptured[Capture.getCapturedVar()] = Capture.getCaptureKind();
    }
    ++Init;
  }
  if (Initialisers.HasTemporary && !LocalSources[Id].Initialises)
    return "an initialiser in its captures makes a temporary, which would die "
           "too early";
  for (const DeclRefExpr *Ref : Initialisers.References)
    if (const ValueDecl *Named = Ref->getDecl();
        isa<VarDecl, BindingDecl>(Named) && localOwner(Named) == Named &&
        !is_contained(Captured, Named))
      Captured.push_back(Named);

  UseFinder Uses;
  Uses.TraverseStmt(const_cast<LambdaExpr *>(Lambda));
  if (Uses.NamesItsFunction)
    return "the lambda names the function that it is in";
  auto need = [&](const NamedDecl *D) -> std::string {
    const Decl *Owner = localOwner(D);
    if (!Owner || Owner == Lambda->getLambdaClass())
      return "";
    auto It = LocalIds.find(Owner);
    // A call of another closure names its call operator.
    if (It != LocalIds.end() && LocalSources[It->second].Lambda &&
        isa<CXXMethodDecl>(D))
      return "";
    if (It == LocalIds.end() || LocalSources[It->second].Lambda)
      return "the lambda uses '" + D->getNameAsString() +
             "', which is local to the function";
    if (F.Locals[It->second].Kind != LocalDefinition::Type)
      return addToPreamble(Id, It->second);
    F.Locals[Id].Needs.push_back(It->second);
    return whyNotMovable(It->second);
  };
  for (const NamedDecl *Type : Uses.Types)
    if (std::string WhyNot = need(Type); !WhyNot.empty())
      return WhyNot;
  // Constants of which the value is used, or captured.
  llvm::SmallPtrSet<const ValueDecl *, 8> Values;
  for (auto [Named, How] : HowCaptured)
    if (How == LCK_ByCopy && LocalIds.count(Named))
      Values.insert(Named);
  for (const DeclRefExpr *Ref : Uses.References) {
    const ValueDecl *Named = Ref->getDecl();
    if (localOwner(Named) != Named) {
      if (std::string WhyNot = need(Named); !WhyNot.empty())
        return WhyNot;
      continue;
    }
    const auto *Var = dyn_cast<VarDecl>(Named);
    if (LocalIds.count(Named) && Ref->isNonOdrUse() != NOUR_None)
      Values.insert(Named);
    else if (Var && !Var->hasLocalStorage())
      return "the lambda uses the static variable '" + Var->getNameAsString() +
             "'";
    else if (!is_contained(Captured, Named))
      return "the lambda uses '" + Named->getNameAsString() +
             "' without capturing it";
  }
  // The values are copied. Who learns the address must learn the original's.
  for (const DeclRefExpr *Ref : Uses.References) {
    const ValueDecl *Named = Ref->getDecl();
    auto How = HowCaptured.find(Named);
    if (Values.contains(Named) && Ref->isNonOdrUse() == NOUR_None &&
        (How == HowCaptured.end() || How->second == LCK_ByRef))
      return "the lambda uses '" + Named->getNameAsString() +
             "' both as a constant and by reference";
  }
  llvm::erase_if(Captured, [&](const ValueDecl *Named) {
    return Values.contains(Named);
  });
  for (LocalId Copied = 0; Copied != Id; ++Copied)
    if (const DeclStmt *S = LocalSources[Copied].Statement)
      if (const auto *Var = dyn_cast<VarDecl>(*S->decl_begin());
          Var && Values.contains(Var))
        if (std::string WhyNot = addToPreamble(Id, Copied); !WhyNot.empty())
          return WhyNot;

  Text Arguments;
  for (const ValueDecl *Named : Captured)
    if (std::string WhyNot = addCapture(Id, Named, Arguments); !WhyNot.empty())
      return WhyNot;

  // The text, in which a captured variable's own type is not that of the
  // parameter.
  LocalDefinition &Local = F.Locals[Id];
  unsigned Position = Where->Begin;
  for (auto [Range, Named] : Uses.Decltypes) {
    if (!is_contained(Captured, Named) ||
        Named->getType()->isLValueReferenceType())
      continue;
    std::optional<Span> Place = spanOf(Range);
    if (!Place || Place->Begin < Position || isa<BindingDecl>(Named) ||
        Named->getType()->isReferenceType())
      return "the lambda uses the type of '" + Named->getNameAsString() + "'";
    Local.Code.add(Span{Position, Place->Begin})
        .add("std::remove_reference_t<")
        .add(*Place)
        .add(">");
    Position = Place->End;
  }
  Local.Code.add(Span{Position, Where->End});

  // In front of it: what decides on the meaning of names, and constants.
  std::vector<std::pair<unsigned, Text>> Preamble;
  auto addStatement = [&](const DeclStmt *S) {
    std::optional<Span> Place = statementSpan(S);
    if (Place && llvm::none_of(Preamble, [&](const auto &Other) {
          return Other.first == Place->Begin;
        }))
      Preamble.push_back({Place->Begin, Text::source(*Place)});
    return Place.has_value();
  };
  llvm::StringSet<> Names;
  for (const ValueDecl *Named : Captured)
    Names.insert(Named->getName());
  for (LocalId Copied : Local.Copied) {
    for (const std::string &Name : namesOf(LocalSources[Copied].Statement))
      if (!Names.insert(Name).second)
        return "the lambda uses two things named '" + Name + "'";
    if (!addStatement(LocalSources[Copied].Statement))
      return "the lambda uses what a macro declares";
  }
  for (const DeclStmt *Using : LocalSources[Id].Usings)
    if (!addStatement(Using))
      return "the lambda uses what a macro declares";
  llvm::sort(Preamble, [](const auto &A, const auto &B) {
    return A.first < B.first;
  });
  for (auto &[Begin, Statement] : Preamble)
    Local.Preamble.push_back(std::move(Statement));

  std::string Base = toSnakeCase(LocalSources[Id].Hint.empty()
                                     ? "closure"
                                     : LocalSources[Id].Hint);
  Local.Maker = newOuterName("make_" + Base);
  Local.TypeName = newOuterName(toCamelCase(Base));
  const VarDecl *Initialised = LocalSources[Id].Initialises;
  Local.IsConstexpr = Initialised && Initialised->isConstexpr();
  Local.Where = *Where;
  Local.Replacement.add(F.LocalsName + "::" + Local.Maker + "(")
      .add(Arguments)
      .add(")");
  return "";
}

} // namespace pollux
