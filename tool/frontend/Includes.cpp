//===- Includes.cpp -------------------------------------------------------===//

#include "frontend/Includes.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace pollux {

using namespace clang;

class Includes::Callbacks : public PPCallbacks {
public:
  explicit Callbacks(Includes &Owner) : Owner(Owner) {}

  void InclusionDirective(SourceLocation HashLoc, const Token &, StringRef,
                          bool IsAngled, CharSourceRange Name,
                          OptionalFileEntryRef File, StringRef, StringRef,
                          const Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    Owner.Directives.push_back(
        {HashLoc, Owner.PP.getSourceManager().getFileID(HashLoc), File, Name,
         IsAngled});
  }

private:
  Includes &Owner;
};

Includes::Includes(Preprocessor &PP) : PP(PP) {
  PP.addPPCallbacks(std::make_unique<Callbacks>(*this));
}

void Includes::lookAt(const AsyncFunctions &All) {
  SourceManager &SM = PP.getSourceManager();
  for (const AsyncFunction &Function : All.all())
    Lowered.insert(SM.getFileEntryForID(SM.getFileID(
        SM.getExpansionLoc(Function.Definition->getLocation()))));
  for (const AsyncFunction &Function : All.declaredApart())
    Lowered.insert(SM.getFileEntryForID(SM.getFileID(
        SM.getExpansionLoc(Function.Definition->getLocation()))));
  for (bool IsMore = true; IsMore;) {
    IsMore = false;
    for (const Directive &D : Directives)
      if (D.Included && Lowered.contains(&D.Included->getFileEntry()))
        IsMore |=
            Lowered.insert(SM.getFileEntryForID(D.Includer)).second;
  }
}

bool Includes::isMainFileLowered() const {
  SourceManager &SM = PP.getSourceManager();
  return Lowered.contains(SM.getFileEntryForID(SM.getMainFileID()));
}

std::vector<FileEdit> Includes::edits(llvm::StringRef Directory) const {
  SourceManager &SM = PP.getSourceManager();
  std::vector<FileEdit> Edits;
  for (const Directive &D : Directives) {
    if (D.Includer != SM.getMainFileID() || D.IsAngled || !D.Included ||
        Lowered.contains(&D.Included->getFileEntry()) ||
        D.Name.getBegin().isMacroID())
      continue;
    Span Where{SM.getFileOffset(D.Name.getBegin()),
               SM.getFileOffset(D.Name.getEnd())};
    llvm::StringRef Written =
        SM.getBufferData(SM.getMainFileID()).slice(Where.Begin, Where.End);
    if (!Written.consume_front("\""))
      continue;
    Written = Written.take_until([](char C) { return C == '"'; });
    llvm::SmallString<256> Path(Directory);
    llvm::sys::path::append(Path, Written);
    if (llvm::sys::path::is_absolute(Written) ||
        !llvm::sys::fs::equivalent(Path, D.Included->getName()))
      continue;
    Where.Begin += 1;
    Where.End = Where.Begin + Written.size();
    Edits.push_back({Where, std::string(Path)});
  }
  return Edits;
}

std::vector<FileEdit>
Includes::marks(const AsyncFunctions &All,
                llvm::ArrayRef<std::string> Headers) const {
  SourceManager &SM = PP.getSourceManager();
  std::string Own;
  SourceLocation First;
  for (const AsyncFunction &Function : All.definitions()) {
    if (Own.empty())
      Own = Function.Header;
    if (First.isInvalid())
      First = SM.getExpansionLoc(Function.Definition->getBeginLoc());
  }
  for (const AsyncFunction &Function : All.declarations()) {
    Own = Function.ClassHeader;
    SourceLocation Begin =
        SM.getExpansionLoc(Function.Definition->getBeginLoc());
    if (First.isInvalid() || SM.isBeforeInTranslationUnit(Begin, First))
      First = Begin;
  }
  std::string Needs;
  for (const std::string &Header : Headers)
    Needs += "#ifndef POLLUX_LOWERED_" + Header + "\n#error " + Header +
             " has async functions: lower it too, and every header that "
             "includes it, and have #include find the lowered ones\n#endif\n";
  std::string Says = Own.empty() ? "" : "#define POLLUX_LOWERED_" + Own + "\n";

  // In the line behind the last include in front of the first function.
  unsigned Offset = 0, Behind = 0;
  llvm::StringRef File = SM.getBufferData(SM.getMainFileID());
  for (const Directive &D : Directives) {
    if (D.Includer != SM.getMainFileID())
      continue;
    unsigned End = File.find('\n', SM.getFileOffset(D.Hash)) + 1;
    if (First.isInvalid() || SM.getFileOffset(D.Hash) < SM.getFileOffset(First))
      Offset = Behind = End;
    // Another header may define what this one declares.
    else if (D.Included && Lowered.contains(&D.Included->getFileEntry()))
      Behind = End;
  }
  if (Behind == Offset)
    return {{{Offset, Offset}, Needs + Says}};
  return {{{Offset, Offset}, Says}, {{Behind, Behind}, Needs}};
}

} // namespace pollux
