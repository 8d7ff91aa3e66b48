//===- Escapes.h - Who may keep the address of an object --------*- C++ -*-===//
//
// Answers: what does a body change? And when this copy, call or construction is
// over, can anybody know where the object lies? An object that nobody knows the
// place of may give its room away as soon as its value is not needed.
//
// The library's small value classes (`std::array`, `std::optional<int>`, dates)
// keep no address; of the user's own functions it is their body that tells.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_ESCAPES_H
#define POLLUX_LOWER_ESCAPES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"

namespace pollux {

/// What \p E copies the bytes of, past casts and `std::move`; null if it does
/// anything else.
const clang::Expr *triviallyCopied(const clang::CXXConstructExpr *E);

/// The object that \p Call is made on, if neither the function nor what it
/// gives keeps its address; else null. A reference that it gives must be read
/// at once.
const clang::Expr *unkeptObject(const clang::CallExpr *Call);

/// Whether \p E is an assignment or an increment whose result is the variable
/// itself, to which a reference may be bound.
bool givesWhatItChanges(const clang::Expr *E);

/// The variables that something in \p Body changes, or might.
llvm::DenseSet<const clang::VarDecl *> changedIn(const clang::Stmt *Body);

/// Whether the address of \p Var may be known as soon as it is constructed.
bool isKnownFromBirth(const clang::VarDecl *Var);

} // namespace pollux

#endif // POLLUX_LOWER_ESCAPES_H
