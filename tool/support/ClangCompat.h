//===- ClangCompat.h - What differs between Clang 19 and 22 ---*- C++ -*-===//
//
// The only place that asks which Clang this is. Everything else is written so
// that both versions take it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_SUPPORT_CLANGCOMPAT_H
#define POLLUX_SUPPORT_CLANGCOMPAT_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/NestedNameSpecifier.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/Version.h"

namespace pollux {

/// Calls \p Visit with each namespace, alias of one and class that a qualifier names:
/// twice for `outer::Class::`. Since Clang 22 a specifier is a value, and what
/// stands before a type is part of that type.
template <class Visitor>
void forEachQualifier(clang::NestedNameSpecifierLoc Loc, Visitor Visit) {
#if CLANG_VERSION_MAJOR < 22
  for (; Loc; Loc = Loc.getPrefix()) {
    const clang::NestedNameSpecifier *Specifier = Loc.getNestedNameSpecifier();
    if (const clang::NamespaceDecl *Namespace = Specifier->getAsNamespace())
      Visit(Namespace);
    else if (const clang::NamespaceAliasDecl *Alias =
                 Specifier->getAsNamespaceAlias())
      Visit(Alias);
    else if (const clang::Type *T = Specifier->getAsType())
      if (const clang::TagDecl *Tag = T->getAsTagDecl())
        Visit(Tag);
  }
#else
  while (Loc) {
    clang::NestedNameSpecifier Specifier = Loc.getNestedNameSpecifier();
    switch (Specifier.getKind()) {
    case clang::NestedNameSpecifier::Kind::Namespace: {
      clang::NamespaceAndPrefixLoc Step = Loc.castAsNamespaceAndPrefix();
      Visit(Step.Namespace);
      Loc = Step.Prefix;
      break;
    }
    case clang::NestedNameSpecifier::Kind::Type:
      if (const clang::TagDecl *Tag = Specifier.getAsType()->getAsTagDecl())
        Visit(Tag);
      Loc = Loc.castAsTypeLoc().getPrefix();
      break;
    default:
      return;
    }
  }
#endif
}

/// The type that \p Qualifier is; null if it is a namespace.
inline clang::QualType typeOfQualifier(clang::NestedNameSpecifierLoc Qualifier) {
  if (!Qualifier)
    return {};
#if CLANG_VERSION_MAJOR < 22
  const clang::Type *Type = Qualifier.getNestedNameSpecifier()->getAsType();
#else
  clang::NestedNameSpecifier Specifier = Qualifier.getNestedNameSpecifier();
  const clang::Type *Type =
      Specifier.getKind() == clang::NestedNameSpecifier::Kind::Type
          ? Specifier.getAsType()
          : nullptr;
#endif
  return Type ? clang::QualType(Type, 0) : clang::QualType();
}

/// The type of \p E. In a braced std::initializer_list, Clang 22 casts each
/// element to the alias that the called class has for it, Clang 19 to the type
/// itself.
inline clang::QualType typeOf(const clang::Expr *E) {
#if CLANG_VERSION_MAJOR >= 22
  if (const auto *Cast = llvm::dyn_cast<clang::ImplicitCastExpr>(E);
      Cast && Cast->getCastKind() == clang::CK_NoOp)
    return E->getType().getCanonicalType();
#endif
  return E->getType();
}

} // namespace pollux

#endif // POLLUX_SUPPORT_CLANGCOMPAT_H
