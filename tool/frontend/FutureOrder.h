//===- FutureOrder.h - Which future is defined after which ------*- C++ -*-===//
//
// A future that holds another one in place is defined after it. Those of
// functions that a class defines in its braces stand together behind the class,
// and may await each other in any order, as its functions may call each other.
// All others stay where their function is.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_FUTUREORDER_H
#define POLLUX_FRONTEND_FUTUREORDER_H

#include "frontend/AsyncFunctions.h"

namespace pollux {

/// The outermost class in whose braces \p Decl stands, or null.
const clang::CXXRecordDecl *outermostClass(const clang::FunctionDecl *Decl);

/// The offset in the main file behind which the future of \p Async stands.
clang::SourceLocation placeOf(const AsyncFunction &Async, const clang::SourceManager &SM);

/// What \p Call calls in a template, if that is known only when it is
/// instantiated; else null.
const clang::OverloadExpr *overloadsOf(const clang::CallExpr *Call);
/// The functions that \p Overloads may be, as far as is known, if \p Call, which
/// may be null, calls it: those that take as many arguments.
std::vector<const clang::FunctionDecl *>
candidatesOf(const clang::OverloadExpr *Overloads, const clang::CallExpr *Call);

/// The functions that the body of \p Async calls, or may call, by their canonical
/// declarations, in its order; of a template's, the template's own.
std::vector<const clang::FunctionDecl *> calleesOf(const AsyncFunction &Async);

/// Puts \p Functions, in the order of the source, into that of their futures.
void orderFutures(std::vector<AsyncFunction> &Functions,
                  const clang::SourceManager &SM);

} // namespace pollux

#endif // POLLUX_FRONTEND_FUTUREORDER_H
