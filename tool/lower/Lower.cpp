//===- Lower.cpp - One async function, whole ------------------------------===//

#include "lower/Lower.h"
#include "lower/FunctionLowering.h"
#include "clang/AST/Attr.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

FunctionLowering::FunctionLowering(const AsyncFunction &Async,
                                   const AsyncFunctions &All, Preprocessor &PP,
                                   const SourceText &Source, Reporter &Report,
                                   MacroUses &Macros)
    : Async(Async), All(All), PP(PP), Report(Report), Macros(Macros),
      Context(Async.Definition->getASTContext()),
      SM(Context.getSourceManager()), Source(Source) {}

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
  V.Declared = Declared;
  F.Variables.push_back(std::move(V));
  return F.Variables.size() - 1;
}

void FunctionLowering::lowerSignature() {
  const FunctionDecl *Decl = Async.Definition;
  F.Name = Decl->getNameAsString();
  F.QualifiedName = Decl->getQualifiedNameAsString();
  F.FutureName = Async.FutureName;
  F.IsStatic = Decl->getCanonicalDecl()->getStorageClass() == SC_Static;
  F.Line = SM.getSpellingLineNumber(Decl->getLocation());

  const auto *Returned = Decl->getReturnType()->getAsCXXRecordDecl();
  QualType Output = cast<ClassTemplateSpecializationDecl>(Returned)
                        ->getTemplateArgs()[0]
                        .getAsType();
  F.IsVoid = Output->isVoidType();
  F.Output = spell(Output).Words;

  // A definition starts with its specifiers, and with an attribute or ASYNC in
  // front of them.
  F.Body.Begin = offsetOf(Async.Body->getBeginLoc());
  F.Body.End = offsetOf(Async.Body->getEndLoc()) + 1;
  SourceLocation Begin = Decl->getOuterLocStart();
  for (const Attr *A : Decl->attrs())
    if (!A->isInherited() && A->getLocation().isValid() &&
        SM.isBeforeInTranslationUnit(SM.getExpansionLoc(A->getLocation()),
                                     SM.getExpansionLoc(Begin)))
      Begin = A->getLocation();
  F.Signature.Begin = SM.getFileOffset(SM.getExpansionLoc(Begin));
  // An attribute's location is that of its name: `[[` stands in front.
  llvm::StringRef Before = Source.buffer().take_front(F.Signature.Begin);
  if (size_t Open = Before.rfind("[["); Open != llvm::StringRef::npos &&
                                        !Before.substr(Open).contains("]]"))
    F.Signature.Begin = Open;
  F.Signature.End = F.Body.Begin;

  // The edits: no ASYNC, another return type, a name for every parameter.
  struct Edit {
    Span Where;
    std::string By;
  };
  std::vector<Edit> Edits;
  for (const FunctionDecl *Redecl : {Decl})
    for (const auto *A : Redecl->specific_attrs<AnnotateAttr>()) {
      if (A->getAnnotation() != "pollux::async" || A->isInherited())
        continue;
      CharSourceRange Use = SM.getExpansionRange(A->getRange());
      Span Where{SM.getFileOffset(Use.getBegin()),
                 SM.getFileOffset(Use.getEnd())};
      Where.End += Lexer::MeasureTokenLength(Use.getEnd(), SM,
                                             Context.getLangOpts());
      if (!A->getLocation().isMacroID()) {
        // Spelled as __attribute__((annotate(...))).
        llvm::StringRef Before = Source.slice({F.Signature.Begin, Where.Begin});
        size_t At = Before.rfind("__attribute__");
        if (At != llvm::StringRef::npos)
          Where.Begin = F.Signature.Begin + At;
        while (Where.End < F.Body.Begin && Source.buffer()[Where.End] == ')')
          ++Where.End;
        if (Where.Begin < F.Signature.Begin)
          F.Signature.Begin = Where.Begin;
      }
      while (Where.End < F.Body.Begin && Source.buffer()[Where.End] == ' ')
        ++Where.End;
      F.Signature.Begin = std::min(F.Signature.Begin, Where.Begin);
      Edits.push_back({Where, ""});
    }
  // The written return type, in front of the name or trailing.
  SourceRange ReturnRange;
  if (FunctionTypeLoc Type = Decl->getFunctionTypeLoc())
    ReturnRange = Type.getReturnLoc().getSourceRange();
  std::optional<Span> Return = spanOf(ReturnRange);
  if (!Return || !Span{F.Signature.Begin, F.Signature.End}.contains(*Return))
    return reject(ReturnRange.getBegin(), Refusal::DefinedByMacro, {F.Name});
  Edits.push_back({*Return, F.FutureName});

  // Linkage and the like aside, what stands in front of the type is kept.
  unsigned Ordinal = 0;
  for (const ParmVarDecl *Param : Decl->parameters()) {
    ++Ordinal;
    if (!Param->getName().empty())
      continue;
    unsigned At = offsetOf(Param->getLocation());
    Edits.push_back({{At, At}, " unnamed_" + std::to_string(Ordinal)});
  }
  std::sort(Edits.begin(), Edits.end(), [](const Edit &A, const Edit &B) {
    return A.Where.Begin < B.Where.Begin;
  });
  unsigned Position = F.Signature.Begin;
  for (const Edit &E : Edits) {
    F.FactorySignature.add(Span{Position, E.Where.Begin}).add(E.By);
    Position = std::max(Position, E.Where.End);
  }
  F.FactorySignature.add(Span{Position, F.Signature.End});
  F.Definition = {F.Signature.Begin, F.Body.End};
}

void FunctionLowering::lowerParameters() {
  unsigned Ordinal = 0;
  for (const ParmVarDecl *Param : Async.Definition->parameters()) {
    ++Ordinal;
    VarId Id = declareVariable(Param, Variable::Parameter);
    Variable &V = F.var(Id);
    if (V.Name.empty())
      V.Name = "unnamed_" + std::to_string(Ordinal);
    V.IsConstant = false;
    if (V.Type.Spelling.empty())
      return reject(Param->getLocation(), Refusal::UnnameableType,
                    {V.Name, "its type has no name outside of the function"});
  }
}

std::optional<Function> FunctionLowering::run() {
  lowerSignature();
  if (HasFailed)
    return std::nullopt;
  lowerParameters();
  checkFunctionUses();
  if (HasFailed)
    return std::nullopt;
  collectUsedNames();
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

std::optional<Function> lowerFunction(const AsyncFunction &Async,
                                      const AsyncFunctions &All,
                                      Preprocessor &PP,
                                      const SourceText &Source,
                                      Reporter &Report, MacroUses &Macros) {
  return FunctionLowering(Async, All, PP, Source, Report, Macros).run();
}

} // namespace pollux
