//===- ForwardDeclarations.h - Declarations ahead of definitions -*- C++ -*-===//
//
// `ASYNC Future<int> f(int);` in front of f's definition must name the type
// that f returns when lowered: `struct f_future f(int);`, unless that is a box
// (AsyncUses). A class declares the futures of its async functions:
// `struct f_future; f_future f(int);`, also of those that another file defines.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_FORWARDDECLARATIONS_H
#define POLLUX_LOWER_FORWARDDECLARATIONS_H

#include "frontend/AsyncFunctions.h"
#include "support/FileEdit.h"
#include "support/SourceText.h"
#include "clang/Basic/SourceManager.h"

namespace pollux {

std::vector<FileEdit> forwardDeclarationEdits(const AsyncFunctions &All,
                                              const SourceText &Source,
                                              clang::SourceManager &SM,
                                              Reporter &Report,
                                              MacroUses &Macros);

/// Takes away the explicit instantiations of function templates that return a future
/// of their own once they are lowered: they name the declared type, and who calls the
/// function has its definition.
std::vector<FileEdit> explicitInstantiationEdits(const AsyncFunctions &All,
                                                 clang::SourceManager &SM,
                                                 const clang::LangOptions &LangOpts);

} // namespace pollux

#endif // POLLUX_LOWER_FORWARDDECLARATIONS_H
