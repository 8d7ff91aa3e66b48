//===- TemplateParameters.h - How templates are declared --------*- C++ -*-===//
//
// Answers: how is the head of a template written, if its future has one, too?
// The future names each of the parameters, and C++17 has none that a function
// declares `auto`:
//
//   template <class T, enable_if_t<…> = 0> … f(T a, auto b)
//     ==>  template <class T, enable_if_t<…> Unnamed2 = 0, class B> … f(T a, B b)
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_TEMPLATEPARAMETERS_H
#define POLLUX_FRONTEND_TEMPLATEPARAMETERS_H

#include "support/FileEdit.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace pollux {

/// The templates that \p Decl, a declaration of an async function, stands in, the
/// outermost first, and its own; those of its classes, if it is not declared in
/// them, by the names that it has for their parameters.
std::vector<const clang::TemplateParameterList *>
templatesAround(const clang::FunctionDecl *Decl);

/// Gives a name in the AST to each parameter of those templates that has none.
/// It is none of \p Taken.
void nameTemplateParameters(const clang::FunctionDecl *Decl,
                            const llvm::StringSet<> &Taken);

/// What changes in the text of \p Decl so that its own template's parameters have
/// these names, in the order of the file.
std::vector<FileEdit> templateNameEdits(const clang::FunctionDecl *Decl);

/// "template <class T, int... Ns>" and "<T, Ns...>", with \p Edits made to what is
/// written. Default arguments stay with the declaration.
struct TemplateText {
  std::string Head, Arguments;
};
TemplateText textOf(const clang::TemplateParameterList &List,
                    llvm::ArrayRef<FileEdit> Edits = {});

/// Whether the text of all parameters is in the main file, and such that they can
/// be given names.
bool isWritten(const clang::TemplateParameterList &List);

} // namespace pollux

#endif // POLLUX_FRONTEND_TEMPLATEPARAMETERS_H
