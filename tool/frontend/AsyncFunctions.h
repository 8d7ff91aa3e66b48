//===- AsyncFunctions.h - Finds what is to be lowered -----------*- C++ -*-===//
//
// Answers: which functions of this translation unit are async, which of them
// are defined in the main file, and can each be lowered at all? What is each
// one's future called?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_ASYNCFUNCTIONS_H
#define POLLUX_FRONTEND_ASYNCFUNCTIONS_H

#include "diagnostics/Diagnose.h"
#include "frontend/FunctionNames.h"
#include "frontend/MacroUses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/DeclCXX.h"
#include "support/Span.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>
#include <string>
#include <vector>

namespace pollux {

/// An async function whose definition is seen, and passed all checks.
struct AsyncFunction {
  /// Of one of declaredApart(): what the class says.
  const clang::FunctionDecl *Definition;
  /// As written: a compound statement, or the `try` of a function-try-block.
  /// Null for one of declaredApart().
  const clang::Stmt *Body;
  /// It returns a `Stream<T>`, not a `Future<T>`.
  bool IsStream;
  /// "fetch_future", "lines_stream", unique among the names of its scope.
  std::string FutureName;
  /// The same, unique in the translation unit.
  std::string Key;
  /// The outermost class in whose braces it is defined, or null: its future
  /// stands behind that class.
  const clang::CXXRecordDecl *Outermost = nullptr;
  /// Defined in the main file, which is lowered; otherwise in a header, which
  /// is taken for lowered.
  bool IsInMainFile = true;
  /// Of an explicit specialisation: the template's own function, whose future it
  /// specialises; else null.
  const clang::FunctionDecl *Primary = nullptr;
  /// How many in the file specialise that one, up to it.
  unsigned SpecialOrdinal = 0;
  /// Only this file can name the future.
  bool IsInternal = false;
  /// Of a header's: its file, as a word, "client_hpp". Else empty.
  std::string Header;
  /// Of a member function that another file defines than its class, which
  /// declares all that the definition brings: the class's file, as a word. Else
  /// empty.
  std::string ClassHeader;
  /// What the body is called, if the class has said so and it is not the
  /// function's own name.
  std::string PollName;
  /// Its own name gives a box, also to those who can't have the future itself
  /// (AsyncUses).
  bool GivesBox = false;
  /// Then: what returns the future itself, "fetch_in_place". Empty for a virtual
  /// function and for operators, which nothing else can be called in place of.
  std::string InPlaceName;
  /// Something calls that (AsyncUses).
  bool IsCalledInPlace = false;
  /// Its body must be no overload of it: its address is taken, and there may be
  /// only one (AsyncUses).
  bool IsBodyRenamed = false;
  /// Something else than its own body names it (AsyncUses).
  bool IsUsed = false;

  bool isVirtual() const {
    return pollux::isVirtual(Definition);
  }
  /// A friend that a class defines, so that only its arguments find it. It stays
  /// there, and hands over to members of the class.
  bool IsFriendInClass = false;

  bool isDeclaredApart() const { return !ClassHeader.empty(); }
  bool hasBoxedEntry() const { return isVirtual() || GivesBox; }
  /// The lambda whose call operator it is, or null. Its future stands in it.
  const clang::LambdaExpr *Lambda = nullptr;
  /// A lambda that returns a pollux::Future, because its type must be known
  /// before its body is: it is converted to a pointer, or calls itself.
  bool IsBoxed = false;
};

/// What the lowered form of async lambda \p Lambda replaces: all but the captures,
/// which are a part of the text around it. Nothing where a macro writes it.
std::optional<Span> placeOfLambda(const clang::LambdaExpr *Lambda,
                                  const clang::SourceManager &SM,
                                  const clang::LangOptions &LangOpts);

/// Whether \p File is included, and not compiled by itself: by its extension.
bool isHeader(llvm::StringRef File);

class AsyncFunctions {
public:
  /// Collects the async functions of \p Context. What can't be lowered is
  /// refused; a macro that defines one is to be expanded.
  AsyncFunctions(clang::ASTContext &Context, Reporter &Report,
                 MacroUses &Macros);

  /// In the order of their futures, those of the main file and of headers.
  const std::vector<AsyncFunction> &all() const { return Found; }
  std::vector<AsyncFunction> &all() { return Found; }
  /// Those of the main file, in the same order.
  auto definitions() const {
    return llvm::make_filter_range(
        Found, [](const AsyncFunction &F) { return F.IsInMainFile; });
  }
  /// The member functions that a class of a header declares and another file
  /// defines, in the order of the declarations. What they bring into the class
  /// must be known from the header alone.
  const std::vector<AsyncFunction> &declaredApart() const { return Apart; }
  /// Those whose class stands in the main file.
  auto declarations() const {
    return llvm::make_filter_range(
        Apart, [](const AsyncFunction &F) { return F.IsInMainFile; });
  }
  /// The async function that \p Decl is a declaration of, or null.
  const AsyncFunction *find(const clang::FunctionDecl *Decl) const;
  AsyncFunction *find(const clang::FunctionDecl *Decl) {
    return const_cast<AsyncFunction *>(std::as_const(*this).find(Decl));
  }

  /// "outer::": what \p From, a scope, writes in front of \p Name, a name that a
  /// function of \p Scope has got from us.
  std::string qualifierIn(const clang::DeclContext *From,
                          const clang::DeclContext *Scope,
                          llvm::StringRef Name) const;
  /// Whether the future of \p First is complete where that of \p Second stands.
  static bool isDefinedBefore(const AsyncFunction &First,
                              const AsyncFunction &Second) {
    return &First < &Second;
  }

  /// What a function that returns \p Type gives, if that is a pollux::Future or
  /// a pollux::Stream; else null.
  static clang::QualType outputOf(clang::QualType Type);
  /// Whether that is a pollux::Stream.
  static bool isStream(clang::QualType Type);

  /// Whether any declaration of \p Decl carries ASYNC.
  static bool isAnnotated(const clang::FunctionDecl *Decl);

  /// The places of the main file's async lambdas, in the order of the source:
  /// one in another follows it.
  llvm::ArrayRef<Span> lambdaPlaces() const { return LambdaPlaces; }

private:
  /// Gives \p Special the future of its primary template, or refuses it.
  void specialize(AsyncFunction &Special, Reporter &Report) const;

  std::vector<AsyncFunction> Found, Apart;
  std::vector<Span> LambdaPlaces;
  llvm::DenseMap<const clang::FunctionDecl *, unsigned> Index;
};

} // namespace pollux

#endif // POLLUX_FRONTEND_ASYNCFUNCTIONS_H
