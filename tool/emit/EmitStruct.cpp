//===- EmitStruct.cpp - The future's struct and its factory ---------------===//

#include "emit/EmitFuture.h"
#include "emit/TextLines.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

namespace pollux {

namespace {

/// The user's text on one line, for a comment, which must not continue in the
/// next one.
std::string commented(llvm::StringRef Text) {
  std::string Result = oneLine(Text, 64);
  return Result + (llvm::StringRef(Result).ends_with("\\") ? "." : "");
}

class StructEmitter {
public:
  StructEmitter(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out,
                llvm::ArrayRef<FileEdit> Outer)
      : F(F), Layout(Layout), Source(Source), Out(Out), Outer(Outer) {
    for (const Variable &V : F.Variables)
      if (V.Kind == Variable::Parameter)
        Parameters.push_back(&V);
  }

  void run() {
    if (F.IsNamedInFuture) {
      emitForwardDeclaration();
      emitFactories();
      Out.add("");
    }
    // Another file may have a function of the same name.
    if (F.IsInternal)
      Out.add("namespace {");
    std::string Kind = F.kindName();
    std::string Value = F.IsStream ? "Item" : "Output";
    Out.add("/// The " + Kind + " of `" +
                (F.IsLambda          ? F.BaseName
                 : F.BoxName.empty() ? F.Scope + F.Name + specializedArguments()
                                     : F.Name) +
                "`" +
                (F.isForwarding() ? ": that of `" + F.Points[0].Awaits + "`."
                                  : "."),
            F.Line);
    for (const std::string &Head : F.TemplateHeads)
      Out.add(Head);
    Out.add("struct [[nodiscard" + abiTag() + "]] " + F.Scope + F.FutureName +
            specializedArguments() +
            (F.IsStream && !F.IsLambda ? " : pollux::StreamExt<" + F.qualifiedType() + ">"
                        : "") +
            " {");
    // A local class's typedef must be used.
    Out.add("  using " + Value + (F.IsLambda ? " [[maybe_unused]]" : "") +
            " = " + F.Output + ";");
    for (const LocalDefinition &Local : F.Locals)
      if (Local.IsHoisted && Local.IsMember && !F.isTemplate())
        Out.add("  using " + Local.TypeName +
                " = pollux::returned_t<decltype(&" + F.Scope + Local.Maker +
                ")>;");
    if (F.isForwarding()) {
      emitForwarding();
      return emitRest();
    }
    emitDeducedTypes(F, Source, Out, Outer);
    Out.add("");
    if (!F.hasNoStates()) {
      emitStates();
      Out.add("");
    }
    emitConstructors();
    if (!F.IsTriviallyDestructible || F.avoidsSpecialMembers()) {
      Out.add("");
      emitDestructor();
    }
    Out.add("");
    if (!F.IsLambda) {
      Out.add("  " + F.pollType(Value) + " " + F.pollFunction() +
              "(pollux::Context &" + localName(F, "cx") + ");");
      if (!F.completesItself()) {
        Out.add("  /// For who awaits it where it was made, and leaves it alone once it is ready.");
        Out.add("  " + F.pollType(Value) + " poll_in_place(pollux::Context &" +
                localName(F, "cx") + ");");
      }
      Out.add("");
    }
    emitFields();
    Out.add("};");
    if (!F.IsLambda)
      emitRest();
  }

  /// The parameters of the constructor; and of what makes a box, which takes them
  /// as the future does: nothing is made in between.
  std::string captureParameters() const {
    std::string Result;
    for (const Variable *V : Parameters)
      Result += (Result.empty() ? "" : ", ") + captureParameter(*V);
    return Result;
  }

  /// The parameters as arguments; \p IsBoxed: of what makes the box, not of the
  /// function itself.
  std::string handedOn(bool IsBoxed) const {
    std::string Result;
    for (const Variable *V : Parameters) {
      Variable Named = *V;
      if (IsBoxed)
        Named.Name = V->FieldName;
      Result += (Result.empty() ? "" : ", ") + captured(Named);
    }
    return Result;
  }

private:
  /// The rest of a struct that has nothing but another future.
  void emitForwarding() {
    const Variable &Future = F.var(F.Forwarded);
    std::string Signature = captureParameters();
    TextLines Call(Source, F.Body.Begin, 1);
    Call.add(F.ForwardedCall, F, F.Renames);
    std::vector<LineWriter::Line> Lines = Call.takeTrimmed();
    Lines.front().Text = "  " + std::string(Parameters.empty() ? "" : "explicit ") +
                         F.FutureName + "(" + Signature + ") : " +
                         Future.FieldName + "(" + Lines.front().Text;
    Lines.back().Text += ") {}";
    Out.add("");
    for (const LineWriter::Line &Line : Lines)
      Out.add(Line.Text, Line.Source);
    Out.add("");
    std::string Context = localName(F, "cx");
    auto forward = [&](const std::string &Own, const std::string &Theirs) {
      Out.add("  " + F.pollType("Output") + " " + Own + "(pollux::Context &" +
              Context + ") { return " + Future.FieldName + "." + Theirs + "(" +
              Context + "); }");
    };
    forward("poll", "poll");
    forward("poll_in_place",
            Future.AwaitedFunction.empty() ? "poll" : "poll_in_place");
    Out.add("");
    Out.add("  " + fieldType(Future) + " " + Future.FieldName + ";");
    Out.add("};");
  }

  /// What follows the struct.
  void emitRest() {
    if (F.IsInternal)
      Out.add("} // namespace");
    if (F.IsNamedInFuture)
      return;
    Out.add("");
    emitFactories();
  }

  std::string specializedArguments() const {
    return F.IsSpecialization ? F.TemplateArguments : "";
  }

  /// A specialisation has that of its template.
  std::string abiTag() const {
    // Nor is there one where a class declares it, which is only one.
    bool HasTag = F.isInHeader() && !F.IsSpecialization && !F.IsDeclaredApart;
    return HasTag ? ", gnu::abi_tag(\"" + F.Header + "\")" : "";
  }

  void emitForwardDeclaration() {
    if (F.IsInternal)
      Out.add("namespace {");
    for (const std::string &Head : F.TemplateHeads)
      Out.add(Head);
    Out.add("struct [[nodiscard" + abiTag() + "]] " + F.FutureName + ";");
    Out.add(F.IsInternal ? "} // namespace" : "");
    if (F.IsInternal)
      Out.add("");
  }

  void emitFactories() {
    if (F.HasBoxedEntry && F.IsCalledInPlace) {
      emitFactory(F.InPlaceSignature);
      Out.add("");
    }
    if (F.BoxName.empty())
      return emitFactory(F.FactorySignature);
    Out.add("inline " + boxSignature(F, F.Scope) + " {");
    Out.add("  return " + F.futureType() + "(" + handedOn(/*IsBoxed=*/true) +
            ");");
    Out.add("}");
  }

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
      state(P.State, commented(Source.slice(P.Where)));
    state("Done", F.IsStream ? "ended, or moved from"
                             : "completed, or moved from");
    Out.add("  };");
  }

  /// What captures a parameter, as the constructor takes it: a value that must
  /// be moved by rvalue reference.
  std::string captureParameter(const Variable &V) const {
    if (!V.PackName.empty())
      return "typename " + V.PackName + "::Arguments &&" + V.FieldName;
    if (V.IsPack)
      return declared(V.Type, "..." + V.FieldName,
                     V.Type.IsReference && !V.Type.IsRValueReference ? "&" : "&&");
    if (V.Type.IsReference)
      return declared(V.Type, V.FieldName, V.Type.IsRValueReference ? "&&" : "&");
    if (V.isSlot())
      return declared(V.Type, V.FieldName, "&&");
    return declared(V.Type, V.FieldName, "");
  }

  std::string initializers(llvm::function_ref<std::string(const Variable &)>
                               ValueOf) const {
    std::string Result;
    for (const Variable *V : inMemberOrder())
      if (!V->isSlot())
        Result += (Result.empty() ? "" : ", ") + V->FieldName + "(" +
                  ValueOf(*V) + ")";
    if (initialisesState())
      Result += (Result.empty() ? "" : ", ") + F.StateFieldName + "(State::Start)";
    return Result;
  }

  /// Clang 19 takes the default initialiser of a member for that of another class
  /// where generic lambdas are nested.
  bool initialisesState() const { return F.IsLambda && F.IsDependent; }

  /// The parameters in the order of the struct's members.
  std::vector<const Variable *> inMemberOrder() const {
    std::vector<const Variable *> Result;
    for (const FrameLayout::Place &P : Layout.Places)
      for (const FrameLayout::Field &Field : P.Fields)
        if (F.var(Field.Vars[0]).Kind == Variable::Parameter)
          Result.push_back(&F.var(Field.Vars[0]));
    return Result;
  }

  /// The statements that construct the captured values. Where the second may
  /// throw, the first must not leak.
  /// \p ValueOf: the captured value as an rvalue.
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
      std::string Type = spelled(*V);
      // The type of a pointer to a function or an array is no name.
      if (llvm::StringRef(Type).contains("*)"))
        Type = "std::remove_cv_t<" + Type + ">";
      Out.add("    ::new (" + Field + ".storage()) " + Type + "(" + ValueOf(*V) +
              ");");
      if (NeedsGuards && V->NeedsDestruction && V != Slots.back())
        Out.add("    pollux::Live " + V->FieldName + "_captured(" + Field +
                ", captured, true);");
    }
    if (NeedsGuards)
      Out.add("    captured = true;");
  }

  static std::string spelled(const Variable &V) {
    if (!V.PackName.empty())
      return V.PackName;
    if (V.IsPack)
      return "pollux::Pack<" + elementType(V.Type) + "...>";
    return constIf(V.Type.IsConst, V.Type.Spelling) + V.Type.ArrayBounds;
  }

  void emitConstructors() {
    std::string Signature = captureParameters();
    bool HasSlots = false;
    for (const Variable *V : Parameters)
      HasSlots |= V->isSlot();

    // From the call.
    auto value = [&](const Variable &V) {
      return V.Type.IsRValueReference ? asRValue(V, V.FieldName) : V.FieldName;
    };
    std::string Inits = initializers(value);
    if (Parameters.empty() && F.avoidsSpecialMembers())
      Signature = "pollux::Captured";
    std::string Head = std::string("  ") +
                       (Signature.empty() ? "" : "explicit ") + F.FutureName +
                       "(" + Signature + ")" +
                       (Inits.empty() ? "" : " : " + Inits);
    if (HasSlots) {
      Out.add(Head + " {");
      emitCaptures([&](const Variable &V) {
        bool IsSpread = V.IsPack && V.PackName.empty();
        return IsSpread ? asRValue(V, V.FieldName)
                        : "std::move(" + V.FieldName + ")";
      });
      Out.add("  }");
    } else {
      Out.add(Head + " {}");
    }

    // By a move, before the first poll.
    std::string MoveInits = initializers([&](const Variable &V) {
      return V.Type.IsRValueReference ? asRValue(V, "other." + V.FieldName)
                                      : "other." + V.FieldName;
    });
    Out.add("  " + F.FutureName + "(" + F.FutureName +
            (F.avoidsSpecialMembers() ? " &other, pollux::Moved)" : " &&other)") +
            (MoveInits.empty() ? "" : " : " + MoveInits) + " {");
    Out.add("    if (" + (F.hasNoStates()
                              ? "!other." + F.StateFieldName + ".take()"
                              : "other." + F.StateFieldName + " != State::Start") +
            ")");
    Out.add("      pollux::misuse(\"" + std::string(F.kindName()) +
            " moved after its first poll\", " + placeOf(F, Source) + ");");
    emitCaptures([&](const Variable &V) {
      return "std::move(*other." + V.FieldName + ")";
    });
    for (auto It = Parameters.rbegin(); It != Parameters.rend(); ++It)
      if ((*It)->NeedsDestruction)
        Out.add("    other." + (*It)->FieldName + ".destroy();");
    if (!F.hasNoStates())
      Out.add("    other." + F.StateFieldName + " = State::Done;");
    Out.add("  }");
  }

  void emitDestructor() {
    if (F.IsTriviallyDestructible)
      return Out.add("  void cancel() {}");
    // What every unfinished state has alive is destroyed after the switch, which a
    // finished one leaves the destructor from: the state is looked at once.
    std::vector<const Variable *> Always;
    for (const Variable *V : Parameters)
      if (V->NeedsDestruction)
        Always.push_back(V);
    std::string State = F.StateFieldName;
    bool HasLocals = false;
    for (const SuspensionPoint &P : F.Points)
      HasLocals |= P.Alive.size() > Always.size();

    Out.add("  /// Cancels: destroys what is alive where it is suspended.");
    Out.add("  " +
            (F.avoidsSpecialMembers() ? "void cancel" : "~" + F.FutureName) +
            "() {");
    // One case for all states that destroy alike; variables that use a field in
    // turn do.
    using Lines = std::vector<std::string>;
    llvm::MapVector<Lines, std::vector<const SuspensionPoint *>,
                    std::map<Lines, unsigned>>
        Cases;
    if (HasLocals)
      for (const SuspensionPoint &P : F.Points)
        if (Lines Ends = endsOfLocals(P); !Ends.empty())
          Cases[Ends].push_back(&P);
    bool IsSwitch = Cases.size() > 1 ||
                    (Cases.size() == 1 &&
                     (!Always.empty() || Cases.front().second.size() > 1));
    if (!IsSwitch && !Cases.empty()) {
      const auto &[Ends, Points] = Cases.front();
      bool IsOne = Ends.size() == 1;
      Out.add("    if (" + State + " == State::" + Points.front()->State + ")" +
              (IsOne ? "" : " {"));
      for (const std::string &End : Ends)
        Out.add("      " + End);
      if (!IsOne)
        Out.add("    }");
    } else if (IsSwitch) {
      Out.add("    switch (" + State + ") {");
      for (const auto &[Ends, Points] : Cases) {
        for (const SuspensionPoint *P : Points)
          Out.add("    case State::" + P->State + ":");
        for (const std::string &End : Ends)
          Out.add("      " + End);
        Out.add("      break;");
      }
      if (!Always.empty()) {
        Out.add("    case State::Done:");
        Out.add("      return;");
      }
      Out.add("    default:");
      Out.add("      break;");
      Out.add("    }");
    }
    if (!Always.empty()) {
      bool IsGuarded = !IsSwitch, HasBraces = IsGuarded && Always.size() > 1;
      if (IsGuarded)
        Out.add("    if (" + State + " != State::Done)" + (HasBraces ? " {" : ""));
      for (auto It = Always.rbegin(); It != Always.rend(); ++It)
        Out.add((IsGuarded ? "      " : "    ") + (*It)->FieldName + ".destroy();");
      if (HasBraces)
        Out.add("    }");
    }
    Out.add("  }");
  }

  /// What destroys the locals that are alive at \p P, the last one first.
  std::vector<std::string> endsOfLocals(const SuspensionPoint &P) const {
    std::vector<std::string> Result;
    for (VarId Id : llvm::reverse(P.Alive)) {
      const Variable &V = F.var(Id);
      if (V.Kind != Variable::Parameter)
        Result.push_back((V.Flag == NoVar ? "" : whereSet(V.Flag)) +
                         V.FieldName + ".destroy();");
    }
    return Result;
  }

  std::string whereSet(VarId Flag) const {
    const Variable &V = F.var(Flag);
    return "if (" + std::string(V.isSlot() ? "*" : "") + V.FieldName + ") ";
  }

  static std::string referenceTo(const Variable &V) {
    std::string Type = constIf(V.Type.IsConst, fieldType(V));
    // A declarator that goes around the name.
    bool IsPlain = !llvm::StringRef(Type).contains('(') &&
                   !llvm::StringRef(Type).contains('[');
    return IsPlain ? Type + " &"
                   : "std::add_lvalue_reference_t<" + Type + ">";
  }

  static const std::string &fieldType(const Variable &V) {
    return V.Type.FieldType.empty() ? V.Type.Spelling : V.Type.FieldType;
  }

  /// The type of the Slot for \p Type; one that stands behind others, if \p Behind
  /// says so.
  static std::string slot(const std::string &Type, const std::string &Behind) {
    return Behind.empty() ? "pollux::Slot<" + Type + ">"
                          : "pollux::SlotBehind<" + Type + Behind + ">";
  }

  /// The type of a field that is declared without declarator: a Slot.
  std::string slotType(const Variable &V, const std::string &Behind) const {
    if (V.IsPack)
      return slot(spelled(V), Behind);
    if (V.Type.IsReference)
      return slot(referenceTo(V), Behind);
    return slot(fieldType(V) +
                    (V.Type.FieldType.empty() ? V.Type.ArrayBounds : ""),
                Behind);
  }

  std::string fieldDeclaration(const Variable &V,
                               const std::string &Behind = "") const {
    if (V.Type.IsReference && V.Kind == Variable::Parameter && !V.IsPack)
      return declared(V.Type, V.FieldName, V.Type.IsRValueReference ? "&&" : "&") +
             ";";
    std::string Aligned =
        V.Alignment ? "alignas(" + std::to_string(V.Alignment) + ") " : "";
    if (V.Type.IsReference || V.isSlot())
      return (V.Type.IsReference ? "" : Aligned) + slotType(V, Behind) + " " +
             V.FieldName + ";";
    Variable Plain = V;
    Plain.Type.IsConst = false;
    return Aligned + declared(Plain.Type, V.FieldName, "") + ";";
  }

  /// What `sizeof` is asked of for the end of field \p V, which stands behind
  /// \p Behind: its name, or its type in a template or a generic lambda, where
  /// GCC 12 says that the members of an anonymous union are inaccessible.
  std::string measured(const Variable &V, const std::string &Behind) const {
    if (!F.IsDependent)
      return V.FieldName;
    if (V.Type.IsReference && V.Kind == Variable::Parameter && !V.IsPack)
      return "void *";
    return V.Type.IsReference || V.isSlot()
               ? slotType(V, Behind)
               : V.Type.Spelling + V.Type.ArrayBounds;
  }

  void emitFields() {
    for (const FrameLayout::Place &P : Layout.Places) {
      if (!P.isUnion()) {
        Out.add("  " + fieldDeclaration(F.var(P.Fields[0].Vars[0])));
        continue;
      }
      bool IsStacked = llvm::any_of(P.Fields, [](const FrameLayout::Field &Field) {
        return !Field.Behind.empty();
      });
      Out.add(std::string("  union { // ") +
              (IsStacked ? "what is alive together stands behind each other"
                         : "never alive together"));
      std::vector<std::string> Ends;
      for (const FrameLayout::Field &Field : P.Fields) {
        const Variable &V = F.var(Field.Vars[0]);
        std::string Behind;
        for (unsigned I : Field.Behind)
          Behind += ", sizeof(" + Ends[I] + ")";
        Ends.push_back(measured(V, Behind));
        Out.add("    " + fieldDeclaration(V, Behind));
      }
      Out.add("  };");
    }
    if (F.hasNoStates())
      return Out.add("  [[no_unique_address]] pollux::Fresh " + F.StateFieldName + ";");
    Out.add("  State " + F.StateFieldName +
            (initialisesState() ? ";" : " = State::Start;"));
  }

  void emitFactory(const Text &SignatureText) {
    std::string Arguments;
    for (const Variable *V : Parameters)
      Arguments += (Arguments.empty() ? "" : ", ") + captured(*V);
    TextLines Signature(Source, F.Signature.Begin, 0);
    Signature.add(SignatureText, F, F.Renames);
    for (const LineWriter::Line &Line : Signature.takeTrimmed())
      Out.add(Line.Text, Line.Source);
    Out.add("  return " + F.futureType() + "(" + Arguments + ");");
    Out.add("}");
  }

  const Function &F;
  const FrameLayout &Layout;
  const SourceText &Source;
  LineWriter &Out;
  llvm::ArrayRef<FileEdit> Outer;
  std::vector<const Variable *> Parameters;
};

} // namespace

Returned::Returned(const Function &F) {
  std::string Type = F.pollType(F.Output);
  // In front of the name, the names of a class template mean nothing.
  bool IsBehind = F.isTemplate() && !F.Scope.empty();
  Before = (IsBehind ? "auto" : Type) + " ";
  Behind = IsBehind ? " -> " + Type : "";
}

void emitStruct(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out,
                llvm::ArrayRef<FileEdit> Outer) {
  StructEmitter(F, Layout, Source, Out, Outer).run();
}

/// Begins the definition of one of the future's functions.
static void beginMember(const Function &F, llvm::StringRef Name, LineWriter &Out) {
  for (const std::string &Head : F.TemplateHeads)
    if (!F.IsSpecialization)
      Out.add(Head);
  Returned Result(F);
  Out.add((F.isTemplate() ? "" : "inline ") + Result.Before + F.Scope +
          F.futureType() + "::" + Name.str() + "(pollux::Context &" +
          localName(F, "cx") + ")" +
          Result.Behind + " {");
}

/// The definitions of the future's `poll` and `poll_in_place`, or the stream's
/// `poll_next`: what calls the body.
static void emitPolls(const Function &F, const SourceText &Source,
                      LineWriter &Out) {
  beginMember(F, F.IsStream ? "poll_next" : "poll_in_place", Out);
  Out.add("  return " + callOfBody(F) + ";");
  Out.add("}");
  if (F.completesItself())
    return;
  Out.add("");
  beginMember(F, "poll", Out);
  Out.add("  if (" + (F.hasNoStates() ? "!" + F.StateFieldName + ".take()"
                                      : F.StateFieldName + " == State::Done") +
          ")");
  Out.add("    " + misuseOf(F, Source));
  if (F.Points.empty()) {
    if (!F.hasNoStates())
      Out.add("  " + F.StateFieldName + " = State::Done;");
    Out.add("  return poll_in_place(" + localName(F, "cx") + ");");
  } else {
    std::string Suspended = localName(F, "suspended"), Polled = localName(F, "polled");
    Out.add("  bool " + Suspended + " = false;");
    Out.add("  pollux::Completion " + localName(F, "completion") + "(" +
            F.StateFieldName + ", " + Suspended + "); // done, unless it suspends");
    Out.add("  auto " + Polled + " = poll_in_place(" + localName(F, "cx") + ");");
    Out.add("  " + Suspended + " = " + Polled + ".is_pending();");
    Out.add("  return " + Polled + ";");
  }
  Out.add("}");
}

static void closeNamespaces(const Function &F, LineWriter &Out) {
  for (llvm::StringRef Namespace : llvm::reverse(F.Namespaces)) {
    Namespace.consume_front("inline ");
    Out.add("} // " + Namespace.drop_back(2).str());
  }
}

void emitFuture(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out) {
  for (const std::string &Namespace : F.Namespaces)
    Out.add(Namespace);
  emitLocals(F, Source, Out);
  emitStruct(F, Layout, Source, Out);
  if (!F.isForwarding()) {
    Out.add("");
    emitPoll(F, Source, Out);
    Out.add("");
    emitPolls(F, Source, Out);
  }
  closeNamespaces(F, Out);
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

std::string placeOf(const Function &F, const SourceText &Source) {
  return quoted(F.QualifiedName) + ", " + quoted(Source.fileName()) + ", " +
         std::to_string(F.Line);
}

std::string misuseOf(const Function &F, const SourceText &Source) {
  return std::string("pollux::misuse(\"") +
         (F.IsStream ? "stream polled after its end"
                     : "future polled after completion") +
         "\", " + placeOf(F, Source) + ");";
}

std::string localName(const Function &F, std::string Wanted) {
  while (llvm::is_contained(F.TemplateParameters, Wanted))
    Wanted += "_";
  return Wanted;
}

std::string boxSignature(const Function &F, const std::string &Scope) {
  LineWriter None;
  return "pollux::" + std::string(F.IsStream ? "Stream<" : "Future<") + F.Output +
         "> " + Scope + F.BoxName + "(" +
         StructEmitter(F, {}, SourceText("", ""), None, {}).captureParameters() + ")";
}

std::string handingOver(const Function &F) {
  LineWriter None;
  return "{ return " + F.BoxName + "(" +
         StructEmitter(F, {}, SourceText("", ""), None, {})
             .handedOn(/*IsBoxed=*/false) +
         "); }";
}

std::string bodyDeclaration(const Function &F,
                            const Function::Declaration &D) {
  return F.DeclaredHead + D.Specifier + F.pollType(F.DeclaredOutput) + " " +
         D.Scope + F.PollName + "(" + D.FuturePrefix + F.DeclaredFuture + " &" +
         F.FrameName + ", pollux::Context &" + F.ContextName + declaredPackParameters(F) +
         ")" + F.Qualifiers + ";";
}

} // namespace pollux
