//===- DeclarationText.h - A declaration as it is written -------*- C++ -*-===//
//
// Answers: where does this declaration begin, and what in it says ASYNC?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_DECLARATIONTEXT_H
#define POLLUX_FRONTEND_DECLARATIONTEXT_H

#include "support/FileEdit.h"
#include "support/Span.h"
#include "clang/AST/Decl.h"
#include <vector>

namespace pollux {

/// Where \p Decl begins in its file, with the attributes in front of it.
unsigned startOf(const clang::Decl *Decl);

/// What marks \p Decl, this one of its declarations, ASYNC: each with the space
/// behind it, in the order of the file.
std::vector<Span> annotationsIn(const clang::FunctionDecl *Decl);

/// Names for the parameters of \p Decl that have none: " unnamed_2".
std::vector<FileEdit> namesForParameters(const clang::FunctionDecl *Decl,
                                         const clang::SourceManager &SM);

} // namespace pollux

#endif // POLLUX_FRONTEND_DECLARATIONTEXT_H
