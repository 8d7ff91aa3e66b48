//===- UseFinder.h - What a local definition names --------------*- C++ -*-===//
//
// Private to lower/. A class or a lambda that moves out of the body must mean
// the same there: whatever its text names must be in sight.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_USEFINDER_H
#define POLLUX_LOWER_USEFINDER_H

#include "frontend/FunctionNames.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace pollux {

/// Everything that the text of a definition names.
class UseFinder : public clang::RecursiveASTVisitor<UseFinder> {
public:
  /// Of async function \p Function, whose name means nothing in front of it.
  explicit UseFinder(const clang::FunctionDecl *Function) : Function(Function) {}

  /// Parts that something else stands for.
  llvm::SmallPtrSet<const clang::Stmt *, 4> Skipped;
  std::vector<const clang::DeclRefExpr *> References;
  std::vector<const clang::NamedDecl *> Types;
  /// `decltype(x)`: the range and x.
  std::vector<std::pair<clang::SourceRange, const clang::ValueDecl *>> Decltypes;
  /// `sizeof...` of parameters that are a pack.
  std::vector<const clang::SizeOfPackExpr *> Sizes;
  /// The classes of the lambdas in it.
  llvm::SmallPtrSet<const clang::Decl *, 4> Closures;
  /// `__func__`; and what tells more than the name, `__PRETTY_FUNCTION__`.
  bool HasFunctionName = false, HasFunctionSignature = false;
  bool HasTemporary = false;
  /// Something that only the function declares, or is.
  const clang::NamedDecl *Undeclared = nullptr;
  /// What the definition uses of the function's class, in whose scope it has to
  /// stay; empty if nothing.
  std::string OfClass;

  bool TraverseStmt(clang::Stmt *S) {
    return Skipped.contains(S) ||
           clang::RecursiveASTVisitor<UseFinder>::TraverseStmt(S);
  }
  bool VisitSizeOfPackExpr(clang::SizeOfPackExpr *E) {
    if (llvm::isa<clang::VarDecl>(E->getPack()))
      Sizes.push_back(E);
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr *E) {
    References.push_back(E);
    checkDeclared(E->getDecl());
    checkClass(E->getDecl());
    checkClass(E->getFoundDecl()); // A using-declaration of the class.
    return true;
  }
  bool VisitOverloadExpr(clang::OverloadExpr *E) {
    for (const clang::NamedDecl *D : E->decls()) {
      checkDeclared(D->getUnderlyingDecl());
      checkClass(D);
    }
    return true;
  }
  bool VisitMemberExpr(clang::MemberExpr *E) {
    // The base says whether a public member is reached through `this`.
    if (isInaccessible(E->getMemberDecl()))
      checkClass(E->getMemberDecl());
    return true;
  }
  bool VisitCXXThisExpr(clang::CXXThisExpr *E) {
    // In a class template it points to the injected class name.
    if (isOfFunctionsClass(E->getType()->getPointeeType()->getAsCXXRecordDecl()))
      OfClass = "'this'";
    return true;
  }
  bool VisitUnresolvedMemberExpr(clang::UnresolvedMemberExpr *E) {
    return noteImplicitThis(E->isImplicitAccess());
  }
  bool VisitCXXDependentScopeMemberExpr(clang::CXXDependentScopeMemberExpr *E) {
    return noteImplicitThis(E->isImplicitAccess());
  }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr *E) {
    if (isInaccessible(E->getConstructor()))
      checkClass(E->getConstructor());
    return true;
  }
  bool VisitTagTypeLoc(clang::TagTypeLoc Loc) {
    Types.push_back(Loc.getDecl());
    checkClass(Loc.getDecl());
    return true;
  }
  bool VisitTypedefTypeLoc(clang::TypedefTypeLoc Loc) {
    Types.push_back(Loc.getTypePtr()->getDecl());
    checkClass(Loc.getTypePtr()->getDecl());
    return true;
  }
  bool VisitTemplateSpecializationTypeLoc(clang::TemplateSpecializationTypeLoc Loc) {
    if (const clang::TemplateDecl *Template =
            Loc.getTypePtr()->getTemplateName().getAsTemplateDecl())
      checkClass(Template);
    return true;
  }
  bool VisitDecltypeTypeLoc(clang::DecltypeTypeLoc Loc) {
    // In parentheses it is an expression like any other.
    if (const auto *Ref = llvm::dyn_cast<clang::DeclRefExpr>(Loc.getUnderlyingExpr()))
      Decltypes.push_back({Loc.getSourceRange(), Ref->getDecl()});
    return true;
  }
  bool VisitLambdaExpr(clang::LambdaExpr *E) {
    Closures.insert(E->getLambdaClass());
    return true;
  }
  bool VisitPredefinedExpr(clang::PredefinedExpr *E) {
    HasFunctionName = true;
    HasFunctionSignature |=
        E->getIdentKind() != clang::PredefinedIdentKind::Func &&
        E->getIdentKind() != clang::PredefinedIdentKind::Function;
    return true;
  }
  bool VisitMaterializeTemporaryExpr(clang::MaterializeTemporaryExpr *) {
    HasTemporary = true;
    return true;
  }

private:
  bool noteImplicitThis(bool IsImplicit) {
    if (IsImplicit)
      OfClass = "'this'";
    return true;
  }
  /// Whether \p Record is the class of the function, one around it, or a base.
  bool isOfFunctionsClass(const clang::CXXRecordDecl *Record) const {
    if (!Record)
      return false;
    for (const clang::DeclContext *Scope = scopeOfBody(Function);
         Scope->isRecord(); Scope = Scope->getParent()) {
      const auto *Around = llvm::cast<clang::CXXRecordDecl>(Scope);
      if (Around->getCanonicalDecl() == Record->getCanonicalDecl() ||
          Around->isDerivedFrom(Record))
        return true;
    }
    return false;
  }
  /// Whether a namespace may not name \p D.
  static bool isInaccessible(const clang::NamedDecl *D) {
    const auto *Owner = llvm::dyn_cast<clang::CXXRecordDecl>(D->getDeclContext());
    return Owner && !Owner->isLocalClass() &&
           (D->getAccess() == clang::AS_private || D->getAccess() == clang::AS_protected);
  }
  void checkClass(const clang::NamedDecl *D) {
    // An enumerator stands in its enumeration, but is named as a member.
    const clang::DeclContext *Scope = D->getDeclContext()->getRedeclContext();
    if (isInaccessible(D) ||
        isOfFunctionsClass(llvm::dyn_cast<clang::CXXRecordDecl>(Scope)))
      OfClass = "'" + D->getNameAsString() + "'";
  }
  void checkDeclared(const clang::NamedDecl *D) {
    // `int helper(int);` in the body.
    bool IsOwn = D->getCanonicalDecl() == Function->getCanonicalDecl() &&
                 !Function->getPreviousDecl();
    if (IsOwn || D->isLocalExternDecl())
      Undeclared = D;
  }

  const clang::FunctionDecl *Function;
};

} // namespace pollux

#endif // POLLUX_LOWER_USEFINDER_H
