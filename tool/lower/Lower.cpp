//===- Lower.cpp - One async function, whole ------------------------------===//

#include "lower/Lower.h"
#include "lower/Escapes.h"
#include "lower/FunctionLowering.h"
#include "lower/ScopedName.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace pollux {

using namespace clang;

FunctionLowering::FunctionLowering(const AsyncFunction &Async,
                                   const AsyncUses &Uses, ReadyCalls &Ready,
                                   Preprocessor &PP, const SourceText &Source,
                                   Reporter &Report, MacroUses &Macros)
    : Async(Async), Uses(Uses), ReadyAwaits(Ready.awaitsIn(Async)), PP(PP),
      Report(Report), Macros(Macros),
      Context(Async.Definition->getASTContext()),
      SM(Context.getSourceManager()), Source(Source) {}

FunctionLowering::~FunctionLowering() = default;

void FunctionLowering::reject(SourceLocation Loc, Refusal What,
                              llvm::ArrayRef<std::string> Arguments) {
  // One refusal a function: what follows from it would only confuse. What has
  // no text because of a macro has some when the macro is expanded.
  bool IsExpanded =
      (What == Refusal::AwaitInMacro && Macros.requestIn(CurrentStatement)) ||
      (What == Refusal::DefinedByMacro && Macros.request(Loc));
  if (!HasFailed && !IsExpanded)
    Report.refuse(Loc, What, Arguments);
  HasFailed = true;
}

VarId FunctionLowering::addVariable(Variable::KindTy Kind, std::string Name,
                                    TypeFacts Type, Span Declared) {
  Variable V;
  V.Kind = Kind;
  V.Name = std::move(Name);
  V.Type = std::move(Type);
  nameInBranch(V.Type, V.Name);
  V.Declared = Declared;
  F.Variables.push_back(std::move(V));
  return F.Variables.size() - 1;
}

/// Whether \p Param is declared with an `auto`, for which there is no name.
static bool isGeneric(const ParmVarDecl *Param) {
  class Finder : public RecursiveASTVisitor<Finder> {
  public:
    bool Found = false;
    bool VisitTemplateTypeParmType(TemplateTypeParmType *Type) {
      Found |= Type->getDecl() && Type->getDecl()->isImplicit();
      return !Found;
    }
  };
  Finder Auto;
  Auto.TraverseType(Param->getType());
  return Auto.Found;
}

/// "T": a pack that \p Expansion expands.
static std::string packIn(QualType Expansion) {
  class Finder : public RecursiveASTVisitor<Finder> {
  public:
    std::string Name;
    bool VisitTemplateTypeParmType(TemplateTypeParmType *Type) {
      return note(Type->getDecl());
    }
    bool VisitDeclRefExpr(DeclRefExpr *Ref) { return note(Ref->getDecl()); }
    bool TraverseTemplateName(TemplateName Template) {
      return note(Template.getAsTemplateDecl()) &&
             RecursiveASTVisitor::TraverseTemplateName(Template);
    }
    // What is expanded already.
    bool TraversePackExpansionType(PackExpansionType *) { return true; }

  private:
    bool note(const NamedDecl *Named) {
      if (Named && Named->isTemplateParameter() && Named->isParameterPack())
        Name = Named->getNameAsString();
      return Name.empty();
    }
  };
  Finder Pack;
  Pack.TraverseType(cast<PackExpansionType>(Expansion)->getPattern());
  return Pack.Name;
}

QualType FunctionLowering::itemType() const {
  return AsyncFunctions::outputOf(Async.Definition->getReturnType());
}

void FunctionLowering::lowerParameters() {
  lowerObject();
  unsigned Ordinal = 0;
  for (const ParmVarDecl *Param : Async.Definition->parameters()) {
    ++Ordinal;
    VarId Id = declareVariable(Param, Variable::Parameter);
    bool IsGeneric = isGeneric(Param);
    if (IsGeneric && !Param->isParameterPack())
      F.var(Id).Type = genericFacts(Param);
    Variable &V = F.var(Id);
    if (Param->isParameterPack()) {
      // Alive together, and as long as anything.
      V.IsPack = V.IsBorrowed = true;
      if (IsGeneric)
        lowerGenericPack(V);
      else
        V.PackedWith = packIn(Param->getType());
    }
    if (V.Name.empty())
      V.Name = "unnamed_" + std::to_string(Ordinal);
    V.IsConstant = false;
    if (V.Type.Spelling.empty())
      return reject(Param->getLocation(), Refusal::UnnameableType,
                    {V.Name, "its type has no name outside of the function"});
  }
}

void FunctionLowering::lowerGenericPack(Variable &Pack) {
  // No alias can stand for its types: they are those of the lambda's parameters,
  // which the body sees around it.
  Pack.PackName = newParameterType(Pack.Name);
  F.ParameterTypes.push_back(
      {Pack.PackName, "pollux::Pack<decltype(" + Pack.Name + ")...>"});
  Pack.Type = TypeFacts();
  Pack.Type.Spelling = "decltype(" + Pack.Name + ")";
  Pack.Type.IsScalar = Pack.Type.IsTriviallyDefaultConstructible = false;
  Pack.Type.IsTriviallyDestructible = false;
  Pack.PackedWith = Pack.Name;
  if (Source.slice(F.Body).contains("decltype"))
    F.OuterNames.push_back(Pack.Name);
}

std::optional<Function> FunctionLowering::run() {
  lowerSignature();
  if (HasFailed)
    return std::nullopt;
  collectUsedNames();
  lowerParameters();
  if (F.Output.empty() && !HasFailed)
    lowerDeducedOutput();
  checkFunctionUses();
  if (HasFailed)
    return std::nullopt;
  collectLocals(Async.Body);
  F.Root = std::make_unique<BlockOp>(F.Body);
  if (const auto *Compound = dyn_cast<CompoundStmt>(Async.Body)) {
    F.Root->IsWritten = true;
    F.Root->Inner = innerSpan(Compound);
    lowerCompound(Compound, F.Root->Ops);
  } else {
    // A function-try-block.
    lowerStatement(Async.Body, F.Root->Ops);
  }
  if (!HasFailed)
    collectNames();
  if (HasFailed)
    return std::nullopt;
  findAliasUses();
  lowerForwarding();
  llvm::DenseSet<const VarDecl *> Changed = changedIn(Async.Body);
  for (auto [Var, Id] : Ids)
    F.var(Id).IsOnlyRead = !Changed.contains(Var);

  // A borrow anywhere makes a variable borrowed.
  walk(*F.Root, [&](Op &O) {
    for (const Access &A : O.Accesses)
      if (A.Kind == Access::Borrow)
        F.var(A.Var).IsBorrowed = true;
    if (auto *Loop = llvm::dyn_cast<LoopOp>(&O))
      for (const Access &A : Loop->IncrementAccesses)
        if (A.Kind == Access::Borrow)
          F.var(A.Var).IsBorrowed = true;
  });
  return std::move(F);
}

std::optional<Function> FunctionLowering::runDeclaration() {
  lowerHead();
  if (F.PollName.empty())
    F.PollName = F.Name;
  F.FrameName = "frame";
  F.ContextName = "cx";
  if (!HasFailed)
    collectDeclarations();
  if (HasFailed)
    return std::nullopt;
  return std::move(F);
}

std::optional<Function> lowerFunction(const AsyncFunction &Async,
                                      const AsyncUses &Uses, ReadyCalls &Ready,
                                      Preprocessor &PP,
                                      const SourceText &Source,
                                      Reporter &Report, MacroUses &Macros) {
  return FunctionLowering(Async, Uses, Ready, PP, Source, Report, Macros).run();
}

std::optional<Function> lowerDeclaration(const AsyncFunction &Async,
                                         const AsyncUses &Uses,
                                         ReadyCalls &Ready, Preprocessor &PP,
                                         const SourceText &Source,
                                         Reporter &Report, MacroUses &Macros) {
  return FunctionLowering(Async, Uses, Ready, PP, Source, Report, Macros)
      .runDeclaration();
}

} // namespace pollux
