//===- MacroUses.cpp ------------------------------------------------------===//

#include "frontend/MacroUses.h"
#include "frontend/Suspensions.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/TokenConcatenation.h"

namespace pollux {

using namespace clang;

MacroUses::MacroUses(Preprocessor &PP) : PP(PP), SM(PP.getSourceManager()) {
  PP.setTokenWatcher([this](const Token &T) { record(T); });
}

void MacroUses::record(const Token &T) {
  SourceLocation Loc = T.getLocation();
  if (!Loc.isMacroID())
    return;
  CharSourceRange Range = SM.getExpansionRange(Loc);
  if (!SM.isWrittenInMainFile(Range.getBegin()))
    return;
  Use &U = Uses[SM.getFileOffset(Range.getBegin())];
  U.End = SM.getFileOffset(Range.getEnd()) +
          Lexer::MeasureTokenLength(Range.getEnd(), SM, PP.getLangOpts());
  U.Tokens.push_back(T);
}

MacroUses::Map::const_iterator MacroUses::find(SourceLocation Loc) const {
  if (!Loc.isMacroID())
    return Uses.end();
  SourceLocation Begin = SM.getExpansionLoc(Loc);
  return SM.isWrittenInMainFile(Begin) ? Uses.find(SM.getFileOffset(Begin))
                                       : Uses.end();
}

bool MacroUses::isExpandable(const Use &U) const {
  // A _Pragma is no token that could be written.
  return llvm::none_of(U.Tokens,
                       [](const Token &T) { return T.isAnnotation(); });
}

bool MacroUses::request(SourceLocation Loc) {
  auto It = find(Loc);
  if (It == Uses.end() || !isExpandable(It->second))
    return false;
  Requested.insert(It->first);
  return true;
}

bool MacroUses::requestIn(Span Where, llvm::StringRef Name) {
  bool IsAny = false;
  for (auto It = Uses.lower_bound(Where.Begin);
       It != Uses.end() && It->first < Where.End; ++It) {
    const Use &U = It->second;
    if (!isExpandable(U) ||
        (!Name.empty() && llvm::none_of(U.Tokens, [&](const Token &T) {
           const IdentifierInfo *II = T.getIdentifierInfo();
           return II && II->getName() == Name;
         })))
      continue;
    Requested.insert(It->first);
    IsAny = true;
  }
  return IsAny;
}

bool MacroUses::handsOnArguments(unsigned Begin, const Use &U) const {
  std::vector<unsigned> Places;
  for (const Token &T : U.Tokens) {
    SourceLocation Spelled = SM.getSpellingLoc(T.getLocation());
    unsigned At = SM.getFileOffset(Spelled);
    bool IsArgument =
        SM.isWrittenInMainFile(Spelled) && At > Begin && At < U.End;
    if (IsArgument)
      Places.push_back(At);
    else if (T.isNot(Places.empty() ? tok::l_paren : tok::r_paren))
      return false;
    else if (!Places.empty() && T.is(tok::r_paren))
      continue;
  }
  // Every token between the parentheses, each once and in its place.
  SourceLocation Start = SM.getLocForStartOfFile(SM.getMainFileID());
  llvm::StringRef Buffer = SM.getBufferData(SM.getMainFileID());
  Lexer Raw(Start, PP.getLangOpts(), Buffer.begin(), Buffer.begin() + Begin,
            Buffer.end());
  std::vector<unsigned> Written;
  for (Token T; !Raw.LexFromRawLexer(T);) {
    unsigned At = SM.getFileOffset(T.getLocation());
    if (At >= U.End)
      break;
    Written.push_back(At);
  }
  return Written.size() >= 3 &&
         llvm::equal(llvm::ArrayRef(Written).drop_front(2).drop_back(), Places);
}

void MacroUses::requestAround(const Stmt *Body) {
  std::vector<const Stmt *> Work = {Body};
  while (!Work.empty()) {
    const Stmt *S = Work.back();
    Work.pop_back();
    if (!S)
      continue;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      Work.insert(Work.end(), Lambda->capture_init_begin(),
                  Lambda->capture_init_end());
      continue;
    }
    SourceLocation Keyword;
    const Expr *Awaited = suspensionOperand(S);
    if (Awaited)
      Keyword = suspensionKeyword(S);
    else if (const auto *Return = dyn_cast<CoreturnStmt>(S))
      Keyword = Return->getKeywordLoc();
    if (auto It = find(Keyword);
        It != Uses.end() && !handsOnArguments(It->first, It->second))
      request(Keyword);
    // Its other children are what the operand is made into.
    if (Awaited)
      Work.push_back(Awaited);
    else
      Work.insert(Work.end(), S->child_begin(), S->child_end());
  }
}

bool MacroUses::isFileName(const Token &T) const {
  // A built-in macro's token is written in a buffer of its own, and expands to
  // it from the macro's name.
  if (T.isNot(tok::string_literal))
    return false;
  SourceLocation Name =
      SM.getSpellingLoc(SM.getImmediateExpansionRange(T.getLocation()).getBegin());
  llvm::SmallString<16> Buffer;
  return Lexer::getSpelling(Name, Buffer, SM, PP.getLangOpts()) == "__FILE__";
}

std::string MacroUses::expansionOf(unsigned Begin, const Use &U) const {
  std::string Text;
  llvm::StringRef Buffer = SM.getBufferData(SM.getMainFileID());
  unsigned Lines = 0; // Of the use that have been passed.
  auto fillUpTo = [&](unsigned Offset) {
    unsigned Wanted = Buffer.slice(Begin, Offset).count('\n');
    if (Lines >= Wanted)
      return;
    Text.append(Wanted - Lines, '\n');
    Lines = Wanted;
    llvm::StringRef Line = Buffer.drop_front(Buffer.rfind('\n', Offset) + 1);
    Text += Line.take_while([](char C) { return C == ' ' || C == '\t'; });
  };
  TokenConcatenation Concatenation(PP);
  Token BeforeLast, Last;
  BeforeLast.startToken();
  Last.startToken();
  for (const Token &T : U.Tokens) {
    SourceLocation Spelled = SM.getSpellingLoc(T.getLocation());
    unsigned At = SM.getFileOffset(Spelled);
    if (SM.isWrittenInMainFile(Spelled) && At > Begin && At < U.End)
      fillUpTo(At);
    if (!Text.empty() && !llvm::StringRef(" \t\n").contains(Text.back()) &&
        (T.hasLeadingSpace() || T.isAtStartOfLine() ||
         Concatenation.AvoidConcat(BeforeLast, Last, T)))
      Text += ' ';
    // What __FILE__ becomes depends on where the file was found.
    std::string Words = isFileName(T) ? "__FILE__" : PP.getSpelling(T);
    Lines += llvm::StringRef(Words).count('\n');
    Text += Words;
    BeforeLast = Last;
    Last = T;
  }
  fillUpTo(U.End);
  return Text;
}

std::vector<FileEdit> MacroUses::edits() const {
  std::vector<FileEdit> Result;
  for (unsigned Begin : Requested) {
    const Use &U = Uses.at(Begin);
    Result.push_back({{Begin, U.End}, expansionOf(Begin, U)});
  }
  return Result;
}

} // namespace pollux
