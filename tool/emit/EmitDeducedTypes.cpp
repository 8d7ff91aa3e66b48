//===- EmitDeducedTypes.cpp - Types that an instantiation finds -----------===//
//
// What a template's future holds may have a type that only the target's compiler
// knows. The future gives it a name, if a field needs it:
//
//   using Fetch = pollux::awaited_t<decltype(std::declval<T &>().fetch())>;
//
// One that only a branch of an `if constexpr` has is a member of a template
// that is not instantiated where the branch is discarded.
//
//===----------------------------------------------------------------------===//

#include "emit/EmitFuture.h"
#include "emit/TextLines.h"
#include "support/Names.h"

namespace pollux {

namespace {

class DeducedTypesEmitter {
public:
  DeducedTypesEmitter(const Function &F, const SourceText &Source,
                      LineWriter &Out, llvm::ArrayRef<FileEdit> Outer)
      : F(F), Source(Source), Out(Out), Outer(Outer) {
    collectNeeded();
  }

  void run() { emitOf(NoBranch, "  "); }

private:
  /// Those that a field needs, and what they need.
  void collectNeeded() {
    IsNeeded.resize(F.DeducedTypes.size());
    auto need = [&](llvm::StringRef Spelling) {
      forEachIdentifier(Spelling, [&](llvm::StringRef Name, bool) {
        for (unsigned I = 0; I != F.DeducedTypes.size(); ++I)
          if (F.DeducedTypes[I].Name == Name)
            IsNeeded[I] = true;
      });
    };
    for (const Variable &V : F.Variables)
      if (V.IsField)
        need(V.Type.FieldType.empty() ? V.Type.Spelling : V.Type.FieldType);
    for (unsigned I = F.DeducedTypes.size(); I-- != 0;) {
      const DeducedType &Type = F.DeducedTypes[I];
      // A class stays in the body unless it is a field's.
      if (Type.Local != NoLocal &&
          F.Locals[Type.Local].Kind == LocalDefinition::Type)
        IsNeeded[I] = F.Locals[Type.Local].IsHoisted;
      if (!IsNeeded[I])
        continue;
      need(Type.Local == NoLocal ? Type.Definition : textOf(Type.Local));
      for (BranchId B = Type.Branch; B != NoBranch; B = F.Branches[B].Around)
        need(F.Branches[B].Condition);
    }
  }

  std::string textOf(LocalId Id) const {
    return F.Locals[Id].Code.str(Source, [](VarId) { return std::string(); });
  }

  void emitMember(const DeducedType &Type, const std::string &Indentation) {
    if (Type.Local == NoLocal)
      return Out.add(Indentation + "using " + Type.Name + " = " +
                     renamed(Type.Definition, F, Source, Outer) + ";");
    // As it stands in the body.
    const LocalDefinition &Local = F.Locals[Type.Local];
    TextLines Lines(Source, Local.Where.Begin, Indentation.size() / 2);
    Lines.add(Indentation);
    llvm::StringRef Written = Source.slice(Local.Where);
    bool IsStatic = Local.Kind != LocalDefinition::Constant ||
                    Written.starts_with("static");
    Lines.add(IsStatic ? "" : "static ");
    Lines.add(Local.Code, F, F.Renames);
    for (LineWriter::Line &Line : Lines.take())
      Out.add(llvm::StringRef(Line.Text).rtrim().str(), Line.Source);
  }

  /// Whether a branch's is handed on to what stands around the branch.
  bool isHandedOn(const DeducedType &Type) const {
    return Type.Local == NoLocal ||
           F.Locals[Type.Local].Kind != LocalDefinition::Constant;
  }

  /// The branch directly in \p Around that \p Branch is, or stands in.
  BranchId outermostIn(BranchId Branch, BranchId Around) const {
    while (F.Branches[Branch].Around != Around)
      Branch = F.Branches[Branch].Around;
    return Branch;
  }

  bool isIn(BranchId Branch, BranchId Around) const {
    while (Branch != Around && Branch != NoBranch)
      Branch = F.Branches[Branch].Around;
    return Branch == Around;
  }

  /// The types of \p Around and of what stands in it, in the order in which they
  /// use each other.
  void emitOf(BranchId Around, const std::string &Indentation) {
    BranchId Done = NoBranch;
    for (unsigned I = 0; I != F.DeducedTypes.size(); ++I) {
      const DeducedType &Type = F.DeducedTypes[I];
      if (!IsNeeded[I] || !isIn(Type.Branch, Around))
        continue;
      if (Type.Branch == Around) {
        emitMember(Type, Indentation);
        continue;
      }
      // The types of one branch follow each other.
      BranchId Inner = outermostIn(Type.Branch, Around);
      if (Inner != Done)
        emitBranch(Inner, Indentation);
      Done = Inner;
    }
  }

  void emitBranch(BranchId Id, const std::string &Indentation) {
    const Branch &B = F.Branches[Id];
    auto forEach = [&](llvm::function_ref<void(const DeducedType &)> Visit) {
      for (unsigned I = 0; I != F.DeducedTypes.size(); ++I)
        if (IsNeeded[I] && isIn(F.DeducedTypes[I].Branch, Id) &&
            isHandedOn(F.DeducedTypes[I]))
          Visit(F.DeducedTypes[I]);
    };
    Out.add(Indentation + "template <bool, class = void>");
    Out.add(Indentation + "struct " + B.Name + " {");
    emitOf(Id, Indentation + "  ");
    Out.add(Indentation + "};");
    std::string Unused = B.Name + "Unused";
    Out.add(Indentation + "template <class " + Unused + ">");
    Out.add(Indentation + "struct " + B.Name + "<false, " + Unused + "> {");
    forEach([&](const DeducedType &Type) {
      Out.add(Indentation + "  using " + Type.Name + " = pollux::Absent;");
    });
    Out.add(Indentation + "};");
    forEach([&](const DeducedType &Type) {
      Out.add(Indentation + "using " + Type.Name + " = typename " + B.Name + "<" +
              B.Condition + ">::" + Type.Name + ";");
    });
  }

  const Function &F;
  const SourceText &Source;
  LineWriter &Out;
  llvm::ArrayRef<FileEdit> Outer;
  std::vector<bool> IsNeeded;
};

} // namespace

void emitDeducedTypes(const Function &F, const SourceText &Source,
                      LineWriter &Out, llvm::ArrayRef<FileEdit> Outer) {
  DeducedTypesEmitter(F, Source, Out, Outer).run();
}

} // namespace pollux
