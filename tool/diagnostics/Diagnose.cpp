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

const Wording WarningWordings[] = {
#define POLLUX_WARNING(Id, Message, Note) {Message, Note},
#include "diagnostics/Diagnostics.def"
};

const Wording BoxWordings[] = {
#define POLLUX_BOX(Id, Reason, Note) {Reason, Note},
#include "diagnostics/Diagnostics.def"
};

const char *const NoteWordings[] = {
#define POLLUX_NOTE(Id, Message) Message,
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

void Reporter::report(clang::DiagnosticIDs::Level Level,
                      clang::SourceLocation Loc, llvm::StringRef Format,
                      llvm::ArrayRef<std::string> Arguments) {
  unsigned Id = Diags.getDiagnosticIDs()->getCustomDiagID(Level, Format);
  auto Builder = Diags.Report(asWritten(Loc), Id);
  for (const std::string &Argument : Arguments)
    Builder << Argument;
}

void Reporter::refuse(clang::SourceLocation Loc, Refusal What,
                      llvm::ArrayRef<std::string> Arguments) {
  const Wording &W = Wordings[static_cast<unsigned>(What)];
  report(clang::DiagnosticIDs::Error, Loc, W.Message, Arguments);
  report(clang::DiagnosticIDs::Note, Loc, W.Note, Arguments);
}

void Reporter::warn(clang::SourceLocation Loc, Warning What,
                    llvm::ArrayRef<std::string> Arguments) {
  // Custom diagnostics do not ask.
  if (Diags.getIgnoreAllWarnings())
    return;
  const Wording &W = WarningWordings[static_cast<unsigned>(What)];
  report(clang::DiagnosticIDs::Warning, Loc, W.Message, Arguments);
  report(clang::DiagnosticIDs::Note, Loc, W.Note, Arguments);
}

void Reporter::note(clang::SourceLocation Loc, Note What,
                    llvm::ArrayRef<std::string> Arguments) {
  report(clang::DiagnosticIDs::Note, Loc,
         NoteWordings[static_cast<unsigned>(What)], Arguments);
}

const char *Reporter::reasonFor(BoxReason Why) {
  return BoxWordings[static_cast<unsigned>(Why)].Message;
}

void Reporter::remark(clang::SourceLocation Loc, BoxReason Why,
                      const std::string &Function) {
  report(clang::DiagnosticIDs::Remark, Loc,
         "the future of '%0' is boxed: %1",
         {Function, reasonFor(Why)});
}

void Reporter::refuseBox(clang::SourceLocation Loc, BoxReason Why,
                         const std::string &Function) {
  const Wording &Box = BoxWordings[static_cast<unsigned>(Why)];
  const Wording &W = Wordings[static_cast<unsigned>(Refusal::BoxNeeded)];
  report(clang::DiagnosticIDs::Error, Loc, W.Message, {Function, Box.Message});
  report(clang::DiagnosticIDs::Note, Loc, Box.Note, {Function});
}

} // namespace pollux
