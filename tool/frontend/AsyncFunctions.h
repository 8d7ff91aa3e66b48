//===- AsyncFunctions.h - Finds what is to be lowered -----------*- C++ -*-===//
//
// Answers: which functions of this translation unit are async, which of them
// are defined in the main file, and can each be lowered at all?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_ASYNCFUNCTIONS_H
#define POLLUX_FRONTEND_ASYNCFUNCTIONS_H

#include "diagnostics/Diagnose.h"
#include "frontend/MacroUses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include <string>
#include <vector>

namespace pollux {

/// An async function that is defined in the main file and passed all checks.
struct AsyncFunction {
  const clang::FunctionDecl *Definition;
  /// As written: a compound statement, or the `try` of a function-try-block.
  const clang::Stmt *Body;
  /// "fetch_future", unique among the names of its scope.
  std::string FutureName;
  /// The same, unique in the translation unit.
  std::string Key;
};

class AsyncFunctions {
public:
  /// Collects the async functions of \p Context. What can't be lowered is
  /// refused; a macro that defines one is to be expanded.
  AsyncFunctions(clang::ASTContext &Context, Reporter &Report,
                 MacroUses &Macros);

  /// In source order.
  const std::vector<AsyncFunction> &definitions() const { return Found; }
  /// The async function that \p Decl is a declaration of, or null.
  const AsyncFunction *find(const clang::FunctionDecl *Decl) const;

  /// Whether any declaration of \p Decl carries ASYNC.
  static bool isAnnotated(const clang::FunctionDecl *Decl);

private:
  std::vector<AsyncFunction> Found;
  llvm::DenseMap<const clang::FunctionDecl *, unsigned> Index;
};

} // namespace pollux

#endif // POLLUX_FRONTEND_ASYNCFUNCTIONS_H
