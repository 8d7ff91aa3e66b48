//===- Words.cpp ----------------------------------------------------------===//

#include "report/Words.h"
#include "llvm/ADT/StringExtras.h"

namespace pollux {

namespace {

/// So much of a condition, or of a statement, is quoted.
constexpr size_t MaxQuote = 48;

/// The last character of the literal that begins at \p I, or \p I itself if none
/// does; at the end of \p Text if the literal has none.
size_t endOfLiteral(llvm::StringRef Text, size_t I) {
  char C = Text[I];
  bool IsSeparator = C == '\'' && I && llvm::isAlnum(Text[I - 1]);
  if ((C != '"' && C != '\'') || IsSeparator)
    return I;
  while (++I != Text.size() && Text[I] != C)
    I += Text[I] == '\\' && I + 1 != Text.size();
  return I;
}

/// What stands between \p Open and \p Close, brackets that \p Text begins with, or
/// nothing if it doesn't. \p Text becomes what follows them.
llvm::StringRef takeEnclosed(llvm::StringRef &Text, char Open, char Close) {
  Text = Text.ltrim();
  if (Text.empty() || Text[0] != Open)
    return {};
  unsigned Depth = 0;
  for (size_t I = 0; I != Text.size(); ++I) {
    I = endOfLiteral(Text, I);
    if (I == Text.size())
      return {};
    Depth += Text[I] == Open;
    if (Text[I] != Close || --Depth)
      continue;
    llvm::StringRef Inside = Text.slice(1, I);
    Text = Text.drop_front(I + 1);
    return Inside.trim();
  }
  return {};
}

llvm::StringRef takeParentheses(llvm::StringRef &Text) {
  return takeEnclosed(Text, '(', ')');
}

/// Whether \p Text is a name, a literal or a call, to which an operator can be put.
bool isPostfix(llvm::StringRef Text) {
  if (Text.empty())
    return false;
  while (!Text.empty()) {
    if (Text.consume_front("->"))
      continue;
    if (Text.starts_with("(")) {
      if (size_t Before = Text.size(); takeParentheses(Text).empty() &&
                                       Before == Text.size())
        return false;
      continue;
    }
    if (Text.starts_with("\"")) {
      size_t End = 1;
      while (End < Text.size() && Text[End] != '"')
        End += Text[End] == '\\' ? 2 : 1;
      Text = Text.drop_front(std::min(End + 1, Text.size()));
      continue;
    }
    if (!llvm::isAlnum(Text[0]) && !llvm::StringRef("_.:").contains(Text[0]))
      return false;
    Text = Text.drop_front();
  }
  return true;
}

/// The opposite of a condition.
std::string negated(llvm::StringRef Text) {
  llvm::StringRef Rest = Text;
  if (Rest.consume_front("!")) {
    if (isPostfix(Rest))
      return Rest.str();
    llvm::StringRef Inside = takeParentheses(Rest);
    if (!Inside.empty() && Rest.empty())
      return Inside.str();
  }
  if (isPostfix(Text))
    return "!" + Text.str();
  // A comparison, and nothing around it.
  for (auto [Operator, Opposite] :
       {std::pair(" == ", " != "), std::pair(" != ", " == ")}) {
    auto [Left, Right] = Text.split(Operator);
    if (!Right.empty() && isPostfix(Left) && isPostfix(Right))
      return (Left + Opposite + Right).str();
  }
  return "!(" + Text.str() + ")";
}

bool consumeWord(llvm::StringRef &Text, llvm::StringRef Word) {
  llvm::StringRef Rest = Text.ltrim();
  if (!Rest.consume_front(Word) ||
      (!Rest.empty() && (llvm::isAlnum(Rest[0]) || Rest[0] == '_')))
    return false;
  Text = Rest;
  return true;
}

/// \p Code with blanks for its comments.
std::string withoutComments(llvm::StringRef Code) {
  std::string Result = Code.str();
  for (size_t I = 0; I < Code.size(); ++I) {
    I = endOfLiteral(Code, I);
    llvm::StringRef Rest = Code.substr(I);
    llvm::StringRef End = Rest.starts_with("//")   ? "\n"
                          : Rest.starts_with("/*") ? "*/"
                                                   : "";
    if (End.empty())
      continue;
    size_t Size = std::min(Rest.size(), Rest.find(End, 2)) + End.size();
    for (size_t Last = std::min(Code.size(), I + Size); I != Last; ++I)
      if (Result[I] != '\n')
        Result[I] = ' ';
    --I;
  }
  return Result;
}

/// Where \p Word stands in \p Code, or npos.
size_t findWord(llvm::StringRef Code, llvm::StringRef Word) {
  for (size_t At = 0; (At = Code.find(Word, At)) != llvm::StringRef::npos;
       ++At) {
    llvm::StringRef Rest = Code.substr(At);
    bool Begins = !At || (!llvm::isAlnum(Code[At - 1]) && Code[At - 1] != '_');
    if (Begins && consumeWord(Rest, Word))
      return At;
  }
  return llvm::StringRef::npos;
}

bool isJump(llvm::StringRef Statement) {
  return llvm::any_of(
      llvm::ArrayRef({"break", "continue", "co_return", "goto", "throw"}),
      [&](llvm::StringRef Word) { return consumeWord(Statement, Word); });
}

/// The last of the statements in \p Code.
llvm::StringRef lastStatement(llvm::StringRef Code) {
  size_t Begin = 0;
  int Depth = 0;
  for (size_t I = 0; I < Code.size(); ++I) {
    I = endOfLiteral(Code, I);
    if (I == Code.size())
      break;
    Depth += Code[I] == '(' || Code[I] == '[' || Code[I] == '{';
    Depth -= Code[I] == ')' || Code[I] == ']' || Code[I] == '}';
    llvm::StringRef Rest = Code.substr(I + 1).ltrim();
    // Braces may also stand in an expression, which goes on behind them.
    bool IsEnd = Code[I] == ';' || (Code[I] == '}' && !Rest.empty() &&
                                    (llvm::isAlpha(Rest[0]) || Rest[0] == '_'));
    if (Depth == 0 && IsEnd && !Rest.empty())
      Begin = I + 1;
  }
  return Code.substr(Begin).trim();
}

/// `if (condition) branch`, and no `else`.
struct PlainIf {
  llvm::StringRef Condition, Branch;

  static std::optional<PlainIf> parse(llvm::StringRef Code) {
    if (!consumeWord(Code, "if"))
      return std::nullopt;
    // Of `if (auto x = f(); x)` the end decides.
    llvm::StringRef Condition = lastStatement(takeParentheses(Code));
    llvm::StringRef Branch = Code.trim(), Rest = Branch;
    takeEnclosed(Rest, '{', '}');
    // Without braces, any `else` might be that of an inner `if`.
    bool IsBlock = Rest.size() != Branch.size();
    bool HasElse = IsBlock ? !Rest.empty() : Rest.contains("else");
    if (Condition.empty() || HasElse)
      return std::nullopt;
    return PlainIf{Condition, Branch};
  }

  /// Whether the branch is left by a jump in any case.
  bool isLeft() const {
    llvm::StringRef Rest = Branch, Inside = takeEnclosed(Rest, '{', '}');
    return isJump(lastStatement(Inside.empty() ? Branch : Inside));
  }
};

/// "key" of `for (auto &key : keys)`, "[k, v]" of `for (auto [k, v] : map)`;
/// empty if \p Head, what stands in the parentheses, is no range's.
llvm::StringRef rangeVariable(llvm::StringRef Head) {
  size_t Colon = llvm::StringRef::npos;
  int Depth = 0;
  for (size_t I = 0; I != Head.size(); ++I) {
    Depth += Head[I] == '(' || Head[I] == '[' || Head[I] == '{';
    Depth -= Head[I] == ')' || Head[I] == ']' || Head[I] == '}';
    if (Depth || Head[I] != ':')
      continue;
    if (I + 1 != Head.size() && Head[I + 1] == ':') {
      ++I;
      continue;
    }
    Colon = I;
    break;
  }
  if (Colon == llvm::StringRef::npos || Head.drop_front(Colon).contains(';'))
    return {};
  llvm::StringRef Declared = Head.take_front(Colon).rtrim();
  if (Declared.ends_with("]"))
    return Declared.substr(Declared.rfind('['));
  return Declared.take_back(Declared.size() - 1 - Declared.find_last_of(" &*"));
}

} // namespace

Words::Words(const Function &F, const SourceText &Source)
    : F(F), Source(Source) {
  walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O))
      Inits[Declare->Var] = &Declare->Init;
    else if (const auto *Await = llvm::dyn_cast<AwaitOp>(&O))
      Polls[Await->Polled] = Await->Point;
  });
}

std::string Words::nameOf(VarId V, unsigned Depth) const {
  const Variable &Var = F.var(V);
  if (auto It = Polls.find(V); It != Polls.end()) {
    // Marked, so that what takes the value out can be left out.
    return oneLine(Source.slice(F.Points[It->second].Where)) + '\1';
  }
  if (Var.IsObject)
    return "(*this)";
  if (Var.isUserVisible())
    return Var.Bindings.empty() ? Var.Name : Var.Bindings;
  if (auto It = Inits.find(V);
      It != Inits.end() && !It->second->isEmpty() && Depth < 8) {
    std::string Init = written(*It->second, Depth + 1);
    llvm::StringRef Rest = Init;
    if (Rest.consume_front("static_cast<bool>"))
      if (llvm::StringRef Inside = takeParentheses(Rest);
          !Inside.empty() && Rest.empty())
        return Inside.str();
    return Init;
  }
  return Var.Name;
}

std::string Words::written(const Text &T, unsigned Depth) const {
  std::string Raw =
      T.str(Source, [&](VarId V) { return nameOf(V, Depth); });
  std::string Result;
  llvm::StringRef Rest = Raw;
  while (!Rest.empty()) {
    auto [Before, After] = Rest.split('\1');
    Result += Before;
    After.consume_front(".take()");
    Rest = After;
  }
  return Result;
}

std::string Words::text(const Text &T) const {
  return oneLine(written(T, 0), MaxQuote);
}

Quote Words::quote(Span Where) const {
  return {Source.lineOf(Where.Begin), oneLine(Source.slice(Where), MaxQuote)};
}

/// \p Text up to the end of a line at which no parenthesis is open.
static llvm::StringRef firstWholeLines(llvm::StringRef Text) {
  int Open = 0;
  for (size_t I = 0; I != Text.size(); ++I) {
    Open += llvm::StringRef("([").contains(Text[I]);
    Open -= llvm::StringRef(")]").contains(Text[I]);
    if (Text[I] == '\n' && Open <= 0)
      return Text.take_front(I);
  }
  return Text;
}

Quote Words::lineOf(Span Where, Span Statement) const {
  unsigned Line = Source.lineOf(Where.Begin);
  unsigned Begin = Source.lineBegin(Where.Begin);
  llvm::StringRef Text = Source.buffer().drop_front(Begin);
  // Of a statement that takes several lines, what stands around it counts, but not
  // the statements in it.
  if (Statement.Begin <= Where.Begin && Where.Begin < Statement.End &&
      Source.slice({Statement.Begin, Where.Begin}).find_first_of(";{}") ==
          llvm::StringRef::npos)
    Text = Source.slice(Statement);
  Text = firstWholeLines(Text);
  // A loop's head ends in front of its parenthesis.
  bool IsOpen = Text.count('(') == Text.count(')') + 1;
  return {Line, oneLine(Text.str() + (IsOpen ? ")" : ""), MaxQuote)};
}

Quote Words::loop(const LoopOp &Loop, bool IsTrue) const {
  unsigned Line = Source.lineOf(Loop.Where.Begin);
  llvm::StringRef Head = Source.slice(Loop.Where);
  if (consumeWord(Head, "for"))
    if (llvm::StringRef Name = rangeVariable(takeParentheses(Head));
        !Name.empty())
      return {Line, IsTrue ? "next " + Name.str() : "no " + Name.str() + " left"};
  std::string Condition = oneLine(written(Loop.Condition, 0));
  // The condition of a `do` stands at its end.
  if (Loop.Form == LoopOp::Do)
    Line = Source.lineOf(Loop.Where.End - 1);
  return {Line, IsTrue ? Condition : negated(Condition)};
}

/// What ends a loop whose condition awaits: `if (!(condition)) break;`.
static bool isBreakUnless(const Op &O) {
  const auto *Statement = llvm::dyn_cast<VerbatimOp>(&O);
  return Statement && !Statement->Code.isEmpty() &&
         llvm::StringRef(Statement->Code.pieces().front().Words)
             .starts_with("if (!");
}

/// An `if` that leaves is a condition; anything else is named by what leaves.
Quote Words::statement(const VerbatimOp &O, const Condition &C) const {
  unsigned Line = Source.lineOf(O.Where.Begin);
  if (isBreakUnless(O)) {
    std::string Code = oneLine(written(O.Code, 0));
    llvm::StringRef Rest = Code;
    consumeWord(Rest, "if");
    llvm::StringRef Condition = takeParentheses(Rest).drop_front();
    if (O.Code.pieces().front().Words == "if (!(")
      Condition = Condition.drop_front().drop_back();
    return {Line, C.Kind == FlowGraph::Edge::Leave ? negated(Condition)
                                                   : Condition.str()};
  }
  std::string Code = oneLine(withoutComments(Source.slice(O.Where)));
  std::optional<PlainIf> If = PlainIf::parse(Code);
  if (C.Kind == FlowGraph::Edge::Stay)
    return {Line, If && If->isLeft() ? negated(If->Condition) : ""};
  if (If)
    return {Line, If->Condition.str() +
                      (C.Kind == FlowGraph::Edge::Throw ? " (throws)" : "")};
  return jump(O, C);
}

/// The first word of \p O that leaves it as \p C says, and what follows up to the
/// semicolon. A `break` and the like by itself decides nothing.
Quote Words::jump(const VerbatimOp &O, const Condition &C) const {
  std::string Code = withoutComments(Source.slice(O.Where));
  static const char *const Jumps[] = {"break", "continue", "co_return", "goto"};
  bool IsThrow = C.Kind == FlowGraph::Edge::Throw;
  size_t At = findWord(Code, IsThrow ? "throw" : Jumps[C.Which]);
  bool IsAlone = At == 0 && !O.MayGoOn && !IsThrow;
  if (At == llvm::StringRef::npos || IsAlone)
    return {Source.lineOf(O.Where.Begin), ""};
  return {Source.lineOf(O.Where.Begin + At),
          oneLine(llvm::StringRef(Code).substr(At).split(';').first)};
}

Quote Words::handler(const TryOp &Try, const Condition &C) const {
  Span Where = Try.Each[C.Which].Where;
  std::string Code = oneLine(withoutComments(Source.slice(Where)));
  llvm::StringRef Head = Code;
  consumeWord(Head, "catch");
  llvm::StringRef What = takeParentheses(Head);
  return {Source.lineOf(Where.Begin),
          (What.empty() ? "catch" : "catch (" + What.str() + ")") +
              (C.Kind == FlowGraph::Edge::Throw ? ", throw" : "")};
}

bool Words::isElse(const Condition &C) const {
  return C.Kind == FlowGraph::Edge::False ||
         C.Kind == (isBreakUnless(*C.By) ? FlowGraph::Edge::Leave
                                         : FlowGraph::Edge::Stay);
}

Quote Words::condition(const Condition &C) const {
  using Edge = FlowGraph::Edge;
  bool IsTrue = C.Kind == Edge::True;
  Quote Result{Source.lineOf(C.By->Where.Begin), ""};
  if (const auto *Try = llvm::dyn_cast<TryOp>(C.By)) {
    Result = handler(*Try, C);
  } else if (C.Kind == Edge::Return) {
    Result = quote(C.By->Where);
    Result.Text = llvm::StringRef(Result.Text).rtrim(';').str();
  } else if (C.Kind == Edge::Case) {
    std::string Label = written(llvm::cast<VerbatimOp>(*C.By).Code, 0);
    Result.Text = llvm::StringRef(Label).rtrim(" ;:\n").str();
  } else if (const auto *If = llvm::dyn_cast<IfOp>(C.By)) {
    std::string Condition = oneLine(written(If->Condition, 0));
    Result.Text = IsTrue ? Condition : negated(Condition);
  } else if (const auto *Loop = llvm::dyn_cast<LoopOp>(C.By)) {
    Result = loop(*Loop, IsTrue);
  } else if (llvm::isa<SwitchOp>(C.By)) {
    Result.Text = "no case";
  } else if (const auto *Statement = llvm::dyn_cast<VerbatimOp>(C.By)) {
    Result = statement(*Statement, C);
  }
  Result.Text = oneLine(Result.Text, MaxQuote);
  return Result;
}

} // namespace pollux
