//===- DeducedTypes.cpp - What only an instantiation knows ----------------===//
//
// A template is lowered once, from its pattern. Of an expression that depends
// on the template's parameters neither the type is known nor whether it is an
// object or a reference, so that its field's type is worked out by the target's
// compiler, in the future:
//
//   auto reply = co_await client.fetch(key);
//     ==>  using Fetch = pollux::awaited_t<decltype(
//              std::declval<T &>().fetch(std::declval<std::string &>()))>;
//          using Reply = std::decay_t<pollux::output_t<Fetch>>;
//
// A temporary that such an expression may hold on to is kept as long as the
// full-expression, needed or not.
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionNames.h"
#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "support/ClangCompat.h"
#include "support/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace pollux {

using namespace clang;

namespace {

/// Finds what a text means another thing by, or nothing, where the body's own
/// names are not in sight.
class BodyNameFinder : public RecursiveASTVisitor<BodyNameFinder> {
public:
  std::vector<const DeclRefExpr *> Variables;
  /// The unqualified names of what stands around the body.
  std::vector<llvm::StringRef> Outside;
  /// Of variables of a function around it.
  std::vector<const DeclRefExpr *> Captured;
  /// Of structured bindings.
  std::vector<const DeclRefExpr *> Bindings;
  /// Of the function's static variables.
  std::vector<const DeclRefExpr *> Statics;
  /// `decltype(x)` of a variable: where it stands, and x.
  std::vector<std::pair<SourceRange, const VarDecl *>> Decltypes;
  std::vector<const Expr *> Suspensions;
  /// Declarations of the body other than variables.
  std::vector<const NamedDecl *> Locals;
  std::vector<const LambdaExpr *> Lambdas;
  bool HasStatements = false;
  /// What a `using` of the body's own gives its name: what has that, or is
  /// another, in front of the function.
  std::vector<const DeclRefExpr *> ByUsing;
  std::vector<const UserDefinedLiteral *> LiteralsByUsing;
  /// The same of what can't be called by another name.
  std::vector<const NamedDecl *> OnlyByUsing;

  /// \p IsByUsing tells whether what was found is named by such a `using`, \p
  /// IsQualified whether `::` stands in front of a name.
  BodyNameFinder(const VariableIds &Ids, const FunctionDecl *Function,
                 llvm::function_ref<bool(const NamedDecl *)> IsByUsing,
                 llvm::function_ref<bool(SourceLocation)> IsQualified)
      : Ids(Ids), Function(Function), IsByUsing(IsByUsing),
        IsQualified(IsQualified) {}

  bool TraverseUserDefinedLiteral(UserDefinedLiteral *E) {
    const auto *Operator = dyn_cast<DeclRefExpr>(E->getCallee()->IgnoreImplicit());
    if (Operator && IsByUsing(Operator->getFoundDecl()))
      LiteralsByUsing.push_back(E);
    return true;
  }
  bool TraverseNestedNameSpecifierLoc(NestedNameSpecifierLoc Loc) {
    const NamedDecl *First = nullptr;
    forEachQualifier(Loc, [&](const NamedDecl *Decl) { First = Decl; });
    if (First && IsByUsing(First))
      OnlyByUsing.push_back(First);
    return RecursiveASTVisitor::TraverseNestedNameSpecifierLoc(Loc);
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    Lambdas.push_back(Lambda);
    return true;
  }
  bool TraverseStmtExpr(StmtExpr *) { return HasStatements = true; }
  bool TraverseCoawaitExpr(CoawaitExpr *E) {
    Suspensions.push_back(E);
    return true;
  }
  bool TraverseDependentCoawaitExpr(DependentCoawaitExpr *E) {
    Suspensions.push_back(E);
    return true;
  }
  /// Where `this->` is left out, and where it stands.
  std::vector<const Expr *> OnThis;
  std::vector<const CXXThisExpr *> This;

  /// `x.f<T>`, without the word `template`: the expression, and where f stands.
  std::vector<std::pair<const Expr *, SourceLocation>> MemberTemplates;

  bool VisitMemberExpr(MemberExpr *E) { return noteAccess(E); }
  bool VisitUnresolvedMemberExpr(UnresolvedMemberExpr *E) {
    return noteAccess(E);
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    return noteAccess(E);
  }
  /// `Base<T>::f`, of a base that depends on the template's parameters.
  bool VisitDependentScopeDeclRefExpr(DependentScopeDeclRefExpr *E) {
    if (isOfBase(E->getQualifierLoc()))
      OnThis.push_back(E);
    return true;
  }
  bool VisitCXXThisExpr(CXXThisExpr *E) {
    if (!E->isImplicit())
      This.push_back(E);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    const ValueDecl *Named = Ref->getDecl();
    const auto *Var = dyn_cast<VarDecl>(Named);
    const VarDecl *Holder = variableOf(Named, Ids);
    if (!Ref->hasQualifier() && IsByUsing(Ref->getFoundDecl()))
      ByUsing.push_back(Ref);
    if (!Ref->hasQualifier() && Named->getIdentifier() && !Ids.count(Holder))
      Outside.push_back(Named->getName());
    if (Var && !Ids.count(Holder) && Ref->refersToEnclosingVariableOrCapture())
      Captured.push_back(Ref);
    if (Var && Ids.count(Var))
      Variables.push_back(Ref);
    else if (Var && Var->isStaticLocal())
      Statics.push_back(Ref);
    else if (Ids.count(Holder))
      Bindings.push_back(Ref);
    else
      note(Named);
    return true;
  }
  /// The function itself.
  bool HasOwnName = false;
  bool VisitUnresolvedLookupExpr(UnresolvedLookupExpr *E) {
    HasOwnName |= llvm::any_of(E->decls(), [&](const NamedDecl *D) {
      const auto *Template =
          dyn_cast<FunctionTemplateDecl>(D->getUnderlyingDecl());
      return Template && Template->getTemplatedDecl()->getCanonicalDecl() ==
                             Function->getCanonicalDecl();
    });
    if (!E->getQualifier())
      for (const NamedDecl *D : E->decls())
        if (IsByUsing(D))
          OnlyByUsing.push_back(D);
    return true;
  }
  /// `sizeof...(x)` of parameters.
  std::vector<const SizeOfPackExpr *> Sizes;
  bool VisitSizeOfPackExpr(SizeOfPackExpr *E) {
    const auto *Var = dyn_cast<VarDecl>(E->getPack());
    if (Var && Ids.count(Var))
      Sizes.push_back(E);
    return true;
  }
  bool TraverseDecltypeTypeLoc(DecltypeTypeLoc Loc) {
    // In parentheses it is an expression like any other.
    const auto *Ref = dyn_cast<DeclRefExpr>(Loc.getUnderlyingExpr());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || !Ids.count(Var))
      return RecursiveASTVisitor::TraverseDecltypeTypeLoc(Loc);
    Decltypes.push_back({Loc.getSourceRange(), Var});
    return true;
  }
  bool VisitTypedefTypeLoc(TypedefTypeLoc Loc) {
    note(Loc.getTypePtr()->getDecl());
    return noteType(Loc.getTypePtr()->getDecl(), Loc.getNameLoc());
  }
  bool VisitTagTypeLoc(TagTypeLoc Loc) {
    note(Loc.getDecl());
    return noteType(Loc.getDecl(), Loc.getNameLoc());
  }
  bool VisitUsingTypeLoc(UsingTypeLoc Loc) {
    return noteType(Loc.getFoundDecl(), Loc.getNameLoc());
  }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc Loc) {
    TemplateName Name = Loc.getTypePtr()->getTemplateName();
    const NamedDecl *Found = Name.getAsUsingShadowDecl();
    if (!Found)
      Found = Name.getAsTemplateDecl();
    return !Found || noteType(Found, Loc.getTemplateNameLoc());
  }

private:
  /// Whether \p Qualifier names a base of the function's class.
  bool isOfBase(NestedNameSpecifierLoc Qualifier) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    QualType Type = typeOfQualifier(Qualifier);
    return Method && !Method->isStatic() && !Type.isNull() &&
           llvm::any_of(Method->getParent()->bases(),
                        [&](const CXXBaseSpecifier &Base) {
                          return Base.getType().getCanonicalType() ==
                                 Type.getCanonicalType();
                        });
  }
  bool noteType(const NamedDecl *Decl, SourceLocation Name) {
    if (!IsQualified(Name) && IsByUsing(Decl))
      OnlyByUsing.push_back(Decl);
    return true;
  }
  template <typename Access> bool noteAccess(const Access *E) {
    if (E->isImplicitAccess())
      OnThis.push_back(E);
    if (E->hasExplicitTemplateArgs() && !E->getTemplateKeywordLoc().isValid())
      MemberTemplates.push_back({E, E->getMemberLoc()});
    return true;
  }
  void note(const NamedDecl *Decl) {
    // An enumerator is named as what its enumeration's scope declares.
    if (Decl->getDeclContext()->getRedeclContext()->isFunctionOrMethod() &&
        !isa<TemplateTypeParmDecl, NonTypeTemplateParmDecl,
             TemplateTemplateParmDecl>(Decl))
      Locals.push_back(Decl);
  }

  const VariableIds &Ids;
  const FunctionDecl *Function;
  llvm::function_ref<bool(const NamedDecl *)> IsByUsing;
  llvm::function_ref<bool(SourceLocation)> IsQualified;
};

} // namespace

bool FunctionLowering::isDeduced(const Expr *E) { return E->isTypeDependent(); }

bool FunctionLowering::isUndeduced(QualType Type) {
  const clang::DeducedType *Auto = Type->getContainedDeducedType();
  return Auto && Auto->getDeducedType().isNull();
}

bool FunctionLowering::isByOwnUsing(const NamedDecl *Found) const {
  if (isa<UsingShadowDecl, NamespaceAliasDecl>(Found) &&
      Found->getDeclContext()->isFunctionOrMethod())
    return isOfBody(Found);
  // By a using-directive: it stands in no namespace around the function.
  const DeclContext *Scope =
      Found->getUnderlyingDecl()->getDeclContext()->getRedeclContext();
  while (Scope->isInlineNamespace())
    Scope = Scope->getParent();
  return HasUsingDirective && Scope->isNamespace() &&
         !Scope->Encloses(scopeOfBody(Async.Definition));
}

bool FunctionLowering::isOfBody(const Decl *D) const {
  if (!Async.Lambda)
    return true;
  if (const auto *Param = dyn_cast<ParmVarDecl>(D);
      Param && Param->getDeclContext() == Async.Definition)
    return true;
  SourceLocation Loc = SM.getFileLoc(D->getLocation());
  return F.Body.contains({SM.getFileOffset(Loc), SM.getFileOffset(Loc)});
}

std::string FunctionLowering::classOfThis() const {
  for (const DeclContext *Scope = Async.Definition; Scope;
       Scope = Scope->getParent())
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Scope);
        Method && !Method->getParent()->isLambda())
      return Method->isStatic()
                 ? ""
                 : (Method->isConst() ? "const " : "") +
                       std::string(Method->isVolatile() ? "volatile " : "") +
                       Method->getParent()->getNameAsString();
  return "";
}

std::string FunctionLowering::newParameterType(const std::string &Name) {
  std::string Alias = toCamelCase(toSnakeCase(Name));
  while (Alias == Name || isTaken(Alias) ||
         llvm::any_of(Async.Definition->parameters(),
                      [&](const ParmVarDecl *Other) {
                        return Other->getName() == Alias;
                      }))
    Alias += "Type";
  F.UsedNames.push_back(Alias);
  return Alias;
}

TypeFacts FunctionLowering::genericFacts(const ParmVarDecl *Param) {
  QualType Type = Param->getType();
  std::string Name = Param->getNameAsString();
  std::string Alias = newParameterType(Name);
  bool IsConst = Type.isConstQualified();
  F.ParameterTypes.push_back(
      {Alias, IsConst ? "std::remove_const_t<decltype(" + Name + ")>"
                      : "decltype(" + Name + ")"});
  TypeFacts Facts;
  Facts.IsScalar = Facts.IsTriviallyDefaultConstructible = false;
  Facts.IsTriviallyDestructible = Type->isReferenceType();
  Facts.IsConst = IsConst;
  Facts.IsDependent = true;
  Facts.Spelling = Alias;
  Facts.IsReference = Type->isReferenceType();
  Facts.IsRValueReference = Type->isRValueReferenceType();
  Facts.MayBeReference = Facts.IsRValueReference;
  if (Type->isLValueReferenceType())
    Facts.Spelling = "std::remove_reference_t<" + Alias + ">";
  return Facts;
}

/// "const Value &", or another reference if \p Kind says so: to what has the type
/// \p Type.
static std::string referenceType(std::string Type, bool IsConst,
                                 llvm::StringRef Kind = " &") {
  // Of an array or a function the declarator would go around the reference's.
  if (llvm::StringRef(Type).find_first_of("[(") == llvm::StringRef::npos)
    return constIf(IsConst, Type) + Kind.str();
  if (IsConst)
    Type = "std::add_const_t<" + Type + ">";
  return Kind == " &"    ? "std::add_lvalue_reference_t<" + Type + ">"
         : Kind == " &&" ? "std::add_rvalue_reference_t<" + Type + ">"
                         : Type;
}

std::string FunctionLowering::referenceTo(const Variable &V) {
  std::string Type = V.Type.Spelling;
  if (Type.empty())
    return "";
  if (V.Type.MayBeReference && V.Kind != Variable::Parameter)
    Type = "std::remove_reference_t<" + Type + ">";
  // A declarator of its own, in front of the bounds.
  if (!V.Type.ArrayBounds.empty() &&
      Type.find_first_of("([") != std::string::npos)
    Type = "std::common_type_t<" + Type + ">";
  return referenceType(Type + V.Type.ArrayBounds, V.Type.IsConst);
}

std::string FunctionLowering::referenceTo(const BindingDecl *Binding,
                                          std::vector<LocalId> &Locals) {
  QualType Type = Binding->getType();
  if (!Type.isNull() && !Type->isDependentType()) {
    Type = Type.getNonReferenceType();
    SpelledType Spelled = spell(Type.getUnqualifiedType());
    llvm::append_range(Locals, Spelled.Locals);
    return Spelled.Words.empty()
               ? ""
               : referenceType(Spelled.Words, Type.isConstQualified());
  }
  const auto *Whole = cast<DecompositionDecl>(Binding->getDecomposedDecl());
  const Variable &V = F.var(Ids.lookup(Whole));
  std::string Words = V.Type.WhyNoField.empty() ? referenceTo(V) : "";
  if (Words.empty())
    return "";
  llvm::append_range(Locals, V.Type.Locals);
  llvm::ArrayRef<BindingDecl *> All = Whole->bindings();
  unsigned Index = llvm::find(All, Binding) - All.begin();
  return "pollux::binding_t<" + Words + ", " + std::to_string(All.size()) +
         ", " + std::to_string(Index) + "> &";
}

std::string FunctionLowering::unevaluated(const Expr *E, std::string &WhyNot,
                                          std::vector<LocalId> &Locals) {
  return unevaluated(E, TypeLoc(), WhyNot, Locals);
}

/// Whether \p Var, of a function around \p Lambda, is in its body a copy that must not
/// be changed.
static bool isConstCopy(const VarDecl *Var, const LambdaExpr *Lambda) {
  if (!Lambda || Lambda->isMutable() || Var->getType()->isReferenceType())
    return false;
  for (const LambdaCapture &Capture : Lambda->explicit_captures())
    if (Capture.capturesVariable() && Capture.getCapturedVar() == Var)
      return Capture.getCaptureKind() == LCK_ByCopy;
  return Lambda->getCaptureDefault() == LCD_ByCopy;
}

std::string FunctionLowering::unevaluated(const Expr *E, TypeLoc Type,
                                          std::string &WhyNot,
                                          std::vector<LocalId> &Locals) {
  std::optional<Span> Where =
      spanOf(E ? E->getSourceRange() : Type.getSourceRange());
  if (!Where) {
    WhyNot = "a macro writes what its type depends on";
    return {};
  }
  auto isByUsing = [this](const NamedDecl *Found) { return isByOwnUsing(Found); };
  auto isQualified = [this](SourceLocation Name) {
    std::optional<Span> Place = spanOf(SourceRange(Name));
    return Place && Source.slice({0, Place->Begin}).rtrim().ends_with("::");
  };
  BodyNameFinder Names(Ids, Async.Definition, isByUsing, isQualified);
  if (E)
    Names.TraverseStmt(const_cast<Expr *>(E));
  else
    Names.TraverseTypeLoc(Type);
  F.IsNamedInFuture |= Names.HasOwnName && F.Scope.empty();
  if (Names.HasStatements)
    WhyNot = "its type depends on that of statements";
  for (const NamedDecl *Local : Names.Locals)
    if (std::string Reason = whyNotNameable(Local); !Reason.empty())
      WhyNot = "its type depends on '" + Local->getNameAsString() + "': " + Reason;
  // What stands around a lambda its future sees, unless it has a member of that
  // name.
  std::vector<llvm::StringRef> Members = membersOf(F.IsStream);
  for (llvm::StringRef Name : Names.Outside)
    if (Async.Lambda && (Name == "State" || llvm::is_contained(Members, Name)))
      WhyNot = "its type depends on '" + Name.str() +
               "', which is the name of a member of the future";
  std::vector<FileEdit> Edits;
  // In the body, what was captured by copy is const.
  for (const DeclRefExpr *Ref : Names.Captured)
    if (std::optional<Span> Place = spanOf(Ref->getSourceRange());
        Place && isConstCopy(cast<VarDecl>(Ref->getDecl()), Async.Lambda))
      Edits.push_back({*Place, "std::as_const(" + Ref->getDecl()->getNameAsString() + ")"});
  for (const NamedDecl *Found : Names.OnlyByUsing)
    WhyNot = "its type depends on '" + Found->getNameAsString() +
             "', which has that name by a 'using' in the function";
  for (const DeclRefExpr *Ref : Names.ByUsing)
    if (std::optional<Span> Place = spanOf(Ref->getSourceRange()))
      Edits.push_back({{Place->Begin, Place->Begin},
                       Uses.qualifierIn(scopeOfBody(Async.Definition),
                                        Ref->getDecl()->getDeclContext()->getRedeclContext(),
                                        Ref->getDecl()->getName())});
  for (const UserDefinedLiteral *Literal : Names.LiteralsByUsing) {
    SpelledType Spelled = spell(Literal->getType());
    std::optional<Span> Place = spanOf(Literal->getSourceRange());
    if (Spelled.Words.empty() || !Place) {
      WhyNot = "its type depends on a literal by a 'using' in the function";
      break;
    }
    Edits.push_back({*Place, "pollux::given<" + Spelled.Words + ">()"});
  }
  for (const LambdaExpr *Lambda : Names.Lambdas) {
    SpelledType Spelled = spell(Context.getTypeDeclType(Lambda->getLambdaClass()));
    std::optional<Span> Place = spanOf(Lambda->getSourceRange());
    if (Spelled.Words.empty() || !Place) {
      WhyNot = "its type depends on a lambda: " + Spelled.WhyNot;
      break;
    }
    llvm::append_range(Locals, Spelled.Locals);
    Edits.push_back({*Place, "pollux::given<" + Spelled.Words + ">()"});
  }
  for (const DeclRefExpr *Ref : Names.Variables) {
    const auto *Var = cast<VarDecl>(Ref->getDecl());
    const Variable &V = F.var(Ids.lookup(Var));
    // The future has the constant, too.
    if (V.IsConstant && F.isTemplate() && whyNotNameable(Var).empty())
      continue;
    std::optional<Span> Place = spanOf(Ref->getSourceRange());
    std::string Type = referenceTo(V);
    if (!Place || Type.empty()) {
      WhyNot = "its type depends on that of '" + V.Name + "'";
      break;
    }
    llvm::append_range(Locals, V.Type.Locals);
    Edits.push_back({*Place, "std::declval<" + Type + ">()"});
  }
  for (const DeclRefExpr *Ref : Names.Bindings) {
    std::optional<Span> Place = spanOf(Ref->getSourceRange());
    std::string Type = referenceTo(cast<BindingDecl>(Ref->getDecl()), Locals);
    if (!Place || Type.empty()) {
      WhyNot = "its type depends on that of '" +
               Ref->getDecl()->getNameAsString() + "'";
      break;
    }
    Edits.push_back({*Place, "std::declval<" + Type + ">()"});
  }
  for (auto [Range, Var] : Names.Decltypes) {
    const Variable &V = F.var(Ids.lookup(Var));
    std::optional<Span> Place = spanOf(Range);
    if (!Place || V.Type.Spelling.empty() || !V.Type.ArrayBounds.empty()) {
      WhyNot = "its type depends on that of '" + V.Name + "'";
      break;
    }
    llvm::append_range(Locals, V.Type.Locals);
    Edits.push_back({*Place, constIf(V.Type.IsConst, V.Type.Spelling) +
                                 (!V.Type.IsReference         ? ""
                                  : V.Type.IsRValueReference ? " &&"
                                                             : " &")});
  }
  for (const SizeOfPackExpr *Size : Names.Sizes)
    if (std::optional<Span> Place = spanOf(Size->getPackLoc()))
      Edits.push_back(
          {*Place, F.var(Ids.lookup(cast<VarDecl>(Size->getPack()))).PackedWith});
    else
      WhyNot = "a macro writes what its type depends on";
  for (const DeclRefExpr *Ref : Names.Statics) {
    // What stands around a lambda its future sees; and a template's has its
    // constants.
    if (!isOfBody(Ref->getDecl()) ||
        (F.isTemplate() && whyNotNameable(Ref->getDecl()).empty()))
      continue;
    QualType Type = Ref->getDecl()->getType().getNonReferenceType();
    SpelledType Spelled = spell(Type.getUnqualifiedType());
    std::optional<Span> Place = spanOf(Ref->getSourceRange());
    if (Spelled.Words.empty() || !Place) {
      WhyNot = "its type depends on that of '" +
               Ref->getDecl()->getNameAsString() + "'";
      break;
    }
    llvm::append_range(Locals, Spelled.Locals);
    Edits.push_back({*Place, "std::declval<" +
                                 referenceType(Spelled.Words,
                                               Type.isConstQualified()) +
                                 ">()"});
  }
  if (!Names.OnThis.empty() || !Names.This.empty()) {
    std::string Class = classOfThis();
    if (Class.empty())
      WhyNot = "its type depends on that of '*this'";
    for (const Expr *Member : Names.OnThis)
      if (std::optional<Span> Place = spanOf(Member->getSourceRange()))
        Edits.push_back({{Place->Begin, Place->Begin},
                         "std::declval<" + Class + " &>()."});
    for (const CXXThisExpr *This : Names.This)
      if (std::optional<Span> Place = spanOf(This->getSourceRange()))
        Edits.push_back({*Place, "std::declval<" + Class + " *>()"});
  }
  for (const Expr *Await : Names.Suspensions) {
    std::optional<Span> Place = spanOf(Await->getSourceRange());
    std::string Output = AwaitedOutputs.lookup(Await);
    if (isReadyCall(Await))
      Output = spell(Await->getType()).Words;
    if (!Place || Output.empty()) {
      WhyNot = "its type depends on what an await gives";
      break;
    }
    Edits.push_back({*Place, "pollux::given<" + Output + ">()"});
  }
  llvm::append_range(Edits, TemplateRenames);
  // What gives the future itself has another name where its own gives a box.
  for (const FileEdit &Rename : Uses.renames())
    if (Where->contains(Rename.Where) &&
        llvm::none_of(Edits, [&](const FileEdit &E) {
          return E.Where.contains(Rename.Where);
        }))
      Edits.push_back(Rename);
  // Of a variable and of `*this` a template may know its own class; of what
  // stands in for them it knows only that they depend on its parameters.
  if (F.IsDependent)
    for (auto [Access, NameLoc] : Names.MemberTemplates) {
      std::optional<Span> Whole = spanOf(Access->getSourceRange());
      std::optional<Span> Name = spanOf(SourceRange(NameLoc));
      if (!Whole || !Name)
        continue;
      Span Object{Whole->Begin, Name->Begin};
      if (llvm::any_of(Edits, [&](const FileEdit &E) {
            return Object.contains(E.Where);
          }))
        Edits.push_back({{Name->Begin, Name->Begin}, "template "});
    }
  std::string Raw = Source.edited(*Where, std::move(Edits));
  if (Raw.find("//") != std::string::npos || Raw.find('#') != std::string::npos)
    WhyNot = "a comment or a directive stands in what its type depends on";
  std::string Words;
  for (char C : Raw) {
    bool IsSpace = C == ' ' || C == '\t' || C == '\n' || C == '\r';
    if (!IsSpace || (!Words.empty() && Words.back() != ' '))
      Words += IsSpace ? ' ' : C;
  }
  return Words;
}

FunctionLowering::DecltypeText FunctionLowering::decltypeOf(const Expr *E) {
  const Expr *Plain = E->IgnoreParenImpCasts();
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Plain))
    Plain = Cleanups->getSubExpr()->IgnoreParenImpCasts();
  if (auto Output = AwaitedOutputs.find(Plain); Output != AwaitedOutputs.end())
    return {Output->second, {}};
  DecltypeText Result;
  if (!E->isTypeDependent()) {
    QualType Type = E->getType();
    SpelledType Spelled = spell(Type.getUnqualifiedType());
    Result.WhyNot = Spelled.WhyNot;
    Result.Locals = Spelled.Locals;
    Result.Words = referenceType(Spelled.Words, Type.isConstQualified(),
                                 E->isLValue()   ? " &"
                                 : E->isXValue() ? " &&"
                                                 : "");
    return Result;
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Plain)) {
    SpelledType Spelled = spell(Context.getTypeDeclType(Lambda->getLambdaClass()));
    return {Spelled.Words, Spelled.WhyNot, Spelled.Locals};
  }
  // A name in parentheses is an expression.
  bool IsCall = isa<CallExpr, CXXUnresolvedConstructExpr>(Plain);
  Result.Words = (IsCall ? "decltype(" : "decltype((") +
                 unevaluated(Plain, Result.WhyNot, Result.Locals) + (IsCall ? ")" : "))");
  return Result;
}

TypeFacts FunctionLowering::deducedFacts(llvm::StringRef Wanted,
                                         llvm::StringRef Prefix,
                                         const DecltypeText &Type,
                                         llvm::StringRef Suffix) {
  TypeFacts Facts;
  Facts.IsDeduced = true;
  Facts.IsScalar = false;
  Facts.IsTriviallyDestructible = false;
  Facts.IsTriviallyDefaultConstructible = false;
  Facts.WhyNoField = Type.WhyNot.empty() ? WhyNotInBranch : Type.WhyNot;
  Facts.Locals = Type.Locals;
  std::string Definition = Prefix.str() + Type.Words + Suffix.str();
  for (const DeducedType &Known : F.DeducedTypes)
    if ((Known.Definition == Definition || Known.Name == Definition) &&
        isInBranch(CurrentBranch, Known.Branch))
      Facts.Spelling = Known.Name;
  if (!Facts.Spelling.empty() || !Facts.WhyNoField.empty())
    return Facts;
  Facts.Spelling = newFutureName(toCamelCase(toSnakeCase(Wanted)));
  F.DeducedTypes.push_back({Facts.Spelling, Definition, CurrentBranch});
  return Facts;
}

std::string FunctionLowering::newFutureName(llvm::StringRef Wanted) {
  std::string Base = Wanted.str();
  std::string Name = Base;
  llvm::StringSet<> Written;
  forEachIdentifier(Source.slice(F.Signature),
                    [&](llvm::StringRef Used, bool) { Written.insert(Used); });
  for (unsigned Ordinal = 2; Written.contains(Name) || isTaken(Name); ++Ordinal)
    Name = Base + std::to_string(Ordinal);
  return Name;
}

TypeFacts FunctionLowering::deducedFacts(const VarDecl *Var) {
  QualType Type = Var->getType();
  QualType Referred = Type.getNonReferenceType();
  const Expr *Init = Var->getInit();
  auto Given = GivenTypes.find(Var);
  std::string Name = Var->getNameAsString();
  if (const auto *Decomposition = dyn_cast<DecompositionDecl>(Var))
    for (const BindingDecl *Binding : Decomposition->bindings())
      Name += "_" + Binding->getNameAsString();
  const auto *Auto = Referred.getUnqualifiedType()->getAs<AutoType>();
  TypeFacts Facts;
  if ((!Init && Given == GivenTypes.end()) ||
      (Init && isa<InitListExpr, ParenListExpr>(Init->IgnoreImplicit())) ||
      (Auto && Auto->isDecltypeAuto()) ||
      (!Auto && !Referred->isPointerType())) {
    Facts = TypeFacts();
    Facts.IsScalar = Facts.IsTriviallyDestructible =
        Facts.IsTriviallyDefaultConstructible = false;
    Facts.WhyNoField = "its type is deduced in a way that is not supported in a "
                       "template";
    return Facts;
  }
  DecltypeText InitType = Init ? decltypeOf(Init) : DecltypeText{Given->second, {}};
  if (!Type->isReferenceType()) {
    bool IsObject = Init && isa<LambdaExpr>(Init->IgnoreImplicit());
    Facts = deducedFacts(Name, IsObject ? "" : "std::decay_t<", InitType,
                         IsObject ? "" : ">");
    Facts.IsConst = Type.isConstQualified();
    return Facts;
  }
  // `auto &` refers to what lives elsewhere; the others may own a temporary.
  bool IsConst = Referred.isConstQualified();
  if (Type->isLValueReferenceType() &&
      (!IsConst ||
       (Init && ((!Init->isTypeDependent() && Init->isLValue()) ||
                 isa<DeclRefExpr>(Init->IgnoreParenImpCasts()))))) {
    Facts = deducedFacts(Name, "std::remove_reference_t<", InitType, ">");
    Facts.IsReference = true;
    Facts.IsConst = IsConst;
    Facts.IsDeduced = false;
    Facts.IsDependent = true;
    Facts.IsTriviallyDestructible = true;
    return Facts;
  }
  Facts = deducedFacts(Name, "", InitType, "");
  Facts.IsConst = IsConst;
  Facts.MayBeReference = true;
  return Facts;
}

} // namespace pollux
