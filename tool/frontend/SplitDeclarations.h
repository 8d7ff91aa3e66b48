//===- SplitDeclarations.h - One declaration for a type, one for its variables //
//
// `struct Pair { int a, b; } pair{1, 2};` defines a type, which may have to move,
// and a variable, which may become a field. It is read as two declarations.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_SPLITDECLARATIONS_H
#define POLLUX_FRONTEND_SPLITDECLARATIONS_H

#include "support/FileEdit.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceManager.h"
#include <vector>

namespace pollux {

/// What to write in \p Body, that of an async function, so that no declaration
/// of a block defines a type and declares a variable of the frame. In order.
std::vector<FileEdit> splitDeclarations(const clang::Stmt *Body,
                                        const clang::SourceManager &SM,
                                        const clang::LangOptions &Language);

} // namespace pollux

#endif // POLLUX_FRONTEND_SPLITDECLARATIONS_H
