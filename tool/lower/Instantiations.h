//===- Instantiations.h - What a template does not show ---------*- C++ -*-===//
//
// A template is lowered from its pattern, in which a call whose callee depends
// on the parameters shows neither conversions of its arguments nor default
// arguments. Where one of those makes a temporary, an awaited future may refer
// to it, and nothing keeps it. What this translation unit instantiates is
// checked for that.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_INSTANTIATIONS_H
#define POLLUX_LOWER_INSTANTIATIONS_H

#include "frontend/AsyncFunctions.h"

namespace pollux {

/// Refuses each such temporary in an instantiation of a function of \p All.
void checkInstantiations(const AsyncFunctions &All, clang::ASTContext &Context,
                         Reporter &Report);

} // namespace pollux

#endif // POLLUX_LOWER_INSTANTIATIONS_H
