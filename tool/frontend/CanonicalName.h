//===- CanonicalName.h - A type as nobody wrote it ---------------*- C++ -*-===//
//
// Answers: how is a type named by its canonical form alone? What is printed of
// an explicit specialisation or instantiation otherwise is what was written where
// that stands, and may mean something else here, or nothing:
//
//   namespace lib { template <> struct Name<Key> {}; }   // lib::Name<lib::Key>
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_CANONICALNAME_H
#define POLLUX_FRONTEND_CANONICALNAME_H

#include "clang/AST/PrettyPrinter.h"
#include "clang/AST/Type.h"
#include <string>

namespace pollux {

/// \p Type's canonical form, with all names qualified, as source text. Not for
/// types that depend on a template's parameters.
std::string canonicalName(clang::QualType Type, clang::PrintingPolicy Policy);

} // namespace pollux

#endif // POLLUX_FRONTEND_CANONICALNAME_H
