//===- Braces.h - What stands in braces, and what is left out there -*- C++ -*-===//
//
// Elements in braces are evaluated in their order ([dcl.init.list]/4), those among
// them that are not written: of `Config{.port = co_await open()}` the default
// member initialisers of what comes before `port`, too. Those can't be evaluated by
// themselves.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_BRACES_H
#define POLLUX_LOWER_BRACES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

#include <vector>

namespace pollux {

/// What \p List evaluates, in that order, each as it is converted to its element.
/// An inner list of an array, or one whose braces are left out, is its elements.
std::vector<const clang::Expr *>
elementsInOrder(const clang::InitListExpr *List, const clang::SourceManager &SM);

/// Whether the source does not show \p Element, an element in braces or an argument.
bool isLeftOut(const clang::Expr *Element);

/// Whether nobody can tell when \p E is evaluated: constants, and objects that are
/// made of such by constructors of the standard library or by none that anybody has
/// written.
bool isUnnoticed(const clang::Expr *E, const clang::ASTContext &Context);

} // namespace pollux

#endif // POLLUX_LOWER_BRACES_H
