//===- Diagnose.h - Reports what the tool refuses ---------------*- C++ -*-===//
//
// Every refusal is a Clang error at the source's own place, followed by a note
// that says what to write instead.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_DIAGNOSTICS_DIAGNOSE_H
#define POLLUX_DIAGNOSTICS_DIAGNOSE_H

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace pollux {

enum class Refusal {
#define POLLUX_ERROR(Id, Message, Note) Id,
#include "diagnostics/Diagnostics.def"
};

/// Reports \p What at \p Loc, with its note. \p Arguments fill %0, %1, ...
void refuse(clang::DiagnosticsEngine &Diags, clang::SourceLocation Loc,
            Refusal What, llvm::ArrayRef<std::string> Arguments = {});

} // namespace pollux

#endif // POLLUX_DIAGNOSTICS_DIAGNOSE_H
