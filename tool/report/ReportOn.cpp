//===- ReportOn.cpp - From a Function to its report -----------------------===//

#include "report/Report.h"
#include "report/Words.h"

namespace pollux {

namespace {

std::string line(unsigned Number) { return "line " + std::to_string(Number); }

/// "line 3", "lines 3, 5 and 9"; each once.
std::string lines(std::vector<unsigned> Numbers) {
  llvm::sort(Numbers);
  Numbers.erase(std::unique(Numbers.begin(), Numbers.end()), Numbers.end());
  if (Numbers.size() == 1)
    return line(Numbers[0]);
  std::string Result = "lines ";
  for (size_t I = 0; I != Numbers.size(); ++I)
    Result += (I == 0 ? "" : I + 1 == Numbers.size() ? " and " : ", ") +
              std::to_string(Numbers[I]);
  return Result;
}

class Reporting {
public:
  Reporting(const Function &F,
            const std::vector<std::vector<FieldReason>> &Reasons,
            const SourceText &Source)
      : F(F), Reasons(Reasons), Source(Source), Say(F, Source) {}

  FunctionReport run() {
    Result.Name = withoutUnnamed(F.QualifiedName);
    Result.Line = F.Line;
    Result.Offset = nameOffset();
    Result.Kind = F.kindName();
    Result.FutureName = F.FutureName;
    llvm::StringRef Scope = Result.Name;
    Scope.consume_back(F.Name);
    Result.Key = (F.IsLambda ? "" : Scope.str()) + F.FutureName;
    Result.IsLambda = F.IsLambda;
    Result.IsTemplate = F.IsDependent || F.isTemplate();
    Result.IsSpecialization = F.IsSpecialization;
    addStates();
    addEdges();
    for (VarId V = 0; V != F.Variables.size(); ++V)
      if (F.var(V).IsField)
        addField(V);
    if (F.isForwarding())
      return std::move(Result);
    FieldReport State;
    State.Name = F.StateFieldName;
    State.Role = "state";
    State.Type = F.hasNoStates() ? "pollux::Fresh" : "State";
    State.Declared = {F.Line, ""};
    State.Why = {{F.hasNoStates()
                      ? "it says whether it has been polled or moved from, which is "
                        "misuse to do again; not with POLLUX_UNCHECKED"
                      : "it says where the function goes on",
                  ""}};
    Result.Fields.push_back(std::move(State));
    return std::move(Result);
  }

private:
  /// Of the function's name, on its line.
  unsigned nameOffset() const {
    llvm::StringRef Signature = Source.slice(F.Signature);
    for (size_t At = 0;
         (At = Signature.find(F.Name, At)) != llvm::StringRef::npos; ++At)
      if (Source.lineOf(F.Signature.Begin + At) == F.Line)
        return F.Signature.Begin + At;
    return F.Signature.Begin;
  }

  void addStates() {
    Result.States.push_back(
        {"Start", StateReport::Start, {F.Line, Result.Name}});
    for (const SuspensionPoint &P : F.Points)
      Result.States.push_back(
          {P.State, P.IsYield ? StateReport::Yield : StateReport::Await,
           Say.quote(P.Where)});
    Result.States.push_back(
        {"Done", StateReport::Done, {Source.lineOf(F.Body.End - 1), ""}});
  }

  void addEdges() {
    std::vector<StateEdge> Edges = findStateEdges(F);
    for (size_t I = 0; I != Edges.size(); ++I) {
      const StateEdge &E = Edges[I];
      EdgeReport Edge{E.From, E.To, {}, E.HasMore};
      std::optional<size_t> Else;
      size_t Siblings = 0, Other = I;
      for (size_t J = 0; J != Edges.size(); ++J)
        if (J != I && Edges[J].From == E.From) {
          ++Siblings;
          Other = J;
        }
      if (Siblings == 1 && E.Paths.size() == 1 && Edges[Other].Paths.size() == 1)
        Else = findElse(E.Paths[0], Edges[Other].Paths[0]);
      for (const ConditionPath &Path : E.Paths) {
        std::vector<Quote> Quotes;
        for (size_t At = 0; At != Path.size(); ++At) {
          Quote Q = Say.condition(Path[At]);
          if (Q.Text.empty())
            continue;
          if (Else == At)
            Edge.ElseAt = Quotes.size();
          Quotes.push_back(std::move(Q));
        }
        // Two ways may differ in what nobody reads.
        if (!llvm::is_contained(Edge.Paths, Quotes))
          Edge.Paths.push_back(std::move(Quotes));
      }
      Result.Edges.push_back(std::move(Edge));
    }
  }

  /// Which condition of \p Path sends control there and not along \p Other.
  std::optional<size_t> findElse(const ConditionPath &Path,
                                 const ConditionPath &Other) const {
    size_t At = 0;
    while (At != Path.size() && At != Other.size() && Path[At] == Other[At])
      ++At;
    if (At == Path.size() || At == Other.size() || Path[At].By != Other[At].By)
      return std::nullopt;
    return Say.isElse(Path[At]) ? std::optional(At) : std::nullopt;
  }

  unsigned lineOf(SuspensionId P) const {
    return Source.lineOf(F.Points[P].Where.Begin);
  }

  void addField(VarId Id) {
    static const char *const Roles[] = {"parameter",      "local variable",
                                        "temporary",      "awaited future",
                                        "polled",         "operand",
                                        "flag"};
    const Variable &V = F.var(Id);
    FieldReport Field;
    Field.Name = V.FieldName;
    if (V.isUserVisible() && !V.IsObject)
      Field.Variable = V.Bindings.empty() ? V.Name : V.Bindings;
    Field.Role = V.IsObject         ? "object"
                 : isOfRangeFor(V) ? "part of the loop"
                                   : Roles[V.Kind];
    Field.Type = (V.Type.IsConst ? "const " : "") + V.Type.Spelling +
                 (V.Type.IsReference ? V.Type.IsRValueReference ? " &&" : " &"
                                     : "") +
                 V.Type.ArrayBounds + (V.IsPack ? "..." : "");
    Span Declared = V.Declared;
    if (V.Kind == Variable::Awaited && !Reasons[Id].empty())
      Declared = F.Points[Reasons[Id].front().Point].Where;
    if (V.IsObject || Declared.isEmpty())
      Declared = {Result.Offset, Result.Offset + 1};
    Field.Declared = Say.quote(Declared);
    Field.Offset = Declared.Begin;
    for (const FieldReason &R : Reasons[Id])
      Field.Reasons.push_back(
          {R.Point + 1, R.Kind,
           R.Where.isEmpty() ? Quote() : Say.lineOf(R.Where, R.Statement)});
    explain(Id, V, Field);
    advise(Id, V, Field);
    Result.Fields.push_back(std::move(Field));
  }

  /// The points of the reasons that \p Has.
  std::vector<unsigned>
  pointLines(VarId Id,
             llvm::function_ref<bool(const FieldReason &)> Has) const {
    std::vector<unsigned> Lines;
    for (const FieldReason &R : Reasons[Id])
      if (Has(R))
        Lines.push_back(lineOf(R.Point));
    return Lines;
  }

  const FieldReason *firstOf(VarId Id, FieldReason::KindTy Kind) const {
    for (const FieldReason &R : Reasons[Id])
      if (R.Kind == Kind)
        return &R;
    return nullptr;
  }

  /// What a range-for keeps to go on: the range, and where in it it is.
  static bool isOfRangeFor(const Variable &V) {
    return V.Kind == Variable::Spilled &&
           llvm::is_contained({"range", "begin", "end"}, V.Name);
  }

  /// The lines that read it after some suspension, and the points of each.
  std::vector<std::pair<Quote, std::vector<unsigned>>> readsOf(VarId Id) const {
    std::vector<std::pair<Quote, std::vector<unsigned>>> Reads;
    for (const FieldReason &R : Reasons[Id]) {
      if (R.Kind != FieldReason::ReadLater)
        continue;
      Quote Where = Say.lineOf(R.Where, R.Statement);
      auto It = llvm::find_if(
          Reads, [&](auto &Read) { return Read.first.Line == Where.Line; });
      if (It == Reads.end())
        It = Reads.insert(It, {Where, {}});
      It->second.push_back(lineOf(R.Point));
    }
    return Reads;
  }

  void explain(VarId Id, const Variable &V, FieldReport &Field) {
    auto say = [&](std::string Text, std::string Code = {}) {
      Field.Why.push_back({std::move(Text), std::move(Code)});
    };
    if (V.Kind == Variable::AliveFlag)
      return say("it says whether what a conditional operand makes has been "
                 "made, and must be destroyed");
    if (V.IsObject)
      say("the function is called on it");
    else if (V.Kind == Variable::Parameter)
      say("a call keeps its arguments until the first poll");
    else if (Reasons[Id].empty() && V.Kind == Variable::Temporary)
      say("it is destroyed at the end of its full-expression, which is no block's");
    else if (Reasons[Id].empty())
      say("going on behind it would jump past its initialisation");

    for (const auto &[Where, After] : readsOf(Id))
      say(line(Where.Line) + " needs it after " + lines(After), Where.Text);
    std::vector<unsigned> Polled = pointLines(Id, [](const FieldReason &R) {
      return R.Kind == FieldReason::PolledAgain;
    });
    if (!Polled.empty())
      say("it is what " + lines(Polled) + " waits for");
    explainReferences(Id, V, say);
    std::vector<unsigned> Destroyed =
        pointLines(Id, [&](const FieldReason &R) {
          return R.Kind == FieldReason::Destroyed ||
                 (R.Kind == FieldReason::Borrowed && V.NeedsDestruction &&
                  !isTemporary(V));
        });
    if (!Destroyed.empty() && !V.isUserReference())
      say(std::string(isKnown(V.Type) ? "its destructor"
                                           : "its destructor, if it has one,") +
              " runs at the end of its scope, in " +
          line(Source.lineOf(Reasons[Id].front().ScopeEnd.Begin)) + ", after " +
          lines(Destroyed));
  }

  /// Whether it is the same in each instantiation of a template.
  static bool isKnown(const TypeFacts &Type) {
    return !Type.IsDependent && !Type.IsDeduced;
  }

  static bool isTemporary(const Variable &V) {
    return V.Kind == Variable::Awaited || V.Kind == Variable::Temporary;
  }

  using Telling = llvm::function_ref<void(std::string, std::string)>;

  /// Who may look at it, though nobody reads it by its name.
  void explainReferences(VarId Id, const Variable &V, Telling Tell) const {
    std::vector<unsigned> ReferredTo = pointLines(
        Id, [](const FieldReason &R) { return R.IsReferredTo; });
    if (!ReferredTo.empty())
      Tell("the future awaited in " + lines(ReferredTo) + " may refer to it", "");
    if (isTemporary(V)) {
      std::vector<unsigned> During = pointLines(Id, isBorrowed);
      if (!During.empty())
        Tell("it lives to the end of its full-expression, which waits in " +
                 lines(During),
             "");
    } else if (V.isUserReference()) {
      std::vector<unsigned> Bound = pointLines(Id, [](const FieldReason &R) {
        return R.Kind == FieldReason::Borrowed ||
               R.Kind == FieldReason::Destroyed;
      });
      if (!Bound.empty())
        Tell("what it is bound to is kept to the end of its scope, in " +
                 line(Source.lineOf(Reasons[Id].front().ScopeEnd.Begin)) +
                 ", after " + lines(Bound),
             "");
    } else {
      explainBorrows(Id, Tell);
    }
  }

  /// Each place that the address may be known from, once.
  void explainBorrows(VarId Id, Telling Tell) const {
    std::vector<const FieldReason *> Sources;
    for (const FieldReason &R : Reasons[Id])
      if (isBorrowed(R) && llvm::none_of(Sources, [&](const FieldReason *Other) {
            return isOfOneSource(*Other, R);
          }))
        Sources.push_back(&R);
    for (const FieldReason *R : Sources) {
      std::string During = lines(pointLines(Id, [&](const FieldReason &Other) {
        return isBorrowed(Other) && isOfOneSource(Other, *R);
      }));
      std::string By, Code;
      if (!R->Where.isEmpty()) {
        By = line(Source.lineOf(R->Where.Begin));
        Code = Say.lineOf(R->Where, R->Statement).Text;
      }
      if (R->IsLater && !F.var(Id).NeedsDestruction)
        Tell(By + " makes its address known, which counts for all of its scope, "
                  "and so while waiting in " +
                 During,
             Code);
      else if (!R->IsLater)
        Tell("somebody may know its address while waiting in " + During +
                 (By.empty() ? "" : ", since " + By),
             Code);
    }
  }

  static bool isBorrowed(const FieldReason &R) {
    return R.Kind == FieldReason::Borrowed && !R.IsReferredTo;
  }
  static bool isOfOneSource(const FieldReason &A, const FieldReason &B) {
    return A.Where == B.Where && A.IsLater == B.IsLater;
  }

  /// Only what can be done, and would help, is advised.
  void advise(VarId Id, const Variable &V, FieldReport &Field) {
    bool IsReferredTo = llvm::any_of(
        Reasons[Id], [](const FieldReason &R) { return R.IsReferredTo; });
    switch (V.Kind) {
    case Variable::Parameter:
      if (V.IsOnlyRead && !V.IsObject && isLarge(V.Type))
        Field.Advice = "take it by reference or as a view, where what is passed "
                       "outlives the future";
      return;
    case Variable::Awaited:
      if (!V.AwaitedFunction.empty())
        Field.Advice = "make the future of '" + awaitedName(Id, V) + "' smaller";
      return;
    case Variable::Temporary:
      if (!IsReferredTo)
        Field.Advice = "make it in a scope that ends before the co_await, and "
                       "keep what is needed of it";
      return;
    case Variable::Spilled:
      if (isOfRangeFor(V))
        Field.Advice = "loop without a co_await in the body";
      else if (!IsReferredTo && !isOfAwait(Id) && isKeptAnyway(Id))
        Field.Advice = "await in a declaration in front of this statement";
      return;
    case Variable::AliveFlag:
      Field.Advice = "write the conditional operand as an 'if'";
      return;
    case Variable::Polled:
      return;
    case Variable::Local:
      if (!IsReferredTo && !isInHead(V))
        Field.Advice = adviseOnLocal(Id, V);
    }
  }

  /// Whether all that the spilled \p Id is made of is stored as long as it is: only
  /// then can it be evaluated later, and not be stored itself.
  bool isKeptAnyway(VarId Id) const {
    auto isKept = [&](VarId Other) {
      // A copy that a pass has added is no field, nor known by a reason.
      return F.var(Other).Kind == Variable::Parameter ||
             (Other < Reasons.size() &&
              llvm::all_of(Reasons[Id], [&](const FieldReason &Own) {
                return llvm::any_of(Reasons[Other], [&](const FieldReason &R) {
                  return R.Point == Own.Point;
                });
              }));
    };
    bool Result = true;
    walk(*F.Root, [&](const Op &O) {
      const auto *Declare = llvm::dyn_cast<DeclareOp>(&O);
      if (!Declare || Declare->Var != Id)
        return;
      for (const Access &A : Declare->Accesses)
        Result &= isKept(A.Var);
    });
    return Result;
  }

  /// What function's future it is; of a lambda, what is called.
  std::string awaitedName(VarId Id, const Variable &V) const {
    std::string Key = withoutUnnamed(V.AwaitedFunction);
    std::string Name = llvm::StringRef(Key).split(' ').first.str();
    bool IsUnnamed = llvm::StringRef(Name).contains("(anonymous");
    return IsUnnamed && !Reasons[Id].empty()
               ? F.Points[Reasons[Id].front().Point].Awaits
               : Name;
  }

  /// Whether a reference to it would be smaller.
  static bool isLarge(const TypeFacts &Type) {
    constexpr uint64_t View = 16;
    bool IsView = Type.IsTriviallyDestructible && Type.SizeHint <= View;
    return isKnown(Type) && !Type.IsReference && !Type.IsScalar && !IsView;
  }

  /// Whether it is the value of an earlier await, or made of it: that must be kept
  /// in any case.
  bool isOfAwait(VarId Id) const {
    bool Result = false;
    walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
      if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O);
          Declare && Declare->Var == Id)
        Result = llvm::any_of(Declare->Accesses, [&](const Access &A) {
          return F.var(A.Var).Kind == Variable::Polled;
        });
    });
    return Result;
  }

  /// Whether it is declared in the parentheses of a loop or the like, whose scope
  /// is no block of its own.
  bool isInHead(const Variable &V) const {
    unsigned Depth = 0;
    for (char C : llvm::reverse(Source.buffer().take_front(V.Declared.Begin))) {
      if (C == ')')
        ++Depth;
      else if (C == '(' && Depth-- == 0)
        return true;
      else if (C == ';' || C == '{' || C == '}')
        return false;
    }
    return false;
  }

  /// Whether what reads it later needs a part of it or less.
  bool isReadInParts(VarId Id) const {
    return llvm::all_of(Reasons[Id], [&](const FieldReason &R) {
      llvm::StringRef Rest = Source.buffer().drop_front(R.Where.End).ltrim();
      return R.Kind != FieldReason::ReadLater || Rest.starts_with(".") ||
             Rest.starts_with("[");
    });
  }

  /// Whether the statement that waits at \p P, or one behind it, names it.
  bool isNamedFrom(const Variable &V, SuspensionId P) const {
    return llvm::any_of(V.Mentions, [&](Span Mention) {
      return Mention.Begin >= F.Points[P].Statement.Begin;
    });
  }

  std::string adviseOnLocal(VarId Id, const Variable &V) const {
    if (const FieldReason *Read = firstOf(Id, FieldReason::ReadLater)) {
      if (V.Type.IsScalar || V.isUserReference() || !V.IsOnlyRead ||
          !isReadInParts(Id))
        return "";
      std::vector<unsigned> Reading;
      for (const auto &[Where, After] : readsOf(Id))
        Reading.push_back(Where.Line);
      return "copy what " + lines(Reading) +
             (Reading.size() == 1 ? " needs" : " need") +
             " of it, and let its scope end before " +
             line(lineOf(Read->Point));
    }
    if (const FieldReason *Borrow = firstOf(Id, FieldReason::Borrowed)) {
      if (Borrow->IsLater || isNamedFrom(V, Borrow->Point))
        return "";
      std::string End = "let its scope end before " +
                        line(lineOf(Borrow->Point)) +
                        ", if nobody looks at it after that";
      // Its destructor keeps it, whoever knows the address.
      bool IsAddressAll = !V.NeedsDestruction && !V.isUserReference() &&
                          !Borrow->Where.isEmpty();
      return End + (IsAddressAll
                        ? ", or give nobody its address, as " +
                              line(Source.lineOf(Borrow->Where.Begin)) + " does"
                        : "");
    }
    if (const FieldReason *Destroy = firstOf(Id, FieldReason::Destroyed);
        Destroy && !isNamedFrom(V, Destroy->Point))
      return "let its scope end before " + line(lineOf(Destroy->Point)) +
             (V.isUserReference() ? "" : ", if its destructor may run then") +
             ": nothing reads it after that";
    return "";
  }

  const Function &F;
  const std::vector<std::vector<FieldReason>> &Reasons;
  const SourceText &Source;
  Words Say;
  FunctionReport Result;
};

} // namespace

std::string withoutUnnamed(llvm::StringRef Name) {
  std::string Result;
  constexpr llvm::StringRef Unnamed = "(anonymous namespace)::";
  while (!Name.empty()) {
    auto [Before, After] = Name.split(Unnamed);
    Result += Before;
    Name = After;
  }
  return Result;
}

void FunctionReport::dropIdleAdvice() {
  if (Layouts.empty())
    return;
  for (FieldReport &Field : Fields)
    if (llvm::none_of(Layouts, [&](const FutureLayout &Layout) {
          return Layout.hasBytesOfItsOwn(Field.Name);
        }))
      Field.Advice.clear();
}

bool FutureLayout::hasBytesOfItsOwn(llvm::StringRef Name) const {
  auto It = llvm::find_if(
      Fields, [&](const PlacedField &Field) { return Field.Name == Name; });
  if (It == Fields.end())
    return true;
  // By offset, so that a gap shows behind what ends last so far.
  uint64_t Covered = It->Offset, End = It->Offset + It->Size;
  for (const PlacedField &Other : Fields) {
    if (&Other == &*It || Other.Offset + Other.Size <= Covered)
      continue;
    if (Other.Offset > Covered)
      break;
    Covered = Other.Offset + Other.Size;
  }
  return Covered < End;
}

const FieldReport *FunctionReport::findField(llvm::StringRef FieldName) const {
  for (const FieldReport &Field : Fields)
    if (Field.Name == FieldName)
      return &Field;
  return nullptr;
}

std::vector<std::pair<uint64_t, uint64_t>> FutureLayout::padding() const {
  std::vector<std::pair<uint64_t, uint64_t>> Gaps;
  uint64_t End = 0;
  for (const PlacedField &Field : Fields) {
    if (Field.Offset > End)
      Gaps.push_back({End, Field.Offset - End});
    End = std::max(End, Field.Offset + Field.Size);
  }
  if (Size > End)
    Gaps.push_back({End, Size - End});
  return Gaps;
}

FunctionReport reportOn(const Function &F,
                        const std::vector<std::vector<FieldReason>> &Reasons,
                        const SourceText &Source) {
  return Reporting(F, Reasons, Source).run();
}

} // namespace pollux
