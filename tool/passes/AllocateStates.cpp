//===- AllocateStates.cpp - Names for all that is generated ---------------===//
//
// The user's names come first: a variable keeps its own, in the frame and in
// the body. What is generated takes the next free ordinal. A user's variable
// is renamed only where one name would have to stand for two things at once.
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "support/Names.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

namespace pollux {

namespace {

/// Hands out each name once.
class NamePool {
public:
  void reserve(llvm::StringRef Name) { Taken.insert(Name); }

  std::string take(llvm::StringRef Wanted) {
    std::string Name = Wanted.str();
    for (unsigned &Last = LastOrdinal.try_emplace(Wanted, 1).first->second;
         !Taken.insert(Name).second;)
      Name = Wanted.str() + "_" + std::to_string(++Last);
    return Name;
  }

private:
  llvm::StringSet<> Taken;
  /// Up to which all have been taken.
  llvm::StringMap<unsigned> LastOrdinal;
};

void reserveIdentifiers(llvm::StringRef Text, NamePool &Pool) {
  forEachIdentifier(Text,
                    [&](llvm::StringRef Name, bool) { Pool.reserve(Name); });
}

class Namer {
public:
  Namer(Function &F, PassContext &Context) : F(F), Context(Context) {}

  void run() {
    nameStates();
    nameFields();
    nameBody();
    nameEntries();
  }

private:
  void nameStates() {
    NamePool States, Labels;
    States.reserve("Start");
    States.reserve("Done");
    for (const std::string &Name : F.TemplateParameters)
      States.reserve(Name);
    for (const std::string &Name : F.UsedNames)
      Labels.reserve(Name);
    for (SuspensionPoint &P : F.Points) {
      std::string Snake = toSnakeCase(P.Awaits);
      P.State = States.take((P.IsYield ? "Yield" : "Await") + toCamelCase(Snake));
      P.Label = Labels.take((P.IsYield ? "yield_" : "await_") + Snake);
    }
    this->Labels = Labels;
  }

  void nameFields() {
    NamePool Fields;
    for (llvm::StringRef Name : {"State", "pollux", "std"})
      Fields.reserve(Name);
    for (llvm::StringRef Name : membersOf(F.IsStream))
      Fields.reserve(Name);
    Fields.reserve(F.FutureName);
    // The types of the fields may be named with them.
    for (const std::string &Name : F.RenamedAround)
      Fields.reserve(Name);
    reserveIdentifiers(F.Output, Fields);
    for (const std::string &Head : F.TemplateHeads)
      reserveIdentifiers(Head, Fields);
    for (const std::string &Name : F.TemplateParameters)
      Fields.reserve(Name);
    for (const DeducedType &Type : F.DeducedTypes) {
      Fields.reserve(Type.Name);
      forEachIdentifier(Type.Definition,
                        [&](llvm::StringRef Name, bool IsQualified) {
                          if (!IsQualified)
                            Fields.reserve(Name);
                        });
    }
    for (const LocalDefinition &Local : F.Locals)
      if (Local.IsInFuture)
        reserveIdentifiers(Context.Source.slice(Local.Where), Fields);
    for (const Branch &B : F.Branches) {
      Fields.reserve(B.Name);
      reserveIdentifiers(B.Condition, Fields);
    }
    for (const Variable &V : F.Variables)
      if (V.IsField)
        reserveIdentifiers(V.Type.Spelling, Fields);
    for (Variable &V : F.Variables)
      if (V.IsField && V.isUserVisible() && !V.IsObject && V.FieldOf == NoVar)
        V.FieldName = Fields.take(V.Name);
    F.StateFieldName = Fields.take("state");
    for (Variable &V : F.Variables)
      if (V.IsObject)
        V.FieldName = Fields.take(V.Name);
    for (Variable &V : F.Variables)
      if (V.IsField && !V.isUserVisible() && V.FieldOf == NoVar)
        V.FieldName = Fields.take(toSnakeCase(V.Name));
    for (Variable &V : F.Variables)
      if (V.FieldOf != NoVar)
        V.FieldName = F.var(V.FieldOf).FieldName;
  }

  void nameBody() {
    NamePool Body;
    for (const std::string &Name : F.UsedNames)
      Body.reserve(Name);
    for (const Variable &V : F.Variables)
      if (V.isUserVisible())
        Body.reserve(V.Name);
    for (const std::string &Head : F.TemplateHeads)
      forEachIdentifier(Head, [&](llvm::StringRef Name, bool) {
        Body.reserve(Name);
      });
    // A field's alias stands at the top of the body, where its name must mean
    // nothing else.
    llvm::StringSet<> Outer, Aliases;
    for (const std::string &Name : F.OuterNames)
      Outer.insert(Name);
    for (const Variable &V : F.Variables) {
      // Declared where it was: it would hide an alias of its name.
      if (V.isUserVisible() && (!V.IsField || V.isUserReference()))
        Outer.insert(V.Name);
      forEachIdentifier(V.Bindings, [&](llvm::StringRef Name, bool) {
        Outer.insert(Name);
        Body.reserve(Name);
      });
      // The type is named where the field is constructed.
      if (V.IsField && !V.IsPack)
        forEachIdentifier(V.Type.Spelling,
                          [&](llvm::StringRef Name, bool IsQualified) {
                            if (!IsQualified)
                              Outer.insert(Name);
                          });
    }
    for (Variable &V : F.Variables) {
      if (!V.isUserVisible() || V.IsObject)
        continue;
      V.BodyName = V.Name;
      // A reference that is bound by a block is in scope only there.
      bool HasAlias = V.IsField && !V.isUserReference();
      if (!HasAlias || V.Name.empty())
        continue;
      // One alias serves all that use the field in turn.
      if (V.FieldOf != NoVar) {
        V.BodyName = F.var(V.FieldOf).BodyName;
        if (V.BodyName != V.Name && V.IsNamedInMacro)
          Context.Refuse(V, "");
        continue;
      }
      if (!Outer.contains(V.Name) && Aliases.insert(V.Name).second)
        continue;
      if (V.IsNamedInMacro)
        Context.Refuse(V, "");
      V.BodyName = Body.take(V.Name);
    }
    F.FrameName = Body.take("frame");
    F.ContextName = Body.take("cx");
    F.ResumeName = Body.take("resume");
    F.SuspendedName = Body.take("suspended");
    F.CompletionName = Body.take("completion");
    if (F.IsLambda)
      F.LambdaBodyName = Body.take("body");
    // The body keeps the function's own name, as an overload that takes the
    // frame: `__func__`, assertions and backtraces say what they said.
    if (F.PollName.empty())
      F.PollName = F.Name;
    // The future's `poll` would find its field; one with an object calls the
    // body on that.
    bool HasObject = llvm::any_of(
        F.Variables, [](const Variable &V) { return V.IsObject; });
    bool IsHidden = llvm::is_contained(membersOf(F.IsStream), F.Name) ||
                    F.Name == F.StateFieldName || F.Name == "State" || F.Name == "cx";
    for (const Variable &V : F.Variables)
      IsHidden |= V.FieldName == F.Name;
    if (IsHidden && !HasObject && !F.IsDeclaredApart)
      F.PollName = Body.take(F.Name + "_poll");
    std::string Polled = Body.take("polled");
    for (Variable &V : F.Variables) {
      if (V.Kind == Variable::Polled)
        V.BodyName = Polled;
      else if (V.CopyOf != NoVar && F.var(V.CopyOf).isUserVisible())
        V.BodyName = F.var(V.CopyOf).BodyName; // It hides the alias.
      else if (!V.isUserVisible() && !V.IsField)
        V.BodyName = Body.take(toSnakeCase(V.Name));
      if (V.isGuarded())
        V.GuardName = Body.take(V.FieldName + "_live");
    }
  }

  /// Labels in front of the blocks that a resumption enters from their top.
  void nameEntries() {
    walk(*F.Root, [&](Op &O) {
      if (auto *If = llvm::dyn_cast<IfOp>(&O); If && If->IsConstexpr)
        return nameBranches(*If, "");
      auto *Block = llvm::dyn_cast<BlockOp>(&O);
      if (!Block)
        return;
      Block->Points.clear();
      walk(*Block, [&](Op &Inner) {
        if (auto *Suspend = llvm::dyn_cast<SuspendOp>(&Inner))
          Block->Points.push_back(Suspend->Point);
      });
      if (Block == F.Root.get() || !Block->needsEntry() ||
          Block->Points.empty() || !Block->EntryLabel.empty())
        return;
      if (Block->IsTryBody) {
        Block->EntryLabel = Labels.take("enter_try");
        return;
      }
      VarId First =
          Block->Binding != NoVar ? Block->Binding : Block->Guarded.front();
      Block->EntryLabel =
          Labels.take("scope_of_" + toSnakeCase(F.var(First).Name));
    });
  }

  /// All branches of an `if constexpr`, and of those that its `else` chains to
  /// it, are entered at one label, in front of it all.
  void nameBranches(IfOp &If, std::string Label) {
    if (!Named.insert(&If).second || !hasSuspension(If))
      return; // Or it is chained to one that has been looked at.
    if (Label.empty())
      Label = Labels.take("enter_if");
    for (BlockOp *Branch : {If.Then.get(), If.Else.get()}) {
      if (!Branch)
        continue;
      if (IfOp *Chained = chainedIf(*Branch))
        nameBranches(*Chained, Label);
      else if (hasSuspension(*Branch))
        Branch->EntryLabel = Label;
    }
  }

  Function &F;
  PassContext &Context;
  NamePool Labels;
  llvm::SmallPtrSet<const IfOp *, 4> Named;
};

} // namespace

void allocateStates(Function &F, PassContext &Context) {
  Namer(F, Context).run();
}

} // namespace pollux
