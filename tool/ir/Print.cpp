//===- Print.cpp - The IR as tests read it --------------------------------===//

#include "ir/IR.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

namespace {

class Printer {
public:
  Printer(const Function &F, const SourceText &Source, llvm::raw_ostream &OS)
      : F(F), Source(Source), OS(OS) {}

  void run() {
    OS << (F.IsStream ? "stream " : "function ") << F.QualifiedName << " -> " << F.Output << " {\n";
    for (VarId Id = 0; Id != F.Variables.size(); ++Id)
      printVariable(Id);
    for (const LocalDefinition &Local : F.Locals)
      printLocal(Local);
    for (SuspensionId Id = 0; Id != F.Points.size(); ++Id)
      printPoint(Id);
    printBlock(*F.Root, 1);
    OS << "}\n";
  }

private:
  void printVariable(VarId Id) {
    static const char *const Kinds[] = {"parameter", "local",  "temporary",
                                        "awaited",   "polled", "spilled",
                                        "flag"};
    const Variable &V = F.var(Id);
    OS << "  " << Kinds[V.Kind] << ' ' << name(Id) << " : "
       << (V.Type.IsConst ? "const " : "") << V.Type.Spelling
       << V.Type.ArrayBounds
       << (V.Type.IsReference ? V.Type.IsRValueReference ? " &&" : " &" : "")
       << (V.IsPack ? "..." : "");
    if (V.IsBorrowed)
      OS << " borrowed";
    if (V.IsConstant)
      OS << " constant";
    if (V.IsField)
      OS << " field";
    if (V.CopyOf != NoVar)
      OS << " copy of " << name(V.CopyOf);
    if (V.FieldOf != NoVar)
      OS << " after " << name(V.FieldOf);
    if (V.IsPromoted)
      OS << " promoted";
    if (V.IsSplit)
      OS << " split";
    if (V.NeedsDestruction)
      OS << " destroyed";
    if (V.EndsWithAwait)
      OS << " ends with its await";
    OS << '\n';
  }

  /// Only what moves out of the body.
  void printLocal(const LocalDefinition &Local) {
    static const char *const Kinds[] = {"type", "alias", "constant", "closure"};
    if (!Local.isReplaced())
      return;
    OS << "  " << (Local.IsHoisted ? "hoisted " : "copied ")
       << Kinds[Local.Kind] << ' ' << text(Local.Code) << '\n';
  }

  void printPoint(SuspensionId Id) {
    const SuspensionPoint &P = F.Points[Id];
    OS << "  suspension " << Id << (P.IsYield ? " yields " : " awaits ")
       << P.Awaits;
    if (!P.State.empty())
      OS << " state " << P.State;
    if (!P.Alive.empty()) {
      OS << " alive";
      for (VarId V : P.Alive)
        OS << ' ' << name(V);
    }
    if (!P.Saved.empty()) {
      OS << " saves";
      for (VarId V : P.Saved)
        OS << ' ' << name(V);
    }
    OS << '\n';
  }

  std::string name(VarId Id) const {
    return "%" + std::to_string(Id) + "." + F.var(Id).Name;
  }

  std::string text(const Text &T) const {
    std::string Raw = T.str(Source, [&](VarId Id) { return name(Id); });
    // On one line, so that a test can match it.
    std::string Result = "«";
    bool WasSpace = false;
    for (char C : Raw) {
      bool IsSpace = C == '\n' || C == '\r' || C == ' ' || C == '\t';
      if (!IsSpace || !WasSpace)
        Result += IsSpace ? ' ' : C;
      WasSpace = IsSpace;
    }
    return Result + "»";
  }

  llvm::raw_ostream &indent(unsigned Depth) { return OS.indent(2 * Depth); }

  void printBlock(const BlockOp &Block, unsigned Depth) {
    indent(Depth) << "block";
    if (!Block.EntryLabel.empty())
      OS << " entry " << Block.EntryLabel;
    for (VarId V : Block.Guarded)
      OS << " guards " << name(V);
    if (Block.Binding != NoVar)
      OS << " binds " << name(Block.Binding);
    OS << " {\n";
    for (unsigned I = 0; I != Block.Ops.size(); ++I) {
      for (auto [First, Last] : Block.Segments)
        if (First == I)
          indent(Depth + 1) << "segment of " << Last - First + 1 << '\n';
      print(*Block.Ops[I], Depth + 1);
    }
    indent(Depth) << "}\n";
  }

  void print(const Op &O, unsigned Depth) {
    switch (O.Kind) {
    case Op::Block:
      return printBlock(llvm::cast<BlockOp>(O), Depth);
    case Op::Full:
      indent(Depth) << "full {\n";
      for (const OpPtr &Inner : llvm::cast<FullOp>(O).Ops)
        print(*Inner, Depth + 1);
      indent(Depth) << "}\n";
      return;
    case Op::Verbatim:
      indent(Depth) << "verbatim " << text(llvm::cast<VerbatimOp>(O).Code);
      break;
    case Op::Declare: {
      static const char *const Styles[] = {"none", "vacuous",    "direct",  "list",
                                           "copy", "converting", "deferred", "auto",
                                           "deduced", "deduced-future"};
      const auto &Declare = llvm::cast<DeclareOp>(O);
      indent(Depth) << "declare " << name(Declare.Var) << ' '
                    << Styles[Declare.InitKind] << ' ' << text(Declare.Init);
      break;
    }
    case Op::Await: {
      const auto &Await = llvm::cast<AwaitOp>(O);
      indent(Depth) << "await " << Await.Point << ' ';
      if (Await.Future != NoVar)
        OS << name(Await.Future);
      else
        OS << (Await.IsNext ? "next of " : "") << text(Await.InPlace);
      OS << " -> " << name(Await.Polled);
      break;
    }
    case Op::Pause: {
      const auto &Pause = llvm::cast<PauseOp>(O);
      indent(Depth) << "pause " << Pause.Point << ' ' << text(Pause.Future);
      break;
    }
    case Op::Yield: {
      const auto &Yield = llvm::cast<YieldOp>(O);
      indent(Depth) << "yield " << Yield.Point << ' ' << text(Yield.Value)
                    << (Yield.MayThrow ? "" : " nothrow");
      break;
    }
    case Op::Evaluate:
      indent(Depth) << "evaluate " << text(llvm::cast<EvaluateOp>(O).Code);
      break;
    case Op::Construct: {
      const auto &Construct = llvm::cast<ConstructOp>(O);
      indent(Depth) << "construct " << name(Construct.Var) << ' '
                    << text(Construct.Init);
      break;
    }
    case Op::Switch: {
      const auto &Switch = llvm::cast<SwitchOp>(O);
      indent(Depth) << "switch " << text(Switch.Condition) << '\n';
      printBlock(*Switch.Body, Depth + 1);
      return;
    }
    case Op::Try: {
      const auto &Try = llvm::cast<TryOp>(O);
      indent(Depth) << "try\n";
      printBlock(*Try.Body, Depth + 1);
      indent(Depth) << "handlers " << text(Try.Handlers);
      break;
    }
    case Op::Return:
      indent(Depth) << "return " << text(llvm::cast<ReturnOp>(O).Value);
      break;
    case Op::If: {
      const auto &If = llvm::cast<IfOp>(O);
      indent(Depth) << (If.IsConstexpr ? "if constexpr " : "if ")
                    << text(If.Condition) << '\n';
      printBlock(*If.Then, Depth + 1);
      if (If.Else) {
        indent(Depth) << "else\n";
        printBlock(*If.Else, Depth + 1);
      }
      return;
    }
    case Op::Loop: {
      static const char *const Forms[] = {"while", "do", "for"};
      const auto &Loop = llvm::cast<LoopOp>(O);
      indent(Depth) << Forms[Loop.Form] << ' ' << text(Loop.Condition);
      if (!Loop.Increment.isEmpty())
        OS << " increment " << text(Loop.Increment);
      OS << '\n';
      printBlock(*Loop.Body, Depth + 1);
      return;
    }
    }
    OS << '\n';
  }

  const Function &F;
  const SourceText &Source;
  llvm::raw_ostream &OS;
};

} // namespace

void print(const Function &F, const SourceText &Source,
           llvm::raw_ostream &OS) {
  Printer(F, Source, OS).run();
}

} // namespace pollux
