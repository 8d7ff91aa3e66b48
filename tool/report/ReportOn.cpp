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
    State.Type = "State";
    State.Declared = {F.Line, ""};
    State.Why = {{"it says where the function goes on", ""}};
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
      Declared = {F.Signature.Begin, F.Signature.Begin + 1};
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

  /// The points with one kind of reason.
  std::vector<unsigned> pointLines(VarId Id, FieldReason::KindTy Kind) const {
    std::vector<unsigned> Lines;
    for (const FieldReason &R : Reasons[Id])
      if (R.Kind == Kind)
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
    return V.Kind == Variable::Spilled && V.IsBorrowed &&
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
    if (V.IsObject)
      say("the function is called on it");
    else if (V.Kind == Variable::Parameter)
      say("a call keeps its arguments until the first poll");
    else if (V.Kind == Variable::AliveFlag)
      say("it says whether a conditional operand has been made");
    else if (Reasons[Id].empty())
      say("going on behind it would jump past its initialisation");

    for (const auto &[Where, After] : readsOf(Id))
      say(line(Where.Line) + " needs it after " + lines(After), Where.Text);
    if (firstOf(Id, FieldReason::PolledAgain))
      say("it is what " + lines(pointLines(Id, FieldReason::PolledAgain)) +
          " waits for");
    bool IsTemporary =
        V.Kind == Variable::Awaited || V.Kind == Variable::Temporary;
    if (const FieldReason *R = firstOf(Id, FieldReason::Borrowed)) {
      std::string During = lines(pointLines(Id, FieldReason::Borrowed));
      if (IsTemporary)
        say("it lives to the end of its full-expression, which waits in " +
            During);
      else if (R->Where.isEmpty())
        say("somebody may know its address while waiting in " + During);
      else
        say("somebody may know its address while waiting in " + During +
                ", since line " +
                std::to_string(Source.lineOf(R->Where.Begin)),
            Say.lineOf(R->Where, R->Statement).Text);
    }
    if (const FieldReason *R = firstOf(Id, FieldReason::Destroyed))
      say("its destructor runs at the end of its scope, in " +
          line(Source.lineOf(R->Where.Begin)) + ", after " +
          lines(pointLines(Id, FieldReason::Destroyed)));
  }

  void advise(VarId Id, const Variable &V, FieldReport &Field) {
    switch (V.Kind) {
    case Variable::Parameter:
      if (!V.IsObject && !V.Type.IsReference && !V.Type.IsScalar)
        Field.Advice = "take it by reference or as a view, where what is passed "
                       "outlives the future";
      return;
    case Variable::Awaited:
      if (!V.AwaitedFunction.empty())
        Field.Advice =
            "make the future of '" +
            withoutUnnamed(
                llvm::StringRef(V.AwaitedFunction).split(' ').first) +
            "' smaller";
      return;
    case Variable::Temporary:
      Field.Advice = "make it in a scope that ends before the co_await, and "
                     "keep what is needed of it";
      return;
    case Variable::Spilled:
      Field.Advice = isOfRangeFor(V)
                         ? "loop without a co_await in the body"
                         : "await in a declaration in front of this statement";
      return;
    case Variable::AliveFlag:
      Field.Advice = "write the conditional operand as an 'if'";
      return;
    case Variable::Polled:
      return;
    case Variable::Local:
      Field.Advice = adviseOnLocal(Id, V);
    }
  }

  std::string adviseOnLocal(VarId Id, const Variable &V) const {
    if (const FieldReason *Read = firstOf(Id, FieldReason::ReadLater)) {
      std::vector<unsigned> Reading;
      for (const auto &[Where, After] : readsOf(Id))
        Reading.push_back(Where.Line);
      std::string Readers = lines(Reading);
      if (V.Type.IsScalar || V.Type.IsReference)
        return "let " + Readers + " do without its earlier value";
      return "copy what " + Readers +
             (Reading.size() == 1 ? " needs" : " need") +
             " of it, and let its scope end before " +
             line(lineOf(Read->Point));
    }
    if (const FieldReason *Borrow = firstOf(Id, FieldReason::Borrowed))
      return "let its scope end before " + line(lineOf(Borrow->Point)) +
             (Borrow->Where.isEmpty()
                  ? ""
                  : ", or give nobody its address in " +
                        line(Source.lineOf(Borrow->Where.Begin)));
    if (const FieldReason *Destroy = firstOf(Id, FieldReason::Destroyed))
      return "let its scope end before " + line(lineOf(Destroy->Point)) +
             ": nothing reads it after that";
    return "enclose it and what uses it in braces that end before the next "
           "co_await";
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
