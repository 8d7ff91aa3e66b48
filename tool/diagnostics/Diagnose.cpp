//===- Diagnose.cpp -------------------------------------------------------===//

#include "diagnostics/Diagnose.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/MemoryBuffer.h"

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

clang::SourceLocation Reporter::asWritten(clang::SourceLocation Loc) {
  clang::SourceManager &SM = Diags.getSourceManager();
  clang::SourceLocation InFile = SM.getFileLoc(Loc);
  if (!MainFile.isEdited() || !SM.isWrittenInMainFile(InFile))
    return Loc;
  if (Original.isInvalid())
    Original = SM.createFileID(llvm::MemoryBuffer::getMemBufferCopy(
        MainFile.original(),
        SM.getFileEntryRefForID(SM.getMainFileID())->getName()));
  return SM.getLocForStartOfFile(Original).getLocWithOffset(
      MainFile.originalOffset(SM.getFileOffset(InFile)));
}

void Reporter::refuse(clang::SourceLocation Loc, Refusal What,
                      llvm::ArrayRef<std::string> Arguments) {
  using clang::DiagnosticIDs;
  Loc = asWritten(Loc);
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
