//===- Braces.cpp - What stands in braces, and what is left out there -----===//

#include "lower/Braces.h"
#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

/// Whether Clang has given \p Braces a place where there are none.
static bool areNone(SourceRange Braces) {
  return Braces.isInvalid() || Braces.getBegin() == Braces.getEnd();
}

/// Whether \p List stands for some elements of the braces around it.
static bool isElided(const InitListExpr *List, const SourceManager &SM) {
  SourceLocation Begin = List->getLBraceLoc();
  if (List->getNumInits() == 0 || areNone({Begin, List->getRBraceLoc()}))
    return false;
  char First = *SM.getCharacterData(Begin); // It may be a digraph.
  return (First != '{' && First != '<') ||
         Begin == List->getInit(0)->getBeginLoc();
}

static void addElements(const InitListExpr *List, const SourceManager &SM,
                        std::vector<const Expr *> &Elements) {
  if (const InitListExpr *Semantic = List->getSemanticForm())
    List = Semantic;
  for (const Expr *Init : List->inits()) {
    if (const auto *Designated = dyn_cast_or_null<DesignatedInitExpr>(Init))
      Init = Designated->getInit();
    if (!Init || isa<NoInitExpr>(Init))
      continue;
    const auto *Inner = dyn_cast<InitListExpr>(Init);
    if (Inner && !isLeftOut(Inner) &&
        (isElided(Inner, SM) ||
         (Inner->getType()->isArrayType() && Inner->getNumInits() != 0)))
      addElements(Inner, SM, Elements);
    else
      Elements.push_back(Init);
  }
}

std::vector<const Expr *> elementsInOrder(const InitListExpr *List,
                                          const SourceManager &SM) {
  std::vector<const Expr *> Result;
  addElements(List, SM, Result);
  return Result;
}

bool isLeftOut(const Expr *Element) {
  Element = Element->IgnoreImplicit();
  if (isa<CXXDefaultInitExpr, ImplicitValueInitExpr>(Element))
    return true;
  if (const auto *List = dyn_cast<InitListExpr>(Element))
    return areNone({List->getLBraceLoc(), List->getRBraceLoc()}) &&
           llvm::all_of(List->inits(), isLeftOut);
  const auto *Construct = dyn_cast<CXXConstructExpr>(Element);
  return Construct && areNone(Construct->getParenOrBraceRange()) &&
         llvm::all_of(Construct->arguments(), [](const Expr *Argument) {
           return isa<CXXDefaultArgExpr>(Argument);
         });
}

bool isUnnoticed(const Expr *E, const ASTContext &Context) {
  if (E->isEvaluatable(Context))
    return true;
  E = E->IgnoreImplicit();
  auto areUnnoticed = [&](auto &&Parts) {
    return llvm::all_of(Parts, [&](const Expr *Part) {
      return Part && isUnnoticed(Part, Context);
    });
  };
  if (isa<ImplicitValueInitExpr, NoInitExpr>(E))
    return true;
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
    return isUnnoticed(Default->getExpr(), Context);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return isUnnoticed(Default->getExpr(), Context);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return areUnnoticed(List->inits());
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return isUnnoticed(List->getSubExpr(), Context);
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  if (!Construct || !areUnnoticed(Construct->arguments()))
    return false;
  const CXXConstructorDecl *Constructor = Construct->getConstructor();
  if (Constructor->isTrivial() || isInStd(Constructor->getParent()))
    return true;
  if (Constructor->isUserProvided() || !Constructor->isDefaultConstructor() ||
      !Constructor->hasBody())
    return false;
  // Nobody has written it: its parts' own.
  return llvm::all_of(Constructor->inits(), [&](const CXXCtorInitializer *Init) {
    return isUnnoticed(Init->getInit(), Context);
  });
}

} // namespace pollux
