//===- Example.h - Small functions for tests, as text -----------*- C++ -*-===//
//
// A tiny language, one operation a line, from which a Function is made without
// Clang. Suspension points and statements have names that the tests ask about:
//
//   Example E(R"(
//     int x
//     await p
//     mark m reads x
//   )");
//   EXPECT_TRUE(E.liveness().isLiveAcross(E.var("x"), E.point("p")));
//
//   int x | class x | ref x | constant x    declares a local; `= a b` reads
//   bytes-256 x                             one of 256 bytes without destructor
//   mark m reads a | writes a | borrows a   a statement named m
//   await p | await-class p                 a suspension; of a future without
//                                           or with a destructor; `= a b` reads
//   await-async p                           of an async function's future, which
//                                           has one until it is done
//   yield y reads a                         a suspension of a stream
//   break m | continue m | return a         `break m`: a statement named m
//                                           from which control may leave
//   label m | goto m | case m | default m   statements named m
//   if a {  } else {  while a {  do a {  for a step b {  {  full {  }
//   switch a {  try {  } handlers m reads a
//
// `params a b` on the first line declares parameters, `class-params` some with
// destructors, `bytes-256-params` some of that size.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_TEST_UNIT_EXAMPLE_H
#define POLLUX_TEST_UNIT_EXAMPLE_H

#include "analysis/Liveness.h"
#include "ir/IR.h"
#include "passes/Passes.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <map>
#include <sstream>

namespace pollux {

class Example {
public:
  explicit Example(std::string Code)
      : Code(std::move(Code)), Source(this->Code, "example.cpp") {
    F.Name = F.QualifiedName = "f";
    F.FutureName = "f_future";
    F.Output = "int";
    F.Body = F.Definition = {0, unsigned(this->Code.size())};
    F.Root = std::make_unique<BlockOp>(F.Body);
    Lists.push_back(&F.Root->Ops);
    unsigned Begin = 0;
    while (Begin < this->Code.size()) {
      size_t End = this->Code.find('\n', Begin);
      if (End == std::string::npos)
        End = this->Code.size();
      parseLine({Begin, unsigned(End)});
      Begin = End + 1;
    }
  }

  Function F;

  VarId var(const std::string &Name) const {
    auto It = Vars.find(Name);
    if (It == Vars.end())
      ADD_FAILURE() << "no variable " << Name;
    return It == Vars.end() ? NoVar : It->second;
  }
  const Variable &variable(const std::string &Name) const {
    return F.var(var(Name));
  }
  SuspensionId point(const std::string &Name) const {
    auto It = Points.find(Name);
    if (It == Points.end())
      ADD_FAILURE() << "no suspension point " << Name;
    return It == Points.end() ? 0 : It->second;
  }
  /// The name of a mark, of an await, or empty.
  std::string nameOf(const Op *O) const {
    auto It = OpNames.find(O);
    return It == OpNames.end() ? std::string() : It->second;
  }
  /// The same of a `try`'s handlers, known by their accesses.
  std::string nameOfHandlers(const std::vector<Access> *Accesses) const {
    for (const auto &[O, Name] : OpNames)
      if (llvm::isa<TryOp>(O) && &O->Accesses == Accesses)
        return Name;
    return {};
  }
  const SourceText &source() const { return Source; }

  Liveness liveness() const { return Liveness(F); }

  /// What is known of the futures of `await-async`.
  llvm::StringMap<FutureFacts> Futures;

  /// Runs the passes up to and with \p Last, each verified.
  Example &runThrough(const std::string &Last) {
    std::optional<std::string> Violation = verify(F, "lower");
    EXPECT_FALSE(Violation) << *Violation;
    auto Refuse = [&](const Variable &V, llvm::StringRef) {
      Refused.push_back(V.Name);
    };
    PassContext Context{Source, Futures, Refuse};
    for (const Pass &P : passes()) {
      P.Run(F, Context);
      Violation = verify(F, P.Name);
      EXPECT_FALSE(Violation) << P.Name << ": " << *Violation;
      if (P.Name == Last)
        return *this;
    }
    ADD_FAILURE() << "no pass " << Last;
    return *this;
  }

  /// The printed operations, without the variables in front.
  std::string printed() const {
    std::string Result;
    llvm::raw_string_ostream OS(Result);
    print(F, Source, OS);
    return Result.substr(Result.find("  block"));
  }

  std::vector<std::string> Refused;

private:
  void parseLine(Span Line) {
    std::istringstream In(Source.slice(Line).str());
    std::vector<std::string> Words;
    for (std::string Word; In >> Word;)
      Words.push_back(Word);
    if (Words.empty())
      return;
    Line.Begin = Line.End - Source.slice(Line).ltrim().size();
    const std::string &What = Words[0];

    bool IsBytes = llvm::StringRef(What).starts_with("bytes-");
    if (llvm::StringRef(What).ends_with("params")) {
      llvm::StringRef Type(What);
      Type.consume_back("params");
      Type.consume_back("-");
      for (size_t I = 1; I != Words.size(); ++I)
        addVariable(Variable::Parameter, Words[I],
                    Type.empty() ? "int" : Type.str());
    } else if (What == "int" || What == "class" || What == "ref" ||
               What == "constant" || IsBytes) {
      VarId Id = addVariable(Variable::Local, Words[1], What);
      auto Declare = std::make_unique<DeclareOp>(Id, Line);
      Declare->InitKind = DeclareOp::Copy;
      Declare->Init = Text::literal("0");
      addAccesses(*Declare, Words, 2, Access::Read);
      add(std::move(Declare));
    } else if (What == "mark" || What == "break" || What == "continue" ||
               What == "label" || What == "goto" || What == "case" ||
               What == "default") {
      auto Mark = std::make_unique<VerbatimOp>(Line);
      Mark->Code = Text::source(Line);
      Mark->MayBreak = What == "break";
      Mark->MayContinue = What == "continue";
      Mark->MayGoto = What == "goto";
      Mark->IsLabel = What == "label";
      Mark->IsCase = What == "case";
      Mark->IsDefault = What == "default";
      Mark->IntroducesName = Mark->IsLabel || Mark->IsCase || Mark->IsDefault;
      if (Mark->IsDefault)
        Switches.back()->HasDefault = true;
      OpNames[Mark.get()] = Words[1];
      addAccesses(*Mark, Words, 2, Access::Read);
      for (const Access &A : Mark->Accesses)
        if (A.Kind == Access::Write)
          Mark->Assigned = A.Var;
      add(std::move(Mark));
    } else if (What == "return") {
      auto Return = std::make_unique<ReturnOp>(Line);
      Return->Value = Text::source(Line);
      addAccesses(*Return, Words, 1, Access::Read);
      add(std::move(Return));
    } else if (What == "await" || What == "await-class" ||
               What == "await-async") {
      addAwait(Words, Line);
    } else if (What == "yield") {
      F.IsStream = true;
      SuspensionPoint Point;
      Point.Awaits = Words[1];
      Point.IsYield = true;
      Point.Where = Point.Statement = Line;
      Points[Words[1]] = F.Points.size();
      auto Yield = std::make_unique<YieldOp>(F.Points.size(), Line);
      F.Points.push_back(Point);
      Yield->Value = Text::literal(Words[1]);
      addAccesses(*Yield, Words, 2, Access::Read);
      OpNames[Yield.get()] = Words[1];
      add(std::move(Yield));
    } else if (What == "if") {
      auto If = std::make_unique<IfOp>(Line);
      If->Condition = Text::literal(Words[1]);
      addAccesses(*If, {"reads", Words[1]}, 0, Access::Read);
      If->Then = std::make_unique<BlockOp>(Line);
      IfOp *Open = If.get();
      add(std::move(If));
      Ifs.push_back(Open);
      Lists.push_back(&Open->Then->Ops);
    } else if (What == "switch") {
      auto Switch = std::make_unique<SwitchOp>(Line);
      Switch->Condition = Text::literal(Words[1]);
      addAccesses(*Switch, {"reads", Words[1]}, 0, Access::Read);
      Switch->Body = std::make_unique<BlockOp>(Line);
      Switch->Body->IsSwitchBody = true;
      Switches.push_back(Switch.get());
      OpList *Inner = &Switch->Body->Ops;
      add(std::move(Switch));
      Lists.push_back(Inner);
    } else if (What == "try") {
      auto Try = std::make_unique<TryOp>(Line);
      Try->Body = std::make_unique<BlockOp>(Line);
      Try->Body->IsTryBody = true;
      Tries.push_back(Try.get());
      OpList *Inner = &Try->Body->Ops;
      add(std::move(Try));
      Lists.push_back(Inner);
    } else if (What == "}" && Words.size() > 1 && Words[1] == "handlers") {
      Lists.pop_back();
      TryOp *Try = Tries.back();
      Tries.pop_back();
      Try->Handlers = Text::source(Line);
      Try->Each.emplace_back().Where = Line;
      OpNames[Try] = Words[2];
      addAccesses(*Try, Words, 3, Access::Read);
    } else if (What == "}" && Words.size() > 1) { // } else {
      Lists.pop_back();
      Ifs.back()->Else = std::make_unique<BlockOp>(Line);
      Lists.push_back(&Ifs.back()->Else->Ops);
    } else if (What == "while" || What == "do" || What == "for") {
      auto Loop = std::make_unique<LoopOp>(Line);
      Loop->Form = What == "while" ? LoopOp::While
                   : What == "do"  ? LoopOp::Do
                                   : LoopOp::For;
      if (Words[1] != "ever")
        Loop->Condition = Text::literal(Words[1]);
      if (Words[1] != "ever")
        addAccesses(*Loop, {"reads", Words[1]}, 0, Access::Read);
      if (Words.size() > 4) {
        Loop->Increment = Text::literal("++" + Words[3]);
        Loop->IncrementAccesses.push_back({var(Words[3]), Access::Read});
      }
      Loop->Body = std::make_unique<BlockOp>(Line);
      OpList *Inner = &Loop->Body->Ops;
      add(std::move(Loop));
      Lists.push_back(Inner);
    } else if (What == "{") {
      auto Block = std::make_unique<BlockOp>(Line);
      Block->IsWritten = true;
      OpList *Inner = &Block->Ops;
      add(std::move(Block));
      Lists.push_back(Inner);
    } else if (What == "full") {
      auto Full = std::make_unique<FullOp>(Line);
      OpList *Inner = &Full->Ops;
      add(std::move(Full));
      Lists.push_back(Inner);
    } else if (What == "}") {
      Lists.pop_back();
    } else {
      ADD_FAILURE() << "no operation " << What;
    }
  }

  VarId addVariable(Variable::KindTy Kind, const std::string &Name,
                    const std::string &Type) {
    Variable V;
    V.Kind = Kind;
    V.Name = Name;
    V.Type.Spelling = Type == "class" ? "Class" : "int";
    V.Type.IsTriviallyCopyable = Type == "int" || Type == "constant";
    V.Type.SizeHint = V.Type.AlignmentHint = 4;
    if (Type == "ref")
      V.Type.SizeHint = V.Type.AlignmentHint = 8;
    llvm::StringRef Size(Type);
    if (Size.consume_front("bytes-")) {
      V.Type.Spelling = "Bytes<" + Size.str() + ">";
      V.Type.IsTriviallyCopyable = true;
      V.Type.IsScalar = false;
      V.Type.SizeHint = std::stoul(Size.str());
      V.Type.AlignmentHint = 1;
    }
    if (Type == "class") {
      V.Type.IsScalar = V.Type.IsTriviallyDestructible =
          V.Type.IsTriviallyDefaultConstructible = false;
    }
    V.Type.IsReference = Type == "ref";
    if (V.Type.IsReference) // To something with a destructor.
      V.Type.IsScalar = V.Type.IsTriviallyDestructible = false;
    V.Type.IsConst = V.IsConstant = Type == "constant";
    F.Variables.push_back(V);
    VarId Id = F.Variables.size() - 1;
    Vars[Name] = Id;
    return Id;
  }

  void addAwait(const std::vector<std::string> &Words, Span Line) {
    const std::string &Name = Words[1];
    VarId Future = addVariable(Variable::Awaited, Name + "_future", "class");
    F.var(Future).Type.IsTriviallyDestructible = Words[0] == "await";
    if (Words[0] == "await-async")
      F.var(Future).AwaitedFunction = Name;
    F.var(Future).IsBorrowed = true;
    auto Declare = std::make_unique<DeclareOp>(Future, Line);
    Declare->InitKind = DeclareOp::Copy;
    Declare->Init = Text::literal(Name + "()");
    addAccesses(*Declare, Words, 2, Access::Read);
    add(std::move(Declare));
    VarId Polled = addVariable(Variable::Polled, Name + "_polled", "class");
    SuspensionPoint Point;
    Point.Awaits = Name;
    Point.Where = Point.Statement = Line;
    Points[Name] = F.Points.size();
    auto Await = std::make_unique<AwaitOp>(F.Points.size(), Line);
    F.Points.push_back(Point);
    Await->Future = Future;
    Await->Polled = Polled;
    Await->Accesses.push_back({Future, Access::Borrow});
    OpNames[Await.get()] = Name;
    add(std::move(Await));
  }

  void addAccesses(Op &O, const std::vector<std::string> &Words, size_t Begin,
                   Access::KindTy Kind) {
    for (size_t I = Begin; I < Words.size(); ++I) {
      if (Words[I] == "reads" || Words[I] == "=")
        Kind = Access::Read;
      else if (Words[I] == "writes")
        Kind = Access::Write;
      else if (Words[I] == "borrows")
        Kind = Access::Borrow;
      else {
        O.Accesses.push_back({var(Words[I]), Kind});
        if (Kind == Access::Borrow)
          F.var(var(Words[I])).IsBorrowed = true;
      }
    }
  }

  void add(OpPtr O) { Lists.back()->push_back(std::move(O)); }

  std::string Code;
  SourceText Source;
  std::vector<OpList *> Lists;
  std::vector<IfOp *> Ifs;
  std::vector<SwitchOp *> Switches;
  std::vector<TryOp *> Tries;
  std::map<std::string, VarId> Vars;
  std::map<std::string, SuspensionId> Points;
  std::map<const Op *, std::string> OpNames;
};

} // namespace pollux

#endif // POLLUX_TEST_UNIT_EXAMPLE_H
