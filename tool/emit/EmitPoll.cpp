//===- EmitPoll.cpp - The body, as a state machine ------------------------===//
//
// The user's control flow stays as it is; each suspension point is a label:
//
//     ::new (frame.fetch.storage()) fetch_future(fetch(i));
//   await_fetch: {
//     auto polled = frame.fetch->poll(cx);
//     if (polled.is_pending()) {
//       frame.state = State::AwaitFetch;
//       return pollux::Pending;
//     }
//     total += polled.take();
//   }
//
// A block that owns values to destroy is entered from its top, where its guards
// stand, and dispatches again from there.
//
//===----------------------------------------------------------------------===//

#include "emit/EmitFuture.h"
#include "emit/TextLines.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ErrorHandling.h"
#include <algorithm>
#include <array>
#include <numeric>

namespace pollux {

std::string fieldAccess(const Function &F, const Variable &V) {
  std::string Field = F.FrameName + "." + V.FieldName;
  bool IsBoundReference = V.Type.IsReference && V.Kind != Variable::Parameter;
  return V.isSlot() || IsBoundReference ? "*" + Field : Field;
}

namespace {

class PollEmitter {
public:
  PollEmitter(const Function &F, const SourceText &Source, LineWriter &Out,
              llvm::ArrayRef<FileEdit> Outer)
      : F(F), Source(Source), Out(Out),
        HasStateAlias(!llvm::is_contained(F.UsedNames, "State") &&
                      llvm::none_of(F.Variables, [](const Variable &V) {
                        return V.BodyName == "State";
                      })),
        AsksIfSuspended(F.asksIfSuspended()) {
    for (const Variable &V : F.Variables)
      if (V.isUserVisible() && V.BodyName != V.Name)
        for (Span Where : V.Mentions)
          Renames.push_back({Where, V.BodyName});
    Renames = merged(merged(Renames, F.Renames), Outer);
    Entries.resize(F.Points.size());
    walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
      const auto *Block = llvm::dyn_cast<BlockOp>(&O);
      if (!Block)
        return;
      for (VarId V : Block->Guarded)
        Guarded.set(V);
      // Parents are visited first.
      if (!Block->EntryLabel.empty())
        for (SuspensionId P : Block->Points)
          Entries[P].push_back(Block);
    });
  }

  void run() {
    // A member or friend has the linkage that it is declared with. Inline, since
    // it is mostly called in one place: by who awaits it.
    bool IsStatic = !F.isTemplate() && !F.isInHeader() && !F.IsInline &&
                    F.Scope.empty() && !F.IsBefriended;
    const char *Linkage = IsStatic ? "static inline " : "inline ";
    // That of a function's specialisation is an overload of the template's.
    for (const std::string &Head : F.TemplateHeads)
      if (!F.IsSpecialization || !F.Scope.empty())
        Out.add(Head, F.Line);
    Returned Result(F);
    // A body without states may have no use for its frame.
    bool HasStates = F.completesItself() || !F.Points.empty();
    bool UsesFrame = HasStates || llvm::any_of(F.Variables, hasAlias);
    std::string Parameters = std::string(UsesFrame ? "(" : "([[maybe_unused]] ") +
                             F.futureType() + " &" + F.FrameName +
                             ", [[maybe_unused]] pollux::Context &" +
                             F.ContextName + (F.IsLambda ? "" : packParameters(F)) +
                             ")";
    if (F.IsLambda)
      Out.add("auto " + F.LambdaBodyName + " = " + captures() + Parameters + " -> " +
                  F.pollType(F.Output) + " {",
              F.Line);
    else
      Out.add(Linkage + Result.Before + F.Scope + F.PollName + Parameters +
                  F.Qualifiers + Result.Behind + " {",
              F.Line);
    Depth = 1;
    std::string Packs = F.IsLambda ? lambdaPacks(F) : "";
    if (!Packs.empty()) {
      line(Packs);
      ++Depth;
    }
    emitAliases();
    if (HasStateAlias && HasStates)
      line(std::string("using State = ") + (F.IsDependent ? "typename " : "") +
           F.futureType() + "::State;");
    if (AsksIfSuspended)
      line("bool " + F.SuspendedName + " = false;");
    bool IsCleared = false;
    walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
      const auto *Block = llvm::dyn_cast<BlockOp>(&O);
      IsCleared |= Block && !Block->EntryLabel.empty() && Block->IsInLoop;
    });
    if (F.Points.empty()) {
      if (F.completesItself()) {
        line("if (" + state() + " == " + stateName("Done") + ")");
        line("  " + misuseOf(F, Source));
        line(state() + " = " + stateName("Done") + ";");
      }
      emitGuards(*F.Root);
    } else {
      line(std::string(IsCleared ? "" : "const ") + "auto " + F.ResumeName +
           " = " + state() + ";");
      if (F.completesItself())
        line("pollux::Completion " + F.CompletionName + "(" + state() + ", " +
             F.SuspendedName + "); // done, unless it suspends");
      emitGuards(*F.Root);
      emitRootDispatch();
    }
    unsigned Cursor = F.Root->Inner.Begin;
    emitList(*F.Root, /*HasGaps=*/F.Root->IsWritten, Cursor);
    if ((F.IsVoid || F.IsStream) && !endsInReturn())
      line("return " + F.finished() + ";", Source.lineOf(F.Body.End - 1));
    else if (F.MayBeVoid && !endsInReturn())
      line("return pollux::ready_at_end<" + F.Output + ">();",
           Source.lineOf(F.Body.End - 1));
    if (!Packs.empty()) {
      --Depth;
      std::string End;
      for (int I = 0, Count = llvm::count(Packs, '{'); I != Count; ++I)
        End += "});";
      line(End);
    }
    Depth = 0;
    line(F.IsLambda ? "};" : "}");
  }

private:
  /// The makers are gone when the body runs.
  std::string captures() const {
    std::string Result = "[&";
    for (const LocalDefinition &Local : F.Locals)
      if (Local.IsHoisted && Local.Kind == LocalDefinition::Closure)
        Result += ", " + Local.Maker;
    return Result + "]";
  }

  //===-- Lines -----------------------------------------------------------===//

  void line(const std::string &Text, unsigned SourceLine = 0) {
    Out.add(Text.empty() ? Text : std::string(2 * Depth, ' ') + Text,
            SourceLine);
  }

  /// The lines of \p T, the first without indentation. Those that follow are
  /// moved by as much as the first one was.
  std::vector<LineWriter::Line> render(const Text &T, unsigned StatementBegin) {
    TextLines Lines(Source, StatementBegin, Depth);
    render(T, Lines);
    return Lines.take();
  }

  void render(const Text &T, TextLines &Lines) {
    const std::vector<Text::Piece> &Pieces = T.pieces();
    for (size_t I = 0; I != Pieces.size(); ++I) {
      const Text::Piece &P = Pieces[I];
      switch (P.Kind) {
      case Text::Piece::Literal:
        Lines.add(P.Words);
        break;
      case Text::Piece::Variable: {
        llvm::StringRef Next = Following;
        if (I + 1 != Pieces.size())
          Next = textOf(Pieces[I + 1]);
        Lines.add(nameOf(P.Var, !Lines.endsWith("/") && endsOperand(Next)));
        break;
      }
      case Text::Piece::Field:
        Lines.add(fieldAccess(F, F.var(P.Var)));
        break;
      case Text::Piece::DeclType:
        addDeclType(F.var(P.Var), P.Source_, Lines);
        break;
      case Text::Piece::Source:
        Lines.add(P.Source_, Renames);
        break;
      case Text::Piece::AsyncLambda:
        Lines.addLambda(F, P.Source_, Renames);
        break;
      case Text::Piece::Context:
        Lines.add(F.ContextName);
        break;
      case Text::Piece::LocalBegin:
        if (F.hasLostUses(F.Locals[P.Local]))
          Lines.add(" [[maybe_unused]]");
        if (!F.Locals[P.Local].isReplaced())
          break;
        render(F.Locals[P.Local].Replacement, Lines);
        while (Pieces[I].Kind != Text::Piece::LocalEnd ||
               Pieces[I].Local != P.Local)
          ++I;
        break;
      case Text::Piece::LocalEnd:
        break;
      }
    }
  }

  llvm::StringRef textOf(const Text::Piece &P) const {
    return P.Kind == Text::Piece::Literal  ? llvm::StringRef(P.Words)
           : P.Kind == Text::Piece::Source ? Source.slice(P.Source_)
                                           : llvm::StringRef();
  }

  /// Whether \p Rest, what follows an operand, is known and none of what binds to it
  /// ahead of a `*` in front of it.
  static bool endsOperand(llvm::StringRef Rest) {
    Rest = Rest.ltrim();
    return !Rest.empty() && !llvm::StringRef("([.").contains(Rest[0]) &&
           llvm::none_of(std::array{"->", "++", "--", "/*"},
                         [&](const char *Postfix) { return Rest.starts_with(Postfix); });
  }

  /// `decltype(x)` of a variable, as \p Written. Its alias is an lvalue reference to
  /// what is declared.
  void addDeclType(const Variable &V, Span Written, TextLines &Lines) {
    std::string Field = F.FrameName + "." + V.FieldName;
    if (V.IsPack)
      return Lines.add(elementType(V.Type));
    if (V.Kind == Variable::Parameter && V.Type.IsReference)
      return Lines.add("decltype(" + Field + ")");
    bool IsBoundAgain = V.IsField && V.isUserReference() && V.Bindings.empty();
    if (IsBoundAgain && V.Type.MayBeReference && !V.Type.IsConst)
      return Lines.add("decltype(" + Field + ".forward())");
    bool IsRValue = IsBoundAgain && V.Type.IsRValueReference;
    bool IsWrapped = IsRValue || (hasAlias(V) && !V.Type.IsReference);
    Lines.add(IsWrapped ? "std::remove_reference_t<" : "");
    Lines.add(Written, Renames);
    Lines.add(IsWrapped ? ">" : "");
    Lines.add(IsRValue ? " &&" : "");
  }

  /// Writes \p Before, the text, \p After; the text may take several lines.
  void code(const std::string &Before, const Text &T, const std::string &After,
            Span Statement) {
    Following = After;
    std::vector<LineWriter::Line> Lines = render(T, Statement.Begin);
    Following = "";
    for (unsigned I = 0; I != Lines.size(); ++I) {
      std::string Words = Lines[I].Text;
      if (I == 0)
        Words = std::string(2 * Depth, ' ') + Before + Words;
      if (I + 1 == Lines.size())
        Words += After;
      unsigned SourceLine = Lines[I].Source;
      if (I == 0 && SourceLine == 0)
        SourceLine = Source.lineOf(Statement.Begin);
      Out.add(llvm::StringRef(Words).rtrim().str(), SourceLine);
    }
  }

  //===-- Names -----------------------------------------------------------===//

  std::string state() const { return F.FrameName + "." + F.StateFieldName; }
  std::string stateName(llvm::StringRef Name) const {
    return (HasStateAlias ? "State::" : F.futureType() + "::State::") +
           Name.str();
  }
  std::string stateOf(SuspensionId P) const {
    return stateName(F.Points[P].State);
  }

  static bool hasAlias(const Variable &V) {
    return V.IsField && !V.IsPromoted && V.isUserVisible() &&
           !V.isUserReference() && !V.IsNamedByCopiesOnly && !V.IsPack &&
           (!V.Mentions.empty() || V.IsNamedInMacro);
  }

  std::string nameOf(VarId Id, bool IsOperand) const {
    const Variable &V = F.var(Id);
    if (V.isUserVisible() || !V.IsField)
      return V.BodyName;
    // What an expression gave, as the same kind of value.
    if (V.Type.MayBeReference && V.Kind == Variable::Temporary)
      return F.FrameName + "." + V.FieldName + ".forward()";
    std::string Access = fieldAccess(F, V);
    return Access[0] == '*' && !IsOperand ? "(" + Access + ")" : Access;
  }

  //===-- The head --------------------------------------------------------===//

  void emitAliases() {
    llvm::StringSet<> Named;
    for (const Variable &V : F.Variables)
      if ((hasAlias(V) || V.IsPromoted) && Named.insert(V.BodyName).second)
        // With a value, since a suspension may store it before it has got one.
        line(V.IsPromoted ? ordinaryLocal(V) + "{};"
                          : alias(V, V.BodyName) + " = " + fieldAccess(F, V) + ";");
  }

  /// "const auto &name". In a template the frame depends on the parameters; what the
  /// user's text means by the name must not.
  std::string alias(const Variable &V, const std::string &Name) const {
    bool IsConst = V.Type.IsConst && !V.Type.IsReference;
    bool IsKnown = F.IsDependent && !V.IsObject && !V.Type.IsDeduced &&
                   !V.Type.IsDependent && !V.Type.MayBeReference &&
                   V.Type.FieldType.empty() && !V.Type.Spelling.empty();
    if (!IsKnown)
      return (IsConst ? "const auto &" : "auto &") + Name;
    std::string Type = V.Type.Spelling;
    if (llvm::StringRef(Type).find_first_of("([") != llvm::StringRef::npos)
      Type = "std::remove_reference_t<" + Type + ">";
    Type = constIf(V.Type.IsConst, Type);
    Type += Type.back() == '*' ? "" : " ";
    return V.Type.ArrayBounds.empty() ? Type + "&" + Name
                                      : Type + "(&" + Name + ")" + V.Type.ArrayBounds;
  }

  void emitGuards(const BlockOp &Block) {
    for (VarId Id : Block.Guarded) {
      const Variable &V = F.var(Id);
      line("pollux::Live " + V.GuardName + "(" + F.FrameName + "." +
           V.FieldName + ", " + F.SuspendedName + ", " + isAlive(Id, Block) +
           ");");
    }
    if (Block.Binding != NoVar) {
      const Variable &V = F.var(Block.Binding);
      bool IsConst = V.Type.IsConst && !V.Type.IsReference;
      line(std::string(V.IsMaybeUnused ? "[[maybe_unused]] " : "") +
           (V.Bindings.empty() ? alias(V, V.BodyName)
                               : (IsConst ? "const auto &" : "auto &") + V.Bindings) +
           " = " + fieldAccess(F, V) + ";");
    }
  }

  /// Whether \p V holds a value when \p Block is entered, as an expression.
  std::string isAlive(VarId V, const BlockOp &Block) const {
    if (F.var(V).Kind == Variable::Parameter)
      return "true";
    std::vector<SuspensionId> Alive;
    for (SuspensionId P : Block.Points)
      if (llvm::is_contained(F.Points[P].Alive, V))
        Alive.push_back(P);
    if (Alive.empty())
      return "false";
    if (F.var(V).Flag != NoVar)
      return isAnyOf(Alive, /*IsOperand=*/true) + " && " +
             fieldAccess(F, F.var(F.var(V).Flag));
    if (&Block == F.Root.get() && Alive.size() == F.Points.size())
      return F.ResumeName + " != " + stateName("Start");
    return isAnyOf(Alive, /*IsOperand=*/false);
  }

  /// Whether `poll` resumes at one of \p Points, as an expression.
  std::string isAnyOf(std::vector<SuspensionId> Alive, bool IsOperand) const {
    std::sort(Alive.begin(), Alive.end());
    bool IsRange = Alive.back() - Alive.front() + 1 == Alive.size();
    if (IsRange && Alive.size() > 2)
      return F.ResumeName + " >= " + stateOf(Alive.front()) + " && " +
             F.ResumeName + " <= " + stateOf(Alive.back());
    std::string Result;
    for (SuspensionId P : Alive)
      Result += (Result.empty() ? "" : " || ") + F.ResumeName +
                " == " + stateOf(P);
    return IsOperand && Alive.size() > 1 ? "(" + Result + ")" : Result;
  }

  /// Where a resumption at \p P goes from the top of \p Block.
  const BlockOp *nextEntry(const BlockOp &Block, SuspensionId P) const {
    llvm::ArrayRef<const BlockOp *> Inner = Entries[P];
    const auto *At = llvm::find(Inner, &Block);
    // The root has no label.
    const auto *Next = At == Inner.end() ? Inner.begin() : At + 1;
    return Next == Inner.end() ? nullptr : *Next;
  }

  std::string jump(const BlockOp &Block, SuspensionId P) const {
    if (const BlockOp *Next = nextEntry(Block, P))
      return "goto " + Next->EntryLabel + ";";
    return "goto " + F.Points[P].Label + ";";
  }

  /// The block that \p Block begins with, if wherever it is resumed that is in there:
  /// then no jump is needed, nor a label.
  const BlockOp *enteredFirst(const BlockOp &Block,
                              llvm::ArrayRef<SuspensionId> Points) const {
    const auto *First = Block.Ops.empty()
                            ? nullptr
                            : llvm::dyn_cast<BlockOp>(Block.Ops[0].get());
    bool IsFirst = First && !First->EntryLabel.empty() &&
                   !First->isEnteredFromFront() &&
                   llvm::all_of(Points, [&](SuspensionId P) {
                     return nextEntry(Block, P) == First;
                   });
    return IsFirst ? First : nullptr;
  }

  /// What a body that checks for misuse itself does where no switch has a case for it.
  void emitDoneCheck() {
    if (!F.completesItself())
      return;
    line("if (" + F.ResumeName + " == " + stateName("Done") + ")");
    line("  " + misuseOf(F, Source));
  }

  void emitRootDispatch() {
    std::vector<SuspensionId> All(F.Points.size());
    std::iota(All.begin(), All.end(), 0);
    const BlockOp *First = enteredFirst(*F.Root, All);
    bool HasLoads = llvm::any_of(
        F.Points, [](const SuspensionPoint &P) { return !P.Saved.empty(); });
    if (First && !HasLoads) {
      Unlabelled.insert(First);
      return emitDoneCheck();
    }
    // A switch says nothing of what is likely.
    if (F.Points.size() == 1) {
      bool IsOne = F.Points[0].Saved.empty();
      line("if (POLLUX_LIKELY(" + F.ResumeName + " == " + stateOf(0) + "))" +
           (IsOne ? "" : " {"));
      emitLoads(0);
      line("  " + jump(*F.Root, 0));
      if (!IsOne)
        line("}");
      return emitDoneCheck();
    }
    line("switch (" + F.ResumeName + ") {");
    line("case " + stateName("Start") + ":");
    // Not polled again; but it is one of them.
    if (!F.completesItself())
      line("case " + stateName("Done") + ":");
    line("  break;");
    for (SuspensionId P = 0; P != F.Points.size(); ++P) {
      line("case " + stateOf(P) + ":");
      // Those that go the same way, together.
      if (P + 1 != F.Points.size() && jump(*F.Root, P) == jump(*F.Root, P + 1) &&
          F.Points[P].Saved == F.Points[P + 1].Saved)
        continue;
      emitLoads(P);
      line("  " + jump(*F.Root, P));
    }
    if (F.completesItself()) {
      line("case " + stateName("Done") + ":");
      line("  " + misuseOf(F, Source));
    }
    // A few are compared one by one, which this would not shorten.
    if (F.Points.size() >= FewestOfJumpTable) {
      line("default:");
      line("  POLLUX_NO_OTHER_STATE();");
    }
    line("}");
  }

  /// From how many cases on compilers jump through a table.
  static constexpr std::size_t FewestOfJumpTable = 4;

  /// What the body has as locals when it resumes at \p P.
  void emitLoads(SuspensionId P) {
    for (VarId Id : F.Points[P].Saved)
      line("  " + F.var(Id).BodyName + " = " + fieldAccess(F, F.var(Id)) + ";");
  }

  void emitDispatch(const BlockOp &Block) {
    if (Block.EntryLabel.empty() || Block.Points.empty())
      return;
    if (const BlockOp *First = enteredFirst(Block, Block.Points)) {
      Unlabelled.insert(First);
      return;
    }
    auto arrive = [&](SuspensionId P) {
      bool IsLast = !nextEntry(Block, P);
      return (IsLast && Block.IsInLoop
                  ? F.ResumeName + " = " + stateName("Start") + ", "
                  : std::string());
    };
    if (Block.Points.size() == 1) {
      SuspensionId P = Block.Points[0];
      std::string Clear = arrive(P);
      if (Clear.empty()) {
        line("if (" + F.ResumeName + " == " + stateOf(P) + ")");
        line("  " + jump(Block, P));
        return;
      }
      line("if (" + F.ResumeName + " == " + stateOf(P) + ") {");
      line("  " + F.ResumeName + " = " + stateName("Start") + ";");
      line("  " + jump(Block, P));
      line("}");
      return;
    }
    line("switch (" + F.ResumeName + ") {");
    for (unsigned I = 0; I != Block.Points.size(); ++I) {
      SuspensionId P = Block.Points[I];
      line("case " + stateOf(P) + ":");
      // Those that go the same way, together.
      if (I + 1 != Block.Points.size() &&
          jump(Block, P) == jump(Block, Block.Points[I + 1]))
        continue;
      if (!arrive(P).empty())
        line("  " + F.ResumeName + " = " + stateName("Start") + ";");
      line("  " + jump(Block, P));
    }
    line("default:");
    line("  break;");
    line("}");
  }

  bool endsInReturn() const {
    const BlockOp *Block = F.Root.get();
    while (!Block->Ops.empty()) {
      const Op *Last = Block->Ops.back().get();
      if (Last->Kind == Op::Return)
        return true;
      const auto *Inner = llvm::dyn_cast<BlockOp>(Last);
      if (!Inner)
        return false;
      Block = Inner;
    }
    return false;
  }

  //===-- Operations ------------------------------------------------------===//

  /// Comments, blank lines and preprocessor lines between two statements.
  void emitGap(unsigned Begin, unsigned End, bool IsFirst) {
    if (Begin >= End)
      return;
    llvm::StringRef Gap = Source.slice({Begin, End});
    size_t Base = Source.indentationAt(End).size();
    unsigned Offset = Begin;
    bool IsFirstLine = !Source.isFirstOnLine(Begin);
    bool WasBlank = IsFirst;
    while (true) {
      size_t Newline = Gap.find('\n');
      llvm::StringRef Part = Gap.substr(0, Newline).rtrim("\r \t");
      llvm::StringRef Words = Part.ltrim(" \t");
      bool IsLast = Newline == llvm::StringRef::npos;
      if (!Words.empty()) {
        // A comment behind a statement stays behind it.
        if (IsFirstLine && !IsFirst && !Out.isEmpty()) {
          Out.back().Text += " " + Words.str();
        } else if (Words[0] == '#' || Source.isInsideToken(Source.lineOf(Offset))) {
          Out.add(Part.str(), Source.lineOf(Offset));
        } else {
          size_t Own = Part.size() - Words.size();
          line(std::string(!IsFirstLine && Own > Base ? Own - Base : 0, ' ') +
                   Words.str(),
               Source.lineOf(Offset));
        }
        WasBlank = false;
      } else if (!IsFirstLine && !IsLast && !WasBlank) {
        line("");
        WasBlank = true;
      }
      if (IsLast)
        return;
      Offset += Newline + 1;
      Gap = Gap.substr(Newline + 1);
      IsFirstLine = false;
    }
  }

  void emitList(const BlockOp &Block, bool HasGaps, unsigned &Cursor) {
    unsigned Segment = 0;
    bool IsFirst = true;
    for (unsigned I = 0; I != Block.Ops.size(); ++I) {
      const Op &O = *Block.Ops[I];
      if (HasGaps && O.Where.Begin >= Cursor) {
        emitGap(Cursor, O.Where.Begin, IsFirst);
        Cursor = O.Where.Begin;
      }
      bool Opens = Segment < Block.Segments.size() &&
                   Block.Segments[Segment].first == I;
      // In front of the braces that the assignment stands in.
      for (unsigned J = I; J <= (Opens ? Block.Segments[Segment].second : I); ++J)
        emitSplits(*Block.Ops[J]);
      if (O.Kind != Op::Await)
        describe(O);
      if (Opens && O.Kind != Op::Await) {
        line("{");
        ++Depth;
      }
      bool IsEnclosed =
          Segment < Block.Segments.size() &&
          I >= Block.Segments[Segment].first && I <= Block.Segments[Segment].second;
      emit(O, Opens, HasGaps, Cursor);
      Cursor = std::max(Cursor, O.Where.End);
      bool Closes = IsEnclosed && Block.Segments[Segment].second == I;
      // A full-expression's future dies at its end, also where the braces go
      // on.
      if (!Closes && O.Kind != Op::Return)
        for (VarId V : O.DestroyAfter)
          line(F.var(V).GuardName + ".reset();");
      if (Closes) {
        --Depth;
        line("}");
        ++Segment;
      }
      if (const auto *Suspend = llvm::dyn_cast<SuspendOp>(&O);
          Suspend && Suspend->isResumedBehind()) {
        --Depth;
        line(F.Points[Suspend->Point].Label + ":;");
        ++Depth;
      }
      IsFirst = false;
    }
    if (HasGaps && Block.IsWritten) {
      unsigned End = Block.Inner.End;
      emitGap(Cursor, End, IsFirst);
      Cursor = std::max(Cursor, End);
    }
  }

  /// What the user wrote, in front of what has become of it.
  void describe(const Op &O) {
    const auto *Declare = llvm::dyn_cast<DeclareOp>(&O);
    bool IsStart = Declare && !F.var(Declare->Var).isUserVisible();
    if (!IsStart || O.Where == Described)
      return;
    Described = O.Where;
    std::string Words;
    for (char C : Source.slice(O.Where)) {
      bool IsSpace = C == ' ' || C == '\t' || C == '\n' || C == '\r';
      if (!IsSpace)
        Words += C;
      else if (!Words.empty() && Words.back() != ' ')
        Words += ' ';
    }
    if (llvm::count(Words, '(') > llvm::count(Words, ')'))
      Words += ')';
    if (llvm::StringRef(Words).contains("//") || Words.size() > 76)
      return;
    line("// " + Words);
  }

  /// The declarations, without initialisers, of what \p O assigns.
  void emitSplits(const Op &O) {
    walk(O, [&](const Op &Inner) {
      const auto *Declare = llvm::dyn_cast<DeclareOp>(&Inner);
      if (!Declare || !F.var(Declare->Var).IsSplit || F.var(Declare->Var).IsField)
        return;
      // In a block of the user's, it is emitted there.
      if (Declare != &O && !isOwnFullExpression(O, *Declare))
        return;
      if (llvm::is_contained(Split, Declare->Var))
        return;
      Split.push_back(Declare->Var);
      const Variable &V = F.var(Declare->Var);
      line(ordinaryLocal(V) + ";");
    });
  }

  /// "[[maybe_unused]] int n": without an initialiser.
  static std::string ordinaryLocal(const Variable &V) {
    TypeFacts Type = V.Type;
    Type.IsConst = false; // It is assigned.
    return (V.IsMaybeUnused ? "[[maybe_unused]] " : "") +
           declared(Type, V.BodyName, "");
  }

  static bool isOwnFullExpression(const Op &O, const DeclareOp &Declare) {
    const auto *Block = llvm::dyn_cast<BlockOp>(&O);
    return Block && Block->IsFullExpression &&
           llvm::any_of(Block->Ops,
                        [&](const OpPtr &Inner) { return Inner.get() == &Declare; });
  }

  void emit(const Op &O, bool Opens, bool HasGaps, unsigned &Cursor) {
    switch (O.Kind) {
    case Op::Verbatim:
      return code("", llvm::cast<VerbatimOp>(O).Code, "", O.Where);
    case Op::Evaluate:
      return code("", llvm::cast<EvaluateOp>(O).Code, ";", O.Where);
    case Op::Return:
      return code("", llvm::cast<ReturnOp>(O).Value, "", O.Where);
    case Op::Declare:
      return emitDeclare(llvm::cast<DeclareOp>(O));
    case Op::Await:
      return emitAwait(llvm::cast<AwaitOp>(O), Opens);
    case Op::Pause:
      return emitPause(llvm::cast<PauseOp>(O));
    case Op::Yield:
      return emitYield(llvm::cast<YieldOp>(O));
    case Op::Block:
      return emitBlock(llvm::cast<BlockOp>(O), HasGaps, Cursor);
    case Op::Construct: {
      const auto &Construct = llvm::cast<ConstructOp>(O);
      return emitConstruction(Construct.Var, Construct.InitKind, Construct.Init, O);
    }
    case Op::If:
      return emitIf(llvm::cast<IfOp>(O), "");
    case Op::Switch: {
      const auto &Switch = llvm::cast<SwitchOp>(O);
      code("switch (", Switch.Condition, ") {", O.Where);
      emitBody(*Switch.Body);
      return line("}");
    }
    case Op::Try: {
      const auto &Try = llvm::cast<TryOp>(O);
      if (!Try.Body->EntryLabel.empty()) {
        --Depth;
        line(Try.Body->EntryLabel + ":");
        ++Depth;
      }
      line("try {", Source.lineOf(O.Where.Begin));
      emitBody(*Try.Body);
      return code("} ", Try.Handlers, "", O.Where);
    }
    case Op::Loop:
      return emitLoop(llvm::cast<LoopOp>(O));
    case Op::Full:
      llvm_unreachable("flattened");
    }
  }

  void emitDeclare(const DeclareOp &O) {
    const Variable &V = F.var(O.Var);
    // A flag of what needs no destruction tells nothing.
    if (O.InitKind == DeclareOp::Deferred ||
        (V.Kind == Variable::AliveFlag && !V.IsField))
      return;
    if (V.IsField || V.IsSplit)
      return emitConstruction(O.Var, O.InitKind, O.Init, O);
    emitLocal(O, V);
  }

  /// "[&]" of a lambda in which \p Init stands, a part of \p O.
  std::string captureAllOf(const Text &Init, const Op &O) {
    std::string Words;
    for (const LineWriter::Line &L : render(Init, O.Where.Begin))
      Words += L.Text + "\n";
    return captureAll(F, O.Accesses, Words);
  }

  void emitConstruction(VarId Id, DeclareOp::InitTy Style, const Text &Init,
                        const Op &O) {
    Span Where = O.Where;
    const Variable &V = F.var(Id);
    const auto *Declare = llvm::dyn_cast<DeclareOp>(&O);
    bool IsCall = Declare && Declare->IsCall;
    std::string Field =
        V.IsField ? F.FrameName + "." + V.FieldName : V.BodyName;
    if (V.Type.IsReference) {
      if (V.Type.IsRValueReference) {
        line("{");
        code("  auto &&bound = ", Init, ";", Where);
        line("  " + Field + ".emplace(bound);");
        return line("}");
      }
      return code(Field + ".emplace(", Init, ");", Where);
    }
    // By no reference on the way: a part of a temporary dies with it.
    if (Style == DeclareOp::Auto) {
      code("pollux::construct(" + Field + ", " + captureAllOf(Init, O) + " { return ",
           Init, "; });", Where);
      return armed(Id);
    }
    if (Style == DeclareOp::Deduced || Style == DeclareOp::DeducedFuture) {
      code(Style == DeclareOp::Deduced ? "pollux::construct("
                                       : "pollux::construct_future(",
           Text::literal(Field + ", " + captureAllOf(Init, O) +
                         "() -> decltype(auto) { return " +
                         (IsCall ? "" : "("))
               .add(Init)
               .add(IsCall ? "; }" : "); }"),
           ");", Where);
      return armed(Id);
    }
    if (Style == DeclareOp::Vacuous ||
        (Style == DeclareOp::None && !V.isSlot()))
      return;
    if (V.Type.IsScalar && V.Type.ArrayBounds.empty() &&
        (!V.isSlot() || V.IsPromoted)) {
      // By its own name, an assignment begins a union's member's life.
      bool IsByAlias = hasAlias(V) && !V.Type.IsConst && !V.IsOverlapped;
      std::string Name = IsByAlias || V.IsPromoted ? V.BodyName : Field;
      if (Style == DeclareOp::Direct || Style == DeclareOp::List) {
        std::string Type = V.Type.Spelling;
        // `int *{…}` and `unsigned long(…)` are no expressions.
        if (!llvm::all_of(Type, [](char C) {
              return llvm::isAlnum(C) || C == '_' || C == ':';
            }))
          Type = "std::common_type_t<" + Type + ">";
        return code(Name + " = " + Type, Init, ";", Where);
      }
      return code(Name + " = ", Init, ";", Where);
    }
    std::string Type = V.Type.Spelling;
    if (llvm::StringRef(Type).contains('('))
      Type = "std::common_type_t<" + Type + ">";
    Type += V.Type.ArrayBounds;
    // Of an array of arrays Clang makes the first row only.
    bool IsWrapped = llvm::StringRef(V.Type.ArrayBounds).count('[') > 1 &&
                     !V.Type.IsTriviallyDefaultConstructible &&
                     (Style == DeclareOp::List || Style == DeclareOp::Copy);
    if (IsWrapped)
      Type = "pollux::ArrayOf<" + Type + ">";
    // GCC takes `new struct stat{…}` for a definition.
    llvm::StringRef Tag = llvm::StringRef(Type).split(' ').first;
    if (Style == DeclareOp::List &&
        (Tag == "struct" || Tag == "union" || Tag == "class"))
      Type = "(" + Type + ")";
    std::string Place = V.isSlot() ? Field + ".storage()" : "&" + Field;
    std::string New = "::new (" + Place + ") " + Type;
    switch (Style) {
    case DeclareOp::None:
    case DeclareOp::Vacuous:
    case DeclareOp::Deferred:
      line(New + ";", Source.lineOf(Where.Begin));
      break;
    case DeclareOp::Direct:
    case DeclareOp::List:
      code(New + (IsWrapped ? "{" : ""), Init, IsWrapped ? "};" : ";", Where);
      break;
    case DeclareOp::Copy:
      if (Declare && !Declare->Arguments.isEmpty())
        code(New, Declare->Arguments, ";", Where);
      else if (V.Type.ArrayBounds.empty())
        code(New + "(", Init, ");", Where);
      else
        code(New + (IsWrapped ? "{{" : "{"), Init, IsWrapped ? "}};" : "};", Where);
      break;
    case DeclareOp::CopyConverting:
      code(New + "(" + captureAllOf(Init, O) + "() -> " + Type + " { return ",
           Init, "; }());", Where);
      break;
    case DeclareOp::Auto:
    case DeclareOp::Deduced:
    case DeclareOp::DeducedFuture:
      llvm_unreachable("emitted above");
    }
    armed(Id);
  }

  /// Says that \p Id has been constructed, where somebody asks.
  void armed(VarId Id) {
    const Variable &V = F.var(Id);
    if (Guarded.test(Id))
      line(V.GuardName + ".arm();");
    if (V.Flag != NoVar && F.var(V.Flag).IsField)
      line(fieldAccess(F, F.var(V.Flag)) + " = true;");
  }

  void emitLocal(const DeclareOp &O, const Variable &V) {
    std::string Name = V.Bindings.empty() ? V.BodyName : "";
    Text Whole = O.Attributes;
    // It may stand where a declaration's text doesn't begin.
    if ((V.IsMaybeUnused || F.hasLostUses(V)) && Whole.isEmpty())
      Whole.add("[[maybe_unused]] ");
    Whole.add(V.IsMadeStatic ? "static " : "");
    if (!O.Declaration.isEmpty())
      return code("", Whole.add(O.Declaration), "", O.Where);
    if (!O.DeclaredType.isEmpty())
      Whole.add(O.DeclaredType);
    else if (V.Type.IsReference)
      Whole.add("auto &&");
    else
      Whole.add(constIf(V.Type.IsConst, V.Type.Spelling) + " ");
    Whole.add(Name + V.Type.ArrayBounds);
    switch (O.InitKind) {
    case DeclareOp::None:
    case DeclareOp::Vacuous:
    case DeclareOp::Deferred:
      break;
    case DeclareOp::Direct:
    case DeclareOp::List:
      Whole.add(O.Init);
      break;
    case DeclareOp::Copy:
    case DeclareOp::CopyConverting:
    case DeclareOp::Auto:
    case DeclareOp::Deduced:
    case DeclareOp::DeducedFuture:
      Whole.add(" = ").add(O.Init);
      break;
    }
    code("", Whole, ";", O.Where);
  }

  void emitAwait(const AwaitOp &O, bool Opens) {
    const SuspensionPoint &P = F.Points[O.Point];
    unsigned SourceLine = Source.lineOf(P.Where.Begin);
    // Ahead of the label: where it is resumed, it says so already. But if there is
    // more to store, a call that is ready at once is expected: then with that.
    if (P.Saved.empty())
      line(state() + " = " + stateOf(O.Point) + ";");
    --Depth;
    line(P.Label + ":" + (Opens ? " {" : ""));
    ++Depth;
    if (Opens)
      ++Depth;
    if (O.IsGuarded) {
      const Variable &V = F.var(O.Future);
      line("pollux::Live " + V.GuardName + "(" + F.FrameName + "." +
           V.FieldName + ", " + F.SuspendedName + ", true);");
    }
    std::string Poll;
    if (O.Future != NoVar) {
      const Variable &V = F.var(O.Future);
      Poll = F.FrameName + "." + V.FieldName +
             (V.EndsWithAwait ? "->poll_in_place(" : "->poll(") +
             F.ContextName + ")";
    } else {
      for (const LineWriter::Line &L : render(O.InPlace, O.Where.Begin))
        Poll += (Poll.empty() ? "" : " ") + L.Text;
      Poll += std::string(O.IsNext ? ".poll_next(" : ".poll(") +
              F.ContextName + ")";
    }
    std::string Asked = Poll;
    if (!O.IsDropped) {
      Asked = F.var(O.Polled).BodyName;
      line("auto " + Asked + " = " + Poll + ";", SourceLine);
    }
    emitSuspension(P, [&](const std::string &Before, const std::string &After) {
      line(Before + Asked + After, O.IsDropped ? SourceLine : 0);
    });
  }

  /// Returns if what \p Ask writes, between words of its own, is pending.
  void emitSuspension(
      const SuspensionPoint &P,
      llvm::function_ref<void(const std::string &, const std::string &)> Ask) {
    // Likely, since Clang would do what follows in both cases otherwise, and throw
    // it away, at each level that is passed on the way to what is pending.
    bool IsOne = !AsksIfSuspended && P.Saved.empty();
    Ask("if (POLLUX_LIKELY(", IsOne ? ".is_pending()))" : ".is_pending())) {");
    for (VarId Id : P.Saved)
      line("  " + fieldAccess(F, F.var(Id)) + " = " + F.var(Id).BodyName + ";");
    if (!P.Saved.empty())
      line("  " + state() + " = " + stateName(P.State) + ";");
    if (AsksIfSuspended)
      line("  " + F.SuspendedName + " = true;");
    line("  return pollux::Pending;");
    if (!IsOne)
      line("}");
  }

  /// The label stands behind it, and behind braces that it ends.
  void emitPause(const PauseOp &O) {
    line(state() + " = " + stateOf(O.Point) + ";");
    emitSuspension(
        F.Points[O.Point],
        [&](const std::string &Before, const std::string &After) {
          code(Before, O.Future, ".poll(" + F.ContextName + ")" + After, O.Where);
        });
  }

  /// The label stands behind it, and behind braces that it ends.
  void emitYield(const YieldOp &O) {
    if (O.MayThrow) {
      // The item is made first: what throws does not suspend.
      return code("return pollux::yield_value<" + F.Output + ">(" + state() +
                      ", " + stateOf(O.Point) + ", " + F.SuspendedName + ", ",
                  O.Value, ");", O.Where);
    }
    line(state() + " = " + stateOf(O.Point) + ";",
         Source.lineOf(F.Points[O.Point].Where.Begin));
    line(F.SuspendedName + " = true;");
    code("return pollux::Ready(", O.Value, ");", O.Where);
  }

  /// What stands in braces that are open already.
  void emitContents(const BlockOp &Block, bool HasGaps, unsigned &Cursor) {
    emitGuards(Block);
    emitDispatch(Block);
    emitList(Block, HasGaps, Cursor);
  }

  /// `for (i = 0; …)`, where the block around a loop holds no more than a field that
  /// its first part assigns; or nothing is emitted, and false returned. Not for
  /// several, between which a comma might be somebody's operator.
  bool emitForWithInit(const BlockOp &Block) {
    if (Block.Ops.size() != 2)
      return false;
    const auto *Declare = llvm::dyn_cast<DeclareOp>(Block.Ops[0].get());
    const auto *Loop = llvm::dyn_cast<LoopOp>(Block.Ops[1].get());
    bool IsPlain = Loop && Loop->Form == LoopOp::For && !Block.IsWritten &&
                   Block.EntryLabel.empty() && Block.Guarded.empty() &&
                   Block.Binding == NoVar && Block.Segments.empty() &&
                   Loop->DestroyAfter.empty();
    if (!IsPlain || !Declare || !Declare->DestroyAfter.empty() ||
        !F.var(Declare->Var).IsField || !F.var(Declare->Var).isUserVisible())
      return false;
    size_t First = Out.lines().size();
    emitDeclare(*Declare);
    std::vector<LineWriter::Line> Lines = Out.take(First);
    if (Lines.size() != 1)
      return false;
    llvm::StringRef Words = llvm::StringRef(Lines[0].Text).trim();
    if (!Words.consume_back(";") || Words.starts_with("::new") ||
        Words.find_first_of(";{") != llvm::StringRef::npos || Words.contains("//"))
      return false;
    emitLoop(*Loop, Words.str());
    return true;
  }

  void emitBlock(const BlockOp &Block, bool HasGaps, unsigned &Cursor) {
    if (emitForWithInit(Block))
      return;
    if (!Block.EntryLabel.empty() && !Unlabelled.contains(&Block)) {
      --Depth;
      line(Block.EntryLabel + ": {");
      ++Depth;
    } else {
      line("{");
    }
    ++Depth;
    unsigned Own = Block.Inner.Begin;
    bool IsInner = !Block.IsWritten;
    // What binds a reference goes on in the text of the block around it.
    bool Continues = IsInner && Block.IsRest && HasGaps;
    emitContents(Block, Block.IsWritten || Continues, Continues ? Cursor : Own);
    --Depth;
    line("}");
  }

  /// The block of a statement, whose opening brace has been written.
  void emitBody(const BlockOp &Block) {
    ++Depth;
    if (!Block.EntryLabel.empty() && !Block.isEnteredFromFront()) {
      --Depth;
      line(Block.EntryLabel + ":;");
      ++Depth;
    }
    unsigned Cursor = Block.Inner.Begin;
    emitContents(Block, Block.IsWritten, Cursor);
    --Depth;
  }

  /// Where a resumption enters an `if constexpr`, if it does.
  static std::string entryOf(const IfOp &O) {
    for (const BlockOp *Branch : {O.Then.get(), O.Else.get()}) {
      if (!Branch)
        continue;
      const IfOp *Chained = chainedIf(*Branch);
      std::string Label = Chained ? entryOf(*Chained) : Branch->EntryLabel;
      if (!Label.empty() && (Chained || Branch->IsConstexprBranch))
        return Label;
    }
    return "";
  }

  void emitIf(const IfOp &O, const std::string &Before) {
    if (std::string Label = entryOf(O); !Label.empty() && Before.empty()) {
      --Depth;
      line(Label + ":");
      ++Depth;
    }
    code(Before + (O.IsConstexpr ? "if constexpr (" : "if ("), O.Condition,
         ") {", O.Where);
    emitBody(*O.Then);
    if (!O.Else) {
      line("}");
      return;
    }
    if (const IfOp *Chained = chainedIf(*O.Else))
      return emitIf(*Chained, "} else ");
    line("} else {");
    emitBody(*O.Else);
    line("}");
  }

  void emitLoop(const LoopOp &O, const std::string &Init = "") {
    switch (O.Form) {
    case LoopOp::While:
      code("while (", O.Condition, ") {", O.Where);
      break;
    case LoopOp::Do:
      line("do {", Source.lineOf(O.Where.Begin));
      break;
    case LoopOp::For: {
      if (Init.empty() && O.Condition.isEmpty() && O.Increment.isEmpty()) {
        line("for (;;) {", Source.lineOf(O.Where.Begin));
        break;
      }
      Text Head;
      Head.add(Init + (O.Condition.isEmpty() ? ";" : "; "))
          .add(O.Condition)
          .add(";");
      if (!O.Increment.isEmpty())
        Head.add(" ").add(O.Increment);
      code("for (", Head, ") {", O.Where);
      break;
    }
    }
    emitBody(*O.Body);
    if (O.Form == LoopOp::Do)
      code("} while (", O.Condition, ");", O.Where);
    else
      line("}");
  }

  const Function &F;
  const SourceText &Source;
  LineWriter &Out;
  /// The body has no other use for the name.
  bool HasStateAlias;
  /// Found once: it is asked at each suspension point.
  const bool AsksIfSuspended;
  /// What some block destroys when it is left.
  IndexSet Guarded;
  /// Of each suspension point: the blocks around it that a resumption enters by
  /// their labels, from the outermost.
  std::vector<llvm::SmallVector<const BlockOp *, 4>> Entries;
  /// Blocks that are entered from above, so that nobody jumps to them.
  llvm::SmallPtrSet<const BlockOp *, 4> Unlabelled;
  unsigned Depth = 0;
  /// What is written behind the text that is rendered, if that is known.
  llvm::StringRef Following;
  Span Described{~0u, ~0u};
  /// Declared ahead of their assignment already.
  std::vector<VarId> Split;
  /// In the order of the source.
  std::vector<FileEdit> Renames;
};

} // namespace

std::optional<unsigned> findLostDirective(const Function &F,
                                          const SourceText &Source) {
  auto isDirective = [](llvm::StringRef Line) {
    return Line.ltrim(" \t").starts_with("#");
  };
  std::vector<std::string> Kept;
  LineWriter Out;
  unsigned Next = 0;
  bool IsEmitted = false;
  // The signature is taken apart as well.
  for (unsigned At = F.Signature.Begin; At < F.Body.Begin;) {
    size_t End = Source.buffer().find('\n', At);
    if (At != F.Signature.Begin &&
        isDirective(Source.slice({At, unsigned(End)})))
      return At;
    At = End + 1;
  }
  unsigned Offset = F.Body.Begin;
  while (Offset < F.Body.End) {
    size_t End = Source.buffer().find('\n', Offset);
    End = std::min<size_t>(End, F.Body.End);
    llvm::StringRef Line = Source.slice({Offset, unsigned(End)});
    if (isDirective(Line) && !Source.isInsideToken(Source.lineOf(Offset))) {
      if (!IsEmitted) {
        emitPoll(F, Source, Out);
        for (const LineWriter::Line &L : Out.lines())
          if (isDirective(L.Text))
            Kept.push_back(llvm::StringRef(L.Text).trim().str());
        IsEmitted = true;
      }
      if (Next == Kept.size() || Kept[Next] != Line.trim())
        return Offset;
      ++Next;
    }
    Offset = End + 1;
  }
  return std::nullopt;
}

void emitPoll(const Function &F, const SourceText &Source, LineWriter &Out,
              llvm::ArrayRef<FileEdit> Outer) {
  PollEmitter(F, Source, Out, Outer).run();
}

} // namespace pollux
