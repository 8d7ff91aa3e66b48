//===- Lower.h - From Clang's AST to the IR ---------------------*- C++ -*-===//
//
// Input: a checked async function. Output: its Function, or nothing where a
// construct was refused; the refusal has been reported then.
//
// The only way into lower/ for the rest of the tool. Nothing that it returns
// refers to the AST.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_LOWER_H
#define POLLUX_LOWER_LOWER_H

#include "frontend/ReadyCalls.h"
#include "ir/IR.h"
#include "clang/Lex/Preprocessor.h"
#include <optional>

namespace pollux {

std::optional<Function> lowerFunction(const AsyncFunction &Async,
                                      const AsyncUses &Uses, ReadyCalls &Ready,
                                      clang::Preprocessor &PP,
                                      const SourceText &Source,
                                      Reporter &Report, MacroUses &Macros);

/// What a class must declare for \p Async, one of AsyncFunctions::declarations():
/// a function without a body.
std::optional<Function> lowerDeclaration(const AsyncFunction &Async,
                                         const AsyncUses &Uses,
                                         ReadyCalls &Ready, clang::Preprocessor &PP,
                                         const SourceText &Source,
                                         Reporter &Report, MacroUses &Macros);

} // namespace pollux

#endif // POLLUX_LOWER_LOWER_H
