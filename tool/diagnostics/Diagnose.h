//===- Diagnose.h - Reports what the tool refuses ---------------*- C++ -*-===//
//
// Every refusal is a Clang error at the source's own place, followed by a note
// that says what to write instead. Where the file is parsed with macros
// expanded, the place is that of the file as the user has it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_DIAGNOSTICS_DIAGNOSE_H
#define POLLUX_DIAGNOSTICS_DIAGNOSE_H

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include "support/EditedText.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace pollux {

enum class Refusal {
#define POLLUX_ERROR(Id, Message, Note) Id,
#include "diagnostics/Diagnostics.def"
};

enum class Warning {
#define POLLUX_WARNING(Id, Message, Note) Id,
#include "diagnostics/Diagnostics.def"
};

/// A further note of an error.
enum class Note {
#define POLLUX_NOTE(Id, Message) Id,
#include "diagnostics/Diagnostics.def"
};

/// Why a future is boxed.
enum class BoxReason {
#define POLLUX_BOX(Id, Reason, Note) Id,
#include "diagnostics/Diagnostics.def"
};

/// Reports what is refused, and what else there is to say. Refers to what it is made with.
class Reporter {
public:
  /// \p MainFile is what stands behind the main file that is parsed.
  Reporter(clang::DiagnosticsEngine &Diags, const EditedText &MainFile)
      : Diags(Diags), MainFile(MainFile) {}

  /// Reports \p What at \p Loc, with its note. \p Arguments fill %0, %1, ...
  void refuse(clang::SourceLocation Loc, Refusal What,
              llvm::ArrayRef<std::string> Arguments = {});

  /// Warns of \p What at \p Loc, with its note, unless warnings are ignored.
  void warn(clang::SourceLocation Loc, Warning What,
            llvm::ArrayRef<std::string> Arguments = {});

  /// Adds a note to what was refused.
  void note(clang::SourceLocation Loc, Note What,
            llvm::ArrayRef<std::string> Arguments);

  /// Says that the future of \p Function is boxed at \p Loc, and why.
  void remark(clang::SourceLocation Loc, BoxReason Why,
              const std::string &Function);
  /// "it is virtual, ...": the end of that sentence.
  static const char *reasonFor(BoxReason Why);
  /// The same as an error.
  void refuseBox(clang::SourceLocation Loc, BoxReason Why,
                 const std::string &Function);

private:
  clang::SourceLocation asWritten(clang::SourceLocation Loc);
  void report(clang::DiagnosticIDs::Level Level, clang::SourceLocation Loc,
              llvm::StringRef Format, llvm::ArrayRef<std::string> Arguments);

  clang::DiagnosticsEngine &Diags;
  const EditedText &MainFile;
  /// The main file as written, once something in it is reported.
  clang::FileID Original;
};

} // namespace pollux

#endif // POLLUX_DIAGNOSTICS_DIAGNOSE_H
