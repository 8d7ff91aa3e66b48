//===- Conditionals.cpp ---------------------------------------------------===//

#include "frontend/Conditionals.h"

namespace pollux {

using namespace clang;

class Conditionals::Watcher : public PPCallbacks {
public:
  explicit Watcher(Conditionals &Of) : Of(Of) {}

  void If(SourceLocation Loc, SourceRange, ConditionValueKind) override {
    add(Loc, Loc);
  }
  void Ifdef(SourceLocation Loc, const Token &,
             const MacroDefinition &) override {
    add(Loc, Loc);
  }
  void Ifndef(SourceLocation Loc, const Token &,
              const MacroDefinition &) override {
    add(Loc, Loc);
  }
  void Elif(SourceLocation Loc, SourceRange, ConditionValueKind,
            SourceLocation IfLoc) override {
    add(Loc, IfLoc);
  }
  using PPCallbacks::Elifdef;
  void Elifdef(SourceLocation Loc, const Token &,
               const MacroDefinition &) override {
    addToOpen(Loc);
  }
  void Elifdef(SourceLocation Loc, SourceRange, SourceLocation IfLoc) override {
    add(Loc, IfLoc);
  }
  using PPCallbacks::Elifndef;
  void Elifndef(SourceLocation Loc, const Token &,
                const MacroDefinition &) override {
    addToOpen(Loc);
  }
  void Elifndef(SourceLocation Loc, SourceRange,
                SourceLocation IfLoc) override {
    add(Loc, IfLoc);
  }
  void Else(SourceLocation Loc, SourceLocation IfLoc) override {
    add(Loc, IfLoc);
  }
  void Endif(SourceLocation Loc, SourceLocation IfLoc) override {
    add(Loc, IfLoc);
    if (!Open.empty())
      Open.pop_back();
  }
  void SourceRangeSkipped(SourceRange Range, SourceLocation) override {
    if (Of.SM.isWrittenInMainFile(Range.getBegin()))
      Of.Skipped.push_back({Of.SM.getFileOffset(Range.getBegin()),
                            Of.SM.getFileOffset(Range.getEnd())});
  }

private:
  void add(SourceLocation Loc, SourceLocation IfLoc) {
    if (Loc == IfLoc)
      Open.push_back(Loc);
    if (Of.SM.isWrittenInMainFile(Loc))
      Of.Groups[lineBegin(IfLoc)].push_back(lineBegin(Loc));
  }
  /// A directive whose test was evaluated tells of no `#if`.
  void addToOpen(SourceLocation Loc) {
    if (!Open.empty())
      add(Loc, Open.back());
  }
  unsigned lineBegin(SourceLocation Loc) const {
    unsigned Offset = Of.SM.getFileOffset(Loc);
    return Of.SM.getBufferData(Of.SM.getMainFileID())
               .take_front(Offset)
               .rfind('\n') +
           1;
  }

  Conditionals &Of;
  std::vector<SourceLocation> Open;
};

Conditionals::Conditionals(Preprocessor &PP) : SM(PP.getSourceManager()) {
  PP.addPPCallbacks(std::make_unique<Watcher>(*this));
}

bool Conditionals::request(unsigned Offset) {
  for (const auto &[Begin, Lines] : Groups)
    if (llvm::is_contained(Lines, Offset)) {
      Requested.insert(Begin);
      return true;
    }
  return false;
}

std::vector<FileEdit> Conditionals::edits() const {
  llvm::StringRef Buffer = SM.getBufferData(SM.getMainFileID());
  std::vector<FileEdit> Result;
  auto blank = [&](unsigned Begin, unsigned End) {
    Result.push_back({{Begin, End},
                      std::string(Buffer.slice(Begin, End).count('\n'), '\n')});
  };
  auto endOfDirective = [&](unsigned At) {
    size_t End = Buffer.find('\n', At);
    while (End != llvm::StringRef::npos &&
           Buffer.take_front(End).rtrim('\r').ends_with("\\"))
      End = Buffer.find('\n', End + 1);
    return unsigned(std::min(End, Buffer.size()));
  };
  for (unsigned Group : Requested) {
    const std::vector<unsigned> &Lines = Groups.at(Group);
    for (unsigned I = 0; I != Lines.size(); ++I) {
      unsigned End = endOfDirective(Lines[I]);
      bool IsSkipped =
          I + 1 != Lines.size() && llvm::any_of(Skipped, [&](Span S) {
            return S.Begin <= End && End < S.End;
          });
      blank(Lines[I], IsSkipped ? Lines[I + 1] : End);
    }
  }
  llvm::sort(Result, [](const FileEdit &A, const FileEdit &B) {
    return A.Where.Begin < B.Where.Begin;
  });
  // A group inside of what another one leaves out is gone with it.
  unsigned End = 0;
  llvm::erase_if(Result, [&](const FileEdit &E) {
    bool IsInside = E.Where.End <= End;
    End = std::max(End, E.Where.End);
    return IsInside;
  });
  return Result;
}

} // namespace pollux
