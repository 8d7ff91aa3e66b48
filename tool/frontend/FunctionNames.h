//===- FunctionNames.h - What to name after a function ----------*- C++ -*-===//
//
// Answers: from which identifier are the names derived that are generated for
// this function, which are free, and how is its class named?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_FUNCTIONNAMES_H
#define POLLUX_FRONTEND_FUNCTIONNAMES_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include <string>

namespace pollux {

/// "fetch"; "call" for `operator()`, "plus" for `operator+`.
std::string baseName(const clang::FunctionDecl *Decl);

/// The class or namespace that the body of \p Definition is in once it is lowered:
/// that of the function, but for a friend that a class defines. What that names is
/// looked up in the class, and so its body becomes a member.
const clang::DeclContext *scopeOfBody(const clang::FunctionDecl *Definition);

/// Whether \p Definition is such a friend.
bool isFriendInClass(const clang::FunctionDecl *Definition);

/// Whether \p Function is virtual, by its own words or those of a class that it
/// overrides a member of: which an instantiation may be the first to know.
bool isVirtual(const clang::FunctionDecl *Function);

/// Whether \p Body says what function it is of: `__func__`, assertions.
bool namesFunction(const clang::Stmt *Body);

/// "Outer::Inner": \p Record as it is named in \p From, a namespace or the like
/// that encloses it.
std::string className(const clang::CXXRecordDecl *Record,
                      const clang::DeclContext *From);

/// \p Wanted, or "\p Wanted_2" and so on: a name that does not occur in \p File,
/// the text of one.
std::string nameNotIn(llvm::StringRef File, const std::string &Wanted);

} // namespace pollux

#endif // POLLUX_FRONTEND_FUNCTIONNAMES_H
