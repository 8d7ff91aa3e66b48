//===- ScopedName.h - Another name in the AST for a while -------*- C++ -*-===//
//
// Types are printed with the names that the AST has. What goes by another name in
// the lowered program has that one as long as this lives.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_SCOPEDNAME_H
#define POLLUX_LOWER_SCOPEDNAME_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/StringRef.h"

namespace pollux {

class ScopedName {
public:
  ScopedName(const clang::NamedDecl *Decl, llvm::StringRef Name)
      : Decl(const_cast<clang::NamedDecl *>(Decl)), Own(Decl->getDeclName()) {
    this->Decl->setDeclName(&Decl->getASTContext().Idents.get(Name));
  }
  ScopedName(const ScopedName &) = delete;
  ScopedName &operator=(const ScopedName &) = delete;
  ~ScopedName() { Decl->setDeclName(Own); }

private:
  clang::NamedDecl *Decl;
  clang::DeclarationName Own;
};

} // namespace pollux

#endif // POLLUX_LOWER_SCOPEDNAME_H
