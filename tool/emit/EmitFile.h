//===- EmitFile.h - The whole output file -----------------------*- C++ -*-===//
//
// The source as it was, with each async function replaced by its future, and
// `#line` wherever the lines stop agreeing.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_EMIT_EMITFILE_H
#define POLLUX_EMIT_EMITFILE_H

#include "ir/IR.h"
#include "layout/FrameLayout.h"
#include "support/FileEdit.h"

namespace pollux {

/// \p Functions and \p Edits in the order of the source. \p Declared are those
/// of other files whose classes stand in this one. \p Lambdas are all of the
/// file's: those outside of functions are lowered where they stand.
std::string emitFile(llvm::ArrayRef<Function> Functions,
                     llvm::ArrayRef<FrameLayout> Layouts,
                     llvm::ArrayRef<Function> Declared,
                     llvm::MutableArrayRef<Function> Lambdas,
                     llvm::ArrayRef<FileEdit> Edits, const SourceText &Source,
                     bool HasLineDirectives);

/// What stands for a header without async functions: that header, which may be
/// included twice under both names.
std::string emitForwardingHeader(const SourceText &Source);

} // namespace pollux

#endif // POLLUX_EMIT_EMITFILE_H
