//===- EmitStruct.cpp - The future's struct and its factory ---------------===//

#include "emit/EmitFuture.h"
#include "llvm/ADT/StringExtras.h"

namespace pollux {

namespace {

/// The user's text on one line, shortened, for a comment.
std::string oneLine(llvm::StringRef Text) {
  std::string Result;
  for (char C : Text) {
    bool IsSpace = C == ' ' || C == '\t' || C == '\n' || C == '\r';
    if (IsSpace && (Result.empty() || Result.back() == ' '))
      continue;
    Result += IsSpace ? ' ' : C;
  }
  while (!Result.empty() && Result.back() == ' ')
    Result.pop_back();
  constexpr size_t Limit = 64;
  if (Result.size() > Limit)
    Result = Result.substr(0, Limit - 3) + "...";
  // A line must not continue in the next one.
  if (!Result.empty() && Result.back() == '\\')
    Result += '.';
  return Result;
}

class StructEmitter {
public:
  StructEmitter(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out)
      : F(F), Layout(Layout), Source(Source), Out(Out) {
    for (const Variable &V : F.Variables)
      if (V.Kind == Variable::Parameter)
        Parameters.push_back(&V);
  }

  void run() {
    // Another file may have a static function of the same name.
    if (F.IsStatic)
      Out.add("namespace {");
    Out.add("/// The future of `" + F.Name + "`.", F.Line);
    Out.add("struct [[nodiscard]] " + F.FutureName + " {");
    Out.add("  using Output = " + F.Output + ";");
    Out.add("");
    emitStates();
    Out.add("");
    emitConstructors();
    if (!F.IsTriviallyDestructible) {
      Out.add("");
      emitDestructor();
    }
    Out.add("");
    Out.add("  pollux::Poll<Output> poll(pollux::Context &cx);");
    Out.add("");
    emitFields();
    Out.add("};");
    if (F.IsStatic)
      Out.add("} // namespace");
    Out.add("");
    emitFactory();
  }

private:
  void emitStates() {
    bool IsSmall = F.Points.size() + 2 <= 256;
    Out.add(std::string("  enum class State : unsigned ") +
            (IsSmall ? "char" : "short") + " {");
    size_t Width = 5;
    for (const SuspensionPoint &P : F.Points)
      Width = std::max(Width, P.State.size());
    auto state = [&](const std::string &Name, const std::string &Comment) {
      Out.add("    " + Name + "," + std::string(Width - Name.size(), ' ') +
              " // " + Comment);
    };
    state("Start", "captured, not polled yet");
    for (const SuspensionPoint &P : F.Points)
      state(P.State, oneLine(Source.slice(P.Where)));
    state("Done", "completed, or moved from");
    Out.add("  };");
  }

  std::string declare(const Variable &V, const std::string &Name,
                      llvm::StringRef Declarator) const {
    std::string Type = V.Type.Spelling;
    if (V.Type.IsReference && llvm::StringRef(Type).contains('[')) {
      // A reference to an array: its declarator goes around the name.
      const char *Trait = Declarator == "&&" ? "std::add_rvalue_reference_t<"
                                             : "std::add_lvalue_reference_t<";
      return Trait + std::string(V.Type.IsConst ? "const " : "") + Type + "> " +
             Name;
    }
    if (llvm::StringRef(Type).contains('('))
      Type = "std::common_type_t<" + Type + ">";
    bool IsPointer = Type.back() == '*' || Type.back() == '&';
    return (V.Type.IsConst ? "const " : "") + Type +
           (IsPointer && Declarator.empty() ? "" : " ") + Declarator.str() +
           Name + V.Type.ArrayBounds;
  }

  /// What captures a parameter, as the constructor takes it: a value that must
  /// be moved by rvalue reference.
  std::string captureParameter(const Variable &V) const {
    if (V.Type.IsReference)
      return declare(V, V.FieldName, V.Type.IsRValueReference ? "&&" : "&");
    if (V.isSlot())
      return declare(V, V.FieldName, "&&");
    TypeFacts Plain = V.Type;
    return declare(V, V.FieldName, "");
  }

  std::string initializers(llvm::function_ref<std::string(const Variable &)>
                               ValueOf) const {
    std::string Result;
    for (const Variable *V : Parameters)
      if (!V->isSlot())
        Result += (Result.empty() ? "" : ", ") + V->FieldName + "(" +
                  ValueOf(*V) + ")";
    return Result;
  }

  /// The statements that construct the captured values. Where the second may
  /// throw, the first must not leak.
  void emitCaptures(llvm::function_ref<std::string(const Variable &)> ValueOf) {
    std::vector<const Variable *> Slots;
    for (const Variable *V : Parameters)
      if (V->isSlot())
        Slots.push_back(V);
    bool NeedsGuards = false;
    for (const Variable *V : Slots)
      NeedsGuards |= V->NeedsDestruction && V != Slots.back();
    if (NeedsGuards)
      Out.add("    bool captured = false;");
    for (const Variable *V : Slots) {
      std::string Field = "this->" + V->FieldName;
      Out.add("    ::new (" + Field + ".storage()) " + spelled(*V) +
              "(std::move(" + ValueOf(*V) + "));");
      if (NeedsGuards && V->NeedsDestruction && V != Slots.back())
        Out.add("    pollux::Live " + V->FieldName + "_captured(" + Field +
                ", captured, true);");
    }
    if (NeedsGuards)
      Out.add("    captured = true;");
  }

  static std::string spelled(const Variable &V) {
    return (V.Type.IsConst ? "const " : "") + V.Type.Spelling +
           V.Type.ArrayBounds;
  }

  void emitConstructors() {
    std::string Signature;
    for (const Variable *V : Parameters)
      Signature += (Signature.empty() ? "" : ", ") + captureParameter(*V);
    bool HasSlots = false;
    for (const Variable *V : Parameters)
      HasSlots |= V->isSlot();

    // From the call.
    auto value = [&](const Variable &V) {
      return V.Type.IsRValueReference ? "std::move(" + V.FieldName + ")"
                                      : V.FieldName;
    };
    std::string Inits = initializers(value);
    std::string Head = std::string("  ") +
                       (Parameters.empty() ? "" : "explicit ") + F.FutureName +
                       "(" + Signature + ")" +
                       (Inits.empty() ? "" : " : " + Inits);
    if (HasSlots) {
      Out.add(Head + " {");
      emitCaptures([&](const Variable &V) { return V.FieldName; });
      Out.add("  }");
    } else {
      Out.add(Head + " {}");
    }

    // By a move, before the first poll.
    std::string MoveInits = initializers([&](const Variable &V) {
      return V.Type.IsRValueReference
                 ? "std::move(other." + V.FieldName + ")"
                 : "other." + V.FieldName;
    });
    Out.add("  " + F.FutureName + "(" + F.FutureName + " &&other)" +
            (MoveInits.empty() ? "" : " : " + MoveInits) + " {");
    Out.add("    if (other." + F.StateFieldName + " != State::Start)");
    Out.add("      pollux::misuse(\"future moved after its first poll\", " +
            place() + ");");
    emitCaptures(
        [&](const Variable &V) { return "*other." + V.FieldName; });
    for (auto It = Parameters.rbegin(); It != Parameters.rend(); ++It)
      if ((*It)->NeedsDestruction)
        Out.add("    other." + (*It)->FieldName + ".destroy();");
    Out.add("    other." + F.StateFieldName + " = State::Done;");
    Out.add("  }");
  }

  std::string place() const {
    return quoted(F.QualifiedName) + ", " + quoted(Source.fileName()) + ", " +
           std::to_string(F.Line);
  }

  static std::string quoted(llvm::StringRef Text) {
    std::string Result = "\"";
    for (char C : Text) {
      if (C == '"' || C == '\\')
        Result += '\\';
      Result += C;
    }
    return Result + "\"";
  }

  void emitDestructor() {
    // What every unfinished state has alive is destroyed after the switch.
    std::vector<const Variable *> Always;
    for (const Variable *V : Parameters)
      if (V->NeedsDestruction)
        Always.push_back(V);
    std::string State = F.StateFieldName;
    bool HasLocals = false;
    for (const SuspensionPoint &P : F.Points)
      HasLocals |= P.Alive.size() > Always.size();

    Out.add("  /// Cancels: destroys what is alive where it is suspended.");
    Out.add("  ~" + F.FutureName + "() {");
    if (HasLocals) {
      Out.add("    switch (" + State + ") {");
      std::vector<bool> IsDone(F.Points.size());
      for (unsigned I = 0; I != F.Points.size(); ++I) {
        std::vector<VarId> Locals = localsOf(F.Points[I]);
        if (IsDone[I] || Locals.empty())
          continue;
        for (unsigned J = I; J != F.Points.size(); ++J)
          if (!IsDone[J] && localsOf(F.Points[J]) == Locals) {
            Out.add("    case State::" + F.Points[J].State + ":");
            IsDone[J] = true;
          }
        for (auto It = Locals.rbegin(); It != Locals.rend(); ++It) {
          const Variable &V = F.var(*It);
          std::string Condition =
              V.Flag == NoVar ? "" : "if (" + F.var(V.Flag).FieldName + ") ";
          Out.add("      " + Condition + V.FieldName + ".destroy();");
        }
        Out.add("      break;");
      }
      Out.add("    default:");
      Out.add("      break;");
      Out.add("    }");
    }
    if (!Always.empty()) {
      bool IsOne = Always.size() == 1;
      Out.add("    if (" + State + " != State::Done)" + (IsOne ? "" : " {"));
      for (auto It = Always.rbegin(); It != Always.rend(); ++It)
        Out.add("      " + (*It)->FieldName + ".destroy();");
      if (!IsOne)
        Out.add("    }");
    }
    Out.add("  }");
  }

  std::vector<VarId> localsOf(const SuspensionPoint &P) const {
    std::vector<VarId> Result;
    for (VarId V : P.Alive)
      if (F.var(V).Kind != Variable::Parameter)
        Result.push_back(V);
    return Result;
  }

  static std::string referenceTo(const Variable &V) {
    std::string Type = (V.Type.IsConst ? "const " : "") + V.Type.Spelling;
    // A declarator that goes around the name.
    bool IsPlain = !llvm::StringRef(Type).contains('(') &&
                   !llvm::StringRef(Type).contains('[');
    return IsPlain ? Type + " &"
                   : "std::add_lvalue_reference_t<" + Type + ">";
  }

  std::string fieldDeclaration(const Variable &V) const {
    if (V.Type.IsReference && V.Kind != Variable::Parameter)
      return "pollux::Slot<" + referenceTo(V) + "> " + V.FieldName + ";";
    if (V.Type.IsReference)
      return declare(V, V.FieldName, V.Type.IsRValueReference ? "&&" : "&") +
             ";";
    std::string Aligned =
        V.Alignment ? "alignas(" + std::to_string(V.Alignment) + ") " : "";
    if (V.isSlot())
      return Aligned + "pollux::Slot<" + V.Type.Spelling + V.Type.ArrayBounds +
             "> " + V.FieldName + ";";
    Variable Plain = V;
    Plain.Type.IsConst = false;
    return Aligned + declare(Plain, V.FieldName, "") + ";";
  }

  void emitFields() {
    for (const FrameLayout::Place &P : Layout.Places) {
      if (P.Fields.size() == 1) {
        Out.add("  " + fieldDeclaration(F.var(P.Fields[0])));
        continue;
      }
      Out.add("  union { // never alive together");
      for (VarId V : P.Fields)
        Out.add("    " + fieldDeclaration(F.var(V)));
      Out.add("  };");
    }
    Out.add("  State " + F.StateFieldName + " = State::Start;");
  }

  void emitFactory() {
    std::string Arguments;
    for (const Variable *V : Parameters) {
      bool IsMoved = V->isSlot() || V->Type.IsRValueReference;
      Arguments += (Arguments.empty() ? "" : ", ") +
                   (IsMoved ? "std::move(" + V->Name + ")" : V->Name);
    }
    std::string Signature = F.FactorySignature.str(
        Source, [](VarId) { return std::string(); });
    llvm::StringRef Trimmed = llvm::StringRef(Signature).rtrim();
    llvm::SmallVector<llvm::StringRef, 4> Lines;
    Trimmed.split(Lines, '\n');
    unsigned SourceLine = Source.lineOf(F.Signature.Begin);
    for (unsigned I = 0; I != Lines.size(); ++I)
      Out.add(Lines[I].rtrim("\r").str() +
                  (I + 1 == Lines.size() ? " {" : ""),
              SourceLine + I);
    Out.add("  return " + F.FutureName + "(" + Arguments + ");");
    Out.add("}");
  }

  const Function &F;
  const FrameLayout &Layout;
  const SourceText &Source;
  LineWriter &Out;
  std::vector<const Variable *> Parameters;
};

} // namespace

void emitStruct(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out) {
  StructEmitter(F, Layout, Source, Out).run();
}

void emitFuture(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out) {
  emitLocals(F, Source, Out);
  emitStruct(F, Layout, Source, Out);
  Out.add("");
  emitPoll(F, Source, Out);
  Out.add("");
  Out.add("inline pollux::Poll<" + F.Output + "> " + F.FutureName +
          "::poll(pollux::Context &cx) {");
  Out.add("  return " + F.PollName + "(*this, cx);");
  Out.add("}");
}

} // namespace pollux
