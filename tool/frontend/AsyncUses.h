//===- AsyncUses.h - In place, or in a box? ---------------------*- C++ -*-===//
//
// Answers, for each place that names an async function: can it have the future
// itself, which is a struct of a size that must be known there, or must it be a
// `pollux::Future<T>`, which is the same for all?
//
// Where some use needs the latter, the function's own name gives it: what the
// user wrote stays as it is. Those who can have the future itself call
// `f_in_place`, which stands beside it.
//
//   ASYNC Future<int> odd(int n);           Future<int> odd(int n);
//   ... odd(1) ...                    ==>   ... odd(1) ...
//   ASYNC Future<int> odd(int n) { }        odd_future odd_in_place(int n) { }
//                                           Future<int> odd(int n) { }
//   ... odd(2) ...                          ... odd_in_place(2) ...
//
// What a function awaits of itself is known as well, but can't be part of itself:
// that is put into a `pollux::Box` by what awaits it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_ASYNCUSES_H
#define POLLUX_FRONTEND_ASYNCUSES_H

#include "frontend/AsyncFunctions.h"
#include "support/FileEdit.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace pollux {

/// A box in the main file.
struct BoxedUse {
  clang::SourceLocation Loc;
  std::string Name;
  BoxReason Reason;
};

class AsyncUses {
public:
  /// Looks at all uses, and decides for each function of \p All whether its own
  /// name gives a box. What a header would have to give, and doesn't, is
  /// refused.
  AsyncUses(clang::ASTContext &Context, AsyncFunctions &All, Reporter &Report);

  /// The async function whose future the value of \p Call is, or null: where
  /// it is a box, or no async function's at all.
  const AsyncFunction *futureOf(const clang::CallExpr *Call) const;
  /// One of the async functions that \p Call may call, if its future is to be put
  /// into a box, the same for all of them; else null.
  const clang::FunctionDecl *boxedByHolder(const clang::CallExpr *Call) const;
  /// The async function whose future \p Call makes, and what awaits that is to put
  /// into a pollux::Box: the function is the one around it. Else null.
  const AsyncFunction *futureForBox(const clang::CallExpr *Call) const;
  /// The async function that \p Decl is, boxed or not, or null.
  const AsyncFunction *find(const clang::FunctionDecl *Decl) const {
    return All.find(Decl);
  }
  /// AsyncFunctions::qualifierIn.
  std::string qualifierIn(const clang::DeclContext *From,
                          const clang::DeclContext *Scope,
                          llvm::StringRef Name) const {
    return All.qualifierIn(From, Scope, Name);
  }
  /// AsyncFunctions::lambdaPlaces.
  llvm::ArrayRef<Span> lambdaPlaces() const { return All.lambdaPlaces(); }
  /// Whether \p Call calls an async function, boxed or not.
  bool isAsync(const clang::CallExpr *Call) const {
    return Call->getDirectCallee() && All.find(Call->getDirectCallee());
  }
  /// The calls of the main file that name something else, in source order.
  const std::vector<FileEdit> &renames() const { return Renames; }
  /// In source order.
  const std::vector<BoxedUse> &boxes() const { return Boxes; }
  /// The headers whose futures the main file holds in place, by
  /// AsyncFunction::Header.
  const std::vector<std::string> &headers() const { return Headers; }

private:
  const AsyncFunctions &All;
  std::vector<FileEdit> Renames;
  std::vector<BoxedUse> Boxes;
  std::vector<std::string> Headers;
  /// Calls in templates whose futures are boxed by what awaits them.
  llvm::SmallPtrSet<const clang::OverloadExpr *, 4> BoxedByHolder;
  /// The places of names that give a box, or whose future is put into one.
  llvm::DenseSet<clang::SourceLocation> Boxed;
  /// Of these the ones whose future's type is known.
  llvm::DenseSet<clang::SourceLocation> BoxedByAwait;
};

} // namespace pollux

#endif // POLLUX_FRONTEND_ASYNCUSES_H
