//===- AllocateStates.cpp - Names for all that is generated ---------------===//
//
// The user's names come first: a variable keeps its own, in the frame and in
// the body. What is generated takes the next free ordinal. A user's variable
// is renamed only where one name would have to stand for two things at once.
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "support/Names.h"
#include "llvm/ADT/StringExtras.h"

namespace pollux {

namespace {

/// Hands out each name once.
class NamePool {
public:
  void reserve(llvm::StringRef Name) { Taken.insert(Name); }


  std::string take(llvm::StringRef Wanted) {
    std::string Name = Wanted.str();
    for (unsigned Ordinal = 2; !Taken.insert(Name).second; ++Ordinal)
      Name = Wanted.str() + "_" + std::to_string(Ordinal);
    return Name;
  }

private:
  llvm::StringSet<> Taken;
};

/// Calls \p Visit with each identifier in \p Text and whether `::` stands in
/// front of it.
void forEachIdentifier(
    llvm::StringRef Text,
    llvm::function_ref<void(llvm::StringRef, bool IsQualified)> Visit) {
  auto isWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  for (size_t I = 0; I < Text.size();) {
    llvm::StringRef Word = Text.drop_front(I).take_while(isWord);
    if (!Word.empty())
      Visit(Word, Text.take_front(I).ends_with("::"));
    I += std::max<size_t>(Word.size(), 1);
  }
}

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
    for (const std::string &Name : F.UsedNames)
      Labels.reserve(Name);
    for (SuspensionPoint &P : F.Points) {
      std::string Snake = toSnakeCase(P.Awaits);
      P.State = States.take("Await" + toCamelCase(Snake));
      P.Label = Labels.take("await_" + Snake);
    }
    this->Labels = Labels;
  }

  void nameFields() {
    NamePool Fields;
    for (llvm::StringRef Name : {"Output", "State", "poll", "pollux", "std"})
      Fields.reserve(Name);
    Fields.reserve(F.FutureName);
    reserveIdentifiers(F.Output, Fields);
    for (const Variable &V : F.Variables)
      if (V.IsField)
        reserveIdentifiers(V.Type.Spelling, Fields);
    for (Variable &V : F.Variables)
      if (V.IsField && V.isUserVisible())
        V.FieldName = Fields.take(V.Name);
    F.StateFieldName = Fields.take("state");
    for (Variable &V : F.Variables)
      if (V.IsField && !V.isUserVisible())
        V.FieldName = Fields.take(toSnakeCase(V.Name));
  }

  void nameBody() {
    NamePool Body;
    for (const std::string &Name : F.UsedNames)
      Body.reserve(Name);
    for (const Variable &V : F.Variables)
      if (V.isUserVisible())
        Body.reserve(V.Name);
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
      if (V.IsField)
        forEachIdentifier(V.Type.Spelling,
                          [&](llvm::StringRef Name, bool IsQualified) {
                            if (!IsQualified)
                              Outer.insert(Name);
                          });
    }
    for (Variable &V : F.Variables) {
      if (!V.isUserVisible())
        continue;
      V.BodyName = V.Name;
      // A reference that is bound by a block is in scope only there.
      bool HasAlias = V.IsField && !V.isUserReference();
      if (!HasAlias || V.Name.empty())
        continue;
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
    // The body keeps the function's own name, as an overload that takes the
    // frame: `__func__`, assertions and backtraces say what they said.
    F.PollName = F.Name;
    for (const Variable &V : F.Variables)
      if (V.FieldName == F.Name)
        F.PollName = Body.take(F.Name + "_poll");
    std::string Polled = Body.take("polled");
    for (Variable &V : F.Variables) {
      if (V.Kind == Variable::Polled)
        V.BodyName = Polled;
      else if (!V.isUserVisible() && !V.IsField)
        V.BodyName = Body.take(toSnakeCase(V.Name));
      if (V.IsField && V.NeedsDestruction)
        V.GuardName = Body.take(V.FieldName + "_live");
    }
  }

  /// Labels in front of the blocks that a resumption enters from their top.
  void nameEntries() {
    walk(*F.Root, [&](Op &O) {
      auto *Block = llvm::dyn_cast<BlockOp>(&O);
      if (!Block)
        return;
      Block->Points.clear();
      walk(*Block, [&](Op &Inner) {
        if (auto *Await = llvm::dyn_cast<AwaitOp>(&Inner))
          Block->Points.push_back(Await->Point);
      });
      if (Block == F.Root.get() || !Block->needsEntry() ||
          Block->Points.empty())
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

  Function &F;
  PassContext &Context;
  NamePool Labels;
};

} // namespace

void allocateStates(Function &F, PassContext &Context) {
  Namer(F, Context).run();
}

} // namespace pollux
