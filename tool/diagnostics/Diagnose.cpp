//===- Diagnose.cpp -------------------------------------------------------===//

#include "diagnostics/Diagnose.h"

namespace pollux {

namespace {
struct Wording {
  const char *Message;
  const char *Note;
};

const Wording Wordings[] = {
#define POLLUX_ERROR(Id, Message, Note) {Message, Note},
#include "diagnostics/Diagnostics.def"
};
} // namespace

void refuse(clang::DiagnosticsEngine &Diags, clang::SourceLocation Loc,
            Refusal What, llvm::ArrayRef<std::string> Arguments) {
  using clang::DiagnosticIDs;
  const Wording &W = Wordings[static_cast<unsigned>(What)];
  auto report = [&](DiagnosticIDs::Level Level, llvm::StringRef Format) {
    unsigned Id = Diags.getDiagnosticIDs()->getCustomDiagID(Level, Format);
    auto Builder = Diags.Report(Loc, Id);
    for (const std::string &Argument : Arguments)
      Builder << Argument;
  };
  report(DiagnosticIDs::Error, W.Message);
  report(DiagnosticIDs::Note, W.Note);
}

} // namespace pollux
