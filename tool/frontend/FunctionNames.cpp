//===- FunctionNames.cpp --------------------------------------------------===//

#include "frontend/FunctionNames.h"
#include "frontend/TemplateParameters.h"
#include "clang/AST/Attr.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace pollux {

using namespace clang;

/// A word for the operator; those that no async function can be have none.
static const char *operatorName(OverloadedOperatorKind Kind, bool IsUnary) {
  switch (Kind) {
  case OO_Call:
    return "call";
  case OO_Subscript:
    return "subscript";
  case OO_Plus:
    return IsUnary ? "promote" : "plus";
  case OO_Minus:
    return IsUnary ? "negate" : "minus";
  case OO_Star:
    return IsUnary ? "dereference" : "multiply";
  case OO_Slash:
    return "divide";
  case OO_Percent:
    return "modulo";
  case OO_Caret:
    return "bit_xor";
  case OO_Amp:
    return IsUnary ? "address" : "bit_and";
  case OO_Pipe:
    return "bit_or";
  case OO_Tilde:
    return "complement";
  case OO_Exclaim:
    return "not";
  case OO_Equal:
    return "assign";
  case OO_Less:
    return "less";
  case OO_Greater:
    return "greater";
  case OO_PlusEqual:
    return "plus_assign";
  case OO_MinusEqual:
    return "minus_assign";
  case OO_StarEqual:
    return "multiply_assign";
  case OO_SlashEqual:
    return "divide_assign";
  case OO_PercentEqual:
    return "modulo_assign";
  case OO_CaretEqual:
    return "bit_xor_assign";
  case OO_AmpEqual:
    return "bit_and_assign";
  case OO_PipeEqual:
    return "bit_or_assign";
  case OO_LessLess:
    return "shift_left";
  case OO_GreaterGreater:
    return "shift_right";
  case OO_LessLessEqual:
    return "shift_left_assign";
  case OO_GreaterGreaterEqual:
    return "shift_right_assign";
  case OO_EqualEqual:
    return "equal";
  case OO_ExclaimEqual:
    return "not_equal";
  case OO_LessEqual:
    return "less_equal";
  case OO_GreaterEqual:
    return "greater_equal";
  case OO_Spaceship:
    return "compare";
  case OO_AmpAmp:
    return "logical_and";
  case OO_PipePipe:
    return "logical_or";
  case OO_PlusPlus:
    return "increment";
  case OO_MinusMinus:
    return "decrement";
  case OO_Comma:
    return "comma";
  case OO_ArrowStar:
    return "arrow_star";
  case OO_Arrow:
    return "arrow";
  default:
    return "operator";
  }
}

std::string baseName(const FunctionDecl *Decl) {
  if (const IdentifierInfo *Literal = Decl->getLiteralIdentifier())
    return "literal" + Literal->getName().str();
  if (!Decl->isOverloadedOperator())
    return Decl->getNameAsString();
  bool IsUnary = Decl->getNumParams() == (isa<CXXMethodDecl>(Decl) ? 0u : 1u);
  return operatorName(Decl->getOverloadedOperator(), IsUnary);
}

bool namesFunction(const Stmt *Body) {
  class Finder : public RecursiveASTVisitor<Finder> {
  public:
    bool Found = false;
    bool VisitPredefinedExpr(PredefinedExpr *) { return !(Found = true); }
    bool VisitSourceLocExpr(SourceLocExpr *) { return !(Found = true); }
    bool VisitCXXDefaultArgExpr(CXXDefaultArgExpr *Default) {
      return TraverseStmt(Default->getExpr());
    }
  };
  Finder Name;
  Name.TraverseStmt(const_cast<Stmt *>(Body));
  return Name.Found;
}

bool isFriendInClass(const FunctionDecl *Definition) {
  return Definition->getFriendObjectKind() != clang::Decl::FOK_None &&
         Definition->isThisDeclarationADefinition();
}

bool isVirtual(const FunctionDecl *Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  return Method && (Method->isVirtual() || Method->hasAttr<OverrideAttr>() ||
                    Method->hasAttr<FinalAttr>());
}

const DeclContext *scopeOfBody(const FunctionDecl *Definition) {
  return isFriendInClass(Definition) ? Definition->getLexicalDeclContext()
                                     : Definition->getDeclContext();
}

/// "Client", "Client<T>", "Client<int>".
static std::string nameWithArguments(const CXXRecordDecl *Record) {
  std::string Name = Record->getNameAsString();
  PrintingPolicy Policy(Record->getASTContext().getLangOpts());
  llvm::raw_string_ostream Stream(Name);
  if (const auto *Partial =
          dyn_cast<ClassTemplatePartialSpecializationDecl>(Record)) {
    printTemplateArgumentList(
        Stream, Partial->getTemplateArgsAsWritten()->arguments(), Policy);
  } else if (const auto *Special =
                 dyn_cast<ClassTemplateSpecializationDecl>(Record)) {
    printTemplateArgumentList(Stream, Special->getTemplateArgs().asArray(),
                              Policy);
  } else if (const ClassTemplateDecl *Template =
                 Record->getDescribedClassTemplate()) {
    Stream << textOf(*Template->getTemplateParameters()).Arguments;
  }
  return Name;
}

std::string className(const CXXRecordDecl *Record, const DeclContext *From) {
  std::string Name = nameWithArguments(Record);
  From = From->getRedeclContext();
  for (const DeclContext *Scope = Record->getDeclContext()->getRedeclContext();
       !Scope->isTranslationUnit() && !Scope->Equals(From);
       Scope = Scope->getParent()->getRedeclContext()) {
    const auto *Namespace = dyn_cast<NamespaceDecl>(Scope);
    if (Namespace && (Namespace->isInline() || Namespace->isAnonymousNamespace()))
      continue;
    const auto *Outer = dyn_cast<CXXRecordDecl>(Scope);
    Name = (Outer ? nameWithArguments(Outer)
                  : cast<NamedDecl>(Scope)->getNameAsString()) +
           "::" + Name;
  }
  return Name;
}

std::string nameNotIn(llvm::StringRef File, const std::string &Wanted) {
  std::string Name = Wanted;
  for (unsigned Ordinal = 2; File.contains(Name); ++Ordinal)
    Name = Wanted + "_" + std::to_string(Ordinal);
  return Name;
}

} // namespace pollux
