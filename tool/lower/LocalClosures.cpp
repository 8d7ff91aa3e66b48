//===- LocalClosures.cpp - What makes a lambda outside of the body --------===//
//
// Answers: can a function outside make this closure, and from what? Its
// parameters are what the lambda captures, under their own names:
//
//   [k](int a) { return a + k; }
//     ==>  inline auto make_add(int &k) { return [k](int a) { return a + k; }; }
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "lower/UseFinder.h"
#include "support/Names.h"

namespace pollux {

using namespace clang;

/// A parameter named \p Name that refers to an object of what \p Facts say.
static std::string referenceParameter(const TypeFacts &Facts,
                                      llvm::StringRef Name) {
  std::string Type = Facts.Spelling;
  // A declarator that goes around the name.
  if (llvm::StringRef(Type).find_first_of("([") != llvm::StringRef::npos)
    return "std::add_lvalue_reference_t<" +
           (Facts.IsConst ? "std::add_const_t<" + Type + ">" : Type) + "> " +
           Name.str();
  Type = constIf(Facts.IsConst, Type);
  Type += Type.back() == '*' ? "" : " ";
  return Facts.ArrayBounds.empty()
             ? Type + "&" + Name.str()
             : Type + "(&" + Name.str() + ")" + Facts.ArrayBounds;
}

/// Whether the maker of \p Closure can be declared with a parameter of the type
/// that \p Facts tell: in the class, where nothing that moves out of the body is
/// known yet, or in a namespace, which may not name the class's own.
bool FunctionLowering::canDeclare(const LocalDefinition &Closure,
                                  const TypeFacts &Facts) const {
  if (F.IsDependent)
    return true; // It deduces the type.
  return Closure.IsMember ? Facts.Locals.empty()
                          : !Facts.IsOfClass &&
                                llvm::none_of(Facts.Locals, [&](LocalId Id) {
                                  return F.Locals[Id].IsMember;
                                });
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
    if (F.IsDependent) {
      std::vector<LocalId> Locals;
      std::string Type = referenceTo(Binding, Locals);
      if (Type.empty())
        return "the lambda captures '" + Name + "', whose type has none either";
      addParameter(F.Locals[Id], Name, "", " &", Type);
      Arguments.add(Name);
      return "";
    }
    Facts = factsOf(
        Context.getLValueReferenceType(Binding->getType().getNonReferenceType()));
    Arguments.add(Name);
  } else {
    const auto *Var = cast<VarDecl>(Captured);
    if (Var->isParameterPack())
      return "the lambda captures '" + Name + "', a parameter pack";
    if (auto It = Ids.find(Var); It != Ids.end()) {
      Facts = F.var(It->second).Type;
      Arguments.addVariable(It->second);
    } else {
      // A static, in an initialiser.
      Facts = factsOf(
          Context.getLValueReferenceType(Var->getType().getNonReferenceType()));
      Arguments.add(Name);
    }
  }
  LocalDefinition &Local = F.Locals[Id];
  if (Facts.Spelling.empty() || !canDeclare(Local, Facts))
    return "the lambda captures '" + Name + "', whose type has none either";
  if (F.IsDependent) {
    Variable Referred;
    Referred.Kind = Variable::Local;
    Referred.Type = Facts;
    bool IsKnown = !Facts.IsDependent && !Facts.IsDeduced &&
                   !Facts.MayBeReference && Facts.Locals.empty() &&
                   (Local.IsMember || !Facts.IsOfClass);
    // What a lambda's parameters are called after stands in front of its makers.
    IsKnown |= llvm::any_of(F.ParameterTypes, [&](const DeducedType &Known) {
      return Known.Name == Facts.Spelling;
    });
    addParameter(Local, Name, IsKnown ? referenceParameter(Facts, Name) : "",
                 " &", referenceTo(Referred));
    return "";
  }
  Local.Parameters.push_back(referenceParameter(Facts, Name));
  Local.Needs.insert(Local.Needs.end(), Facts.Locals.begin(),
                     Facts.Locals.end());
  return "";
}

/// Gives the maker of \p Local, in a template, the parameter \p Declared; or one
/// whose type is deduced, since what it depends on may have a name in the future
/// only. The future passes a \p Passed.
void FunctionLowering::addParameter(LocalDefinition &Local,
                                    const std::string &Name,
                                    const std::string &Declared,
                                    const char *Declarator,
                                    const std::string &Passed) {
  MakerArguments += (MakerArguments.empty() ? "" : ", ") +
                    ("std::declval<" + Passed + ">()");
  if (!Declared.empty())
    return Local.Parameters.push_back(Declared);
  std::string Type = "auto"; // In a lambda the maker is one, too.
  Local.HasDeducedParameters = true;
  if (!Async.Lambda) {
    // A future in the lambda may have a member or a state called "Name".
    Type = newOuterName("Captured" + toCamelCase(toSnakeCase(Name)));
    Local.TemplateHead += ", class " + Type;
  }
  Local.Parameters.push_back(Type + (*Declarator ? Declarator : " ") + Name);
}

/// Makes init-capture \p Captured, whose initialiser has been evaluated to
/// \p Value, a parameter: the value itself, which moves on into the closure.
std::string FunctionLowering::addEvaluated(LocalId Id, const VarDecl *Captured,
                                           const Text &Value, Text &Arguments) {
  std::string Name = Captured->getNameAsString();
  LocalDefinition &Local = F.Locals[Id];
  if (isUndeduced(Captured->getType()) && F.IsDependent) {
    DecltypeText Type = decltypeOf(Captured->getInit());
    if (!Type.WhyNot.empty())
      return "the lambda captures '" + Name + "': " + Type.WhyNot;
    bool IsReference = Captured->getType()->isReferenceType();
    addParameter(Local, Name, "", IsReference ? " &" : "",
                 IsReference ? Type.Words
                                    : "std::decay_t<" + Type.Words + ">");
    Arguments.add(Arguments.isEmpty() ? "" : ", ").add(Value);
    return "";
  }
  TypeFacts Facts = factsOf(Captured->getType());
  if (Facts.Spelling.empty() || !canDeclare(Local, Facts) ||
      !Facts.ArrayBounds.empty())
    return "the lambda captures '" + Name + "', whose type has none either";
  if (F.IsDependent) {
    Variable Held;
    Held.Kind = Variable::Local;
    Held.Type = Facts;
    addParameter(Local, Name, "", Facts.IsReference ? " &" : "",
                 Facts.IsReference ? referenceTo(Held) : Facts.Spelling);
    Arguments.add(Arguments.isEmpty() ? "" : ", ").add(Value);
    return "";
  }
  bool IsPlain = llvm::StringRef(Facts.Spelling).find_first_of("([") ==
                 llvm::StringRef::npos;
  Local.Parameters.push_back(
      Facts.IsReference ? referenceParameter(Facts, Name)
      : IsPlain         ? Facts.Spelling + " " + Name
                        : "std::common_type_t<" + Facts.Spelling + "> " + Name);
  Local.Needs.insert(Local.Needs.end(), Facts.Locals.begin(),
                     Facts.Locals.end());
  Arguments.add(Arguments.isEmpty() ? "" : ", ").add(Value);
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

/// The texts of the captures by reference whose names stand at \p Names, in order,
/// with a comma each.
std::vector<Span>
FunctionLowering::capturesAt(llvm::ArrayRef<SourceLocation> Names) const {
  std::vector<Span> Result;
  llvm::StringRef Buffer = Source.buffer();
  for (SourceLocation Name : Names) {
    std::optional<Span> Where = spanOf(Name);
    if (!Where)
      continue;
    Where->Begin = Buffer.take_front(Where->Begin).rfind('&');
    llvm::StringRef Rest = Buffer.drop_front(Where->End);
    bool IsLast = !Rest.ltrim().consume_front(",");
    if (!IsLast)
      Where->End = Buffer.size() - Rest.ltrim().drop_front().ltrim().size();
    if (!Result.empty() && Result.back().End == Where->Begin)
      Result.back().End = Where->End;
    else
      Result.push_back(*Where);
    llvm::StringRef Before = Buffer.take_front(Result.back().Begin).rtrim();
    if (IsLast && Before.consume_back(","))
      Result.back().Begin = Before.size();
  }
  return Result;
}

std::string FunctionLowering::lookAtClosure(LocalId Id) {
  MakerArguments.clear();
  const LambdaExpr *Lambda = LocalSources[Id].Lambda;
  std::optional<Span> Where = spanOf(Lambda->getSourceRange());
  if (!Where || Lambda->getBeginLoc().isMacroID())
    return "the lambda stands in a macro";
  if (followsMacroDefinition(*Where))
    return "the lambda follows the definition of a macro in the function";
  if (Async.Definition->isInExternCContext())
    return "the function has C linkage";

  // What the captures name: an initialiser is evaluated where the closure is
  // made, unless it awaits; everything else is a capture itself.
  llvm::SmallVector<const ValueDecl *, 8> Captured;
  llvm::DenseMap<const ValueDecl *, LambdaCaptureKind> HowCaptured;
  UseFinder Initialisers(Async.Definition);
  UseFinder Uses(Async.Definition);
  for (const Replacement &Done : LocalSources[Id].Evaluated)
    Uses.Skipped.insert(Done.Replaced);
  // The capture itself is no use of what it captures.
  llvm::SmallPtrSet<const Expr *, 8> InCaptures;
  auto Init = Lambda->capture_init_begin();
  for (const LambdaCapture &Capture : Lambda->captures()) {
    if (!Lambda->isInitCapture(&Capture))
      InCaptures.insert((*Init)->IgnoreImplicit());
    if (Lambda->isInitCapture(&Capture)) {
      if (!Uses.Skipped.contains(*Init))
        Initialisers.TraverseStmt(*Init);
      if (!Uses.Skipped.contains(*Init) && hasAwait(*Init))
        return "a capture of the lambda awaits";
    } else if (Capture.capturesThis()) {
      F.Locals[Id].IsMember = !Async.Lambda;
    } else if (!Capture.capturesVariable()) {
      return "the lambda captures more than variables";
    } else if (isOfBody(Capture.getCapturedVar())) {
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

  Uses.TraverseStmt(const_cast<LambdaExpr *>(Lambda));
  // What a capture default captures of a type that depends on a template's
  // parameters shows in instantiations only.
  if (F.IsDependent && Lambda->getCaptureDefault() != LCD_None)
    for (const DeclRefExpr *Ref : Uses.References) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      bool IsByCopy = Lambda->getCaptureDefault() == LCD_ByCopy;
      if (!Var || !Var->hasLocalStorage() || localOwner(Var) != Var ||
          Ref->isNonOdrUse() != NOUR_None || HowCaptured.count(Var) ||
          is_contained(Initialisers.References, Ref) ||
          (LocalIds.count(Var) && !IsByCopy))
        continue;
      if (!is_contained(Captured, Var))
        Captured.push_back(Var);
      HowCaptured[Var] = IsByCopy ? LCK_ByCopy : LCK_ByRef;
    }
  if (Uses.HasFunctionSignature || Initialisers.HasFunctionName)
    return "the lambda names the function that it is in";
  // The maker of a lambda in an async lambda stands in that, and sees the same.
  if (!Async.Lambda &&
      (!Uses.OfClass.empty() || !Initialisers.OfClass.empty()))
    F.Locals[Id].IsMember = true;
  if (F.Locals[Id].IsMember && !isa<CXXMethodDecl>(Async.Definition))
    return "the lambda uses what is private to a class";
  if (F.Locals[Id].IsMember && F.IsDeclaredApart)
    return "the lambda uses what belongs to the function's class, which stands "
           "in another file";
  if (F.Locals[Id].IsMember && F.IsSpecialization)
    return "the lambda uses what belongs to the function's class, in an explicit "
           "specialisation";
  if (Uses.Undeclared && !Async.Lambda)
    return "the lambda uses '" + Uses.Undeclared->getNameAsString() +
           "', which is not declared in front of the function";
  auto need = [&](const NamedDecl *D) -> std::string {
    const Decl *Owner = localOwner(D);
    if (!Owner || Uses.Closures.contains(Owner))
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
    std::string Name = "'" + Named->getNameAsString() + "'";
    bool IsCaptured = HowCaptured.count(Named);
    // What a template makes of a constant shows in instantiations; but without a
    // capture it can only be its value.
    bool IsOnlyValue = F.IsDependent && !IsCaptured &&
                       Lambda->getCaptureDefault() == LCD_None;
    if (LocalIds.count(Named) &&
        (IsOnlyValue || Ref->isNonOdrUse() != NOUR_None))
      Values.insert(Named);
    else if (is_contained(Initialisers.References, Ref))
      continue;
    else if (const auto *Var = dyn_cast<VarDecl>(Named);
             Var && !Var->hasLocalStorage())
      return "the lambda uses the static variable " + Name;
    else if (IsCaptured && Ref->isNonOdrUse() == NOUR_Constant)
      // Not what has been captured, but the original.
      return "the lambda captures " + Name + " and uses it as a constant";
    else if (!IsCaptured && !(Ref->isNonOdrUse() == NOUR_Unevaluated &&
                              is_contained(Captured, Named)))
      return "the lambda uses " + Name + " without capturing it";
  }
  // The values are copied. Who learns the address must learn the original's.
  for (const DeclRefExpr *Ref : Uses.References) {
    const ValueDecl *Named = Ref->getDecl();
    auto How = HowCaptured.find(Named);
    bool IsOnlyValue = F.IsDependent && How == HowCaptured.end() &&
                       Lambda->getCaptureDefault() == LCD_None;
    if (Values.contains(Named) && Ref->isNonOdrUse() == NOUR_None &&
        !IsOnlyValue && !InCaptures.contains(Ref) &&
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

  // The text, in which a captured variable's own type is not that of the
  // parameter, and a value comes from the parameter.
  Text Arguments;
  std::vector<TextEdit> Edits;
  llvm::StringSet<> Names;
  auto takeName = [&](const NamedDecl *Named) {
    return Names.insert(Named->getName()).second
               ? ""
               : "the lambda uses two things named '" +
                     Named->getNameAsString() + "'";
  };
  for (const ValueDecl *Named : Captured) {
    if (std::string WhyNot = takeName(Named); !WhyNot.empty())
      return WhyNot;
    if (std::string WhyNot = addCapture(Id, Named, Arguments); !WhyNot.empty())
      return WhyNot;
  }
  Init = Lambda->capture_init_begin();
  for (const LambdaCapture &Capture : Lambda->captures()) {
    const Expr *Initialiser = *Init++;
    for (const Replacement &Done : LocalSources[Id].Evaluated) {
      if (Done.Replaced != Initialiser)
        continue;
      const auto *Var = cast<VarDecl>(Capture.getCapturedVar());
      std::optional<Span> Place = spanOf(Initialiser->getSourceRange());
      if (!Place || Source.slice(*Place).starts_with("{"))
        return "a capture of the lambda awaits in braces";
      if (std::string WhyNot = takeName(Var); !WhyNot.empty())
        return WhyNot;
      if (std::string WhyNot = addEvaluated(Id, Var, Done.By.Code, Arguments);
          !WhyNot.empty())
        return WhyNot;
      std::string Name = Var->getNameAsString();
      Edits.push_back({*Place, Text::literal(Var->getType()->isReferenceType()
                                                 ? Name
                                                 : "std::move(" + Name + ")")});
    }
  }
  // The maker's own copy of a constant needs no capture to be read, and a
  // reference to it would not outlive the maker.
  llvm::SmallVector<SourceLocation, 4> Dropped;
  for (const LambdaCapture &Capture : Lambda->explicit_captures())
    if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef &&
        Values.contains(Capture.getCapturedVar()))
      Dropped.push_back(Capture.getLocation());
  for (Span Capture : capturesAt(Dropped))
    Edits.push_back({Capture, Text()});
  for (auto [Range, Named] : Uses.Decltypes) {
    if (!is_contained(Captured, Named) ||
        Named->getType()->isLValueReferenceType())
      continue;
    std::optional<Span> Place = spanOf(Range);
    if (!Place || isa<BindingDecl>(Named) || Named->getType()->isReferenceType())
      return "the lambda uses the type of '" + Named->getNameAsString() + "'";
    Edits.push_back({*Place, Text::literal("std::remove_reference_t<")
                                 .add(*Place)
                                 .add(">")});
  }
  addOwnTemplates(Lambda, *Where, Edits);
  LocalDefinition &Local = F.Locals[Id];
  std::optional<Text> Code = edited(*Where, std::move(Edits));
  if (!Code)
    return "the lambda stands in a macro";
  Local.Code = std::move(*Code);

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
  const VarDecl *Initialised = LocalSources[Id].Initialises;
  Local.IsConstexpr = Initialised && Initialised->isConstexpr();
  for (LocalId Copied : Local.Copied) {
    if (const auto *Var = dyn_cast<VarDecl>(
            *LocalSources[Copied].Statement->decl_begin());
        Var && Var->isStaticLocal() && Local.IsConstexpr)
      return "the lambda uses the static variable '" + Var->getNameAsString() +
             "'";
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

  // Inside of the namespace plain names will do, if no parameter hides one.
  std::string Prefix = Async.Lambda ? "" : F.LocalsName + "::";
  if (!Async.Lambda && llvm::none_of(Local.Needs, [&](LocalId Needed) {
        return Names.contains(qualifiedName(Needed).substr(Prefix.size()));
      }))
    for (std::string &Parameter : Local.Parameters)
      for (size_t At; (At = Parameter.find(Prefix)) != std::string::npos;)
        Parameter.erase(At, Prefix.size());

  llvm::StringRef Hint = llvm::StringRef(LocalSources[Id].Hint).ltrim('_');
  std::string Base = toSnakeCase(Hint.empty() ? "closure" : Hint);
  // In a class, another function of which may make a closure of that name.
  std::string Owner = Local.IsMember ? F.FutureName + "_" : "";
  Local.Maker = newOuterName("make_" + Owner + Base);
  Local.TypeName = newOuterName(toCamelCase(Base));
  Local.Where = *Where;
  std::string Maker = (Local.IsMember ? "" : Prefix) + Local.Maker;
  std::string Called = Maker;
  if (F.IsDependent) {
    // Of the function's parameters, then of its own. A member has those of its
    // class.
    size_t OfClass = Local.IsMember ? F.numClassHeads() : 0;
    std::string Heads;
    for (llvm::StringRef Head : llvm::drop_begin(F.TemplateHeads, OfClass))
      Heads += (Heads.empty() ? "" : ", ") +
               Head.drop_front(sizeof("template <") - 1).drop_back().str();
    llvm::StringRef Deduced = Local.TemplateHead;
    if (Heads.empty())
      Deduced.consume_front(", ");
    if (!Async.Lambda && !(Heads.empty() && Deduced.empty()))
      Local.TemplateHead = "template <" + Heads + Deduced.str() + ">";
    const std::string &Arguments =
        Local.IsMember ? F.TemplateArguments : F.AllTemplateArguments;
    Maker += Arguments;
    Called = Maker;
    std::string Object;
    if (Local.IsMember && !F.IsStaticMember)
      Object = "std::declval<" + classOfThis() + " &>()." +
               (Arguments.empty() ? "" : "template ");
    if (Async.Lambda) {
      // Clang 19 fails where a class in a generic lambda names the maker itself.
      Local.MakerType = newOuterName(toCamelCase(Local.Maker));
      Maker = "std::declval<" + Local.MakerType + " &>()";
    }
    F.DeducedTypes.push_back(
        {Local.TypeName, "decltype(" + Object + Maker + "(" + MakerArguments + "))",
         CurrentBranch});
  }
  Local.Replacement
      .add(Called + "(")
      .add(Arguments)
      .add(")");
  return "";
}

} // namespace pollux
