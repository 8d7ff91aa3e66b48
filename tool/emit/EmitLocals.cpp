//===- EmitLocals.cpp - What the body defines and the future names --------===//
//
//   inline namespace keep_locals {
//   struct Pair { int a, b; };            as it stood in the body
//
//   inline auto make_add(int &k) {        binds what the lambda captures
//     return [k](int a) { return a + k; };
//   }
//   using Add = pollux::returned_t<decltype(make_add)>;
//   }
//
// The maker of a closure that captures `this` is a member of the class, and the
// future gives the closure's type a name.
//
//===----------------------------------------------------------------------===//

#include "emit/EmitFuture.h"
#include "emit/TextLines.h"

namespace pollux {

namespace {

std::string parametersOf(const LocalDefinition &Closure) {
  std::string Result;
  for (const std::string &Parameter : Closure.Parameters)
    Result += (Result.empty() ? "" : ", ") + Parameter;
  return Result;
}

class LocalsEmitter {
public:
  LocalsEmitter(const Function &F, const SourceText &Source, LineWriter &Out,
                llvm::ArrayRef<FileEdit> Renames)
      : F(F), Source(Source), Out(Out), Renames(Renames) {}

  void run() {
    if (llvm::any_of(F.Locals, [](const LocalDefinition &L) {
          return L.IsHoisted && !L.IsMember && !L.IsInFuture;
        }))
      emitNamespace();
    for (const LocalDefinition &Local : F.Locals)
      if (Local.IsHoisted && Local.IsMember) {
        for (size_t I = 0; I != F.numClassHeads(); ++I)
          Out.add(F.TemplateHeads[I]);
        if (!Local.TemplateHead.empty())
          Out.add(Local.TemplateHead);
        emitMaker(Local,
                  (F.isTemplate() ? "auto " : "inline auto ") + F.Scope +
                      Local.Maker,
                  F.Qualifiers);
        Out.add("");
      }
  }

  /// In the lambda, in front of its future. What the lambda captures they see by
  /// reference, as its body does.
  void runInLambda() {
    for (const LocalDefinition &Local : F.Locals) {
      if (!Local.IsHoisted)
        continue;
      emitMaker(Local, "auto " + Local.Maker + " = [&]", "", ";");
      // In a generic lambda the future gives its type a name.
      if (F.IsDependent)
        Out.add("using " + Local.MakerType + " = decltype(" + Local.Maker + ");");
      else
        emitType(Local);
    }
  }

private:
  void emitNamespace() {
    Out.add("/// Types that the body of `" + F.Scope + F.Name +
            "` declares and its future holds. Inline, so that");
    Out.add("/// argument-dependent lookup finds what it found there.");
    std::string Tag =
        F.isInHeader() ? "[[gnu::abi_tag(\"" + F.Header + "\")]] " : "";
    Out.add("inline namespace " + Tag + F.LocalsName + " {");
    // As the future.
    if (F.IsInternal)
      Out.add("inline namespace {");
    bool IsFirst = true;
    for (const LocalDefinition &Local : F.Locals) {
      if (!Local.IsHoisted || Local.IsMember || Local.IsInFuture)
        continue;
      if (!IsFirst)
        Out.add("");
      IsFirst = false;
      if (Local.Kind != LocalDefinition::Closure) {
        code("", Local.Code, "", Local.Where, 0);
        continue;
      }
      if (F.isTemplate()) {
        Out.add(Local.TemplateHead);
        emitMaker(Local, (Local.IsConstexpr ? "constexpr auto " : "auto ") +
                             Local.Maker, "");
        continue; // The future gives its type a name.
      }
      emitMaker(Local, (Local.IsConstexpr ? "constexpr auto " : "inline auto ") +
                           Local.Maker, "");
      emitType(Local);
    }
    if (F.IsInternal)
      Out.add("} // namespace");
    Out.add("} // namespace " + F.LocalsName);
    Out.add("");
  }

  void emitType(const LocalDefinition &Local) {
    Out.add("using " + Local.TypeName + " = pollux::returned_t<decltype(" +
            Local.Maker + ")>;");
  }

  void emitMaker(const LocalDefinition &Local, const std::string &Head,
                 llvm::StringRef Qualifiers, llvm::StringRef End = "") {
    Out.add(Head + "(" + parametersOf(Local) + ")" + Qualifiers.str() + " {",
            Source.lineOf(Local.Where.Begin));
    for (const Text &Statement : Local.Preamble)
      code("", Statement, "", Local.Where, 1);
    code("return ", Local.Code, ";", Local.Where, 1);
    Out.add("}" + End.str());
  }

  /// Writes \p Before, the text, \p After; the text may take several lines.
  void code(llvm::StringRef Before, const Text &T, llvm::StringRef After,
            Span Statement, unsigned Depth) {
    TextLines Lines(Source, Statement.Begin, Depth);
    Lines.add(std::string(2 * Depth, ' '));
    Lines.add(Before);
    Lines.add(T, F, Renames);
    Lines.add(After);
    for (LineWriter::Line &Line : Lines.take())
      Out.add(llvm::StringRef(Line.Text).rtrim().str(), Line.Source);
  }

  const Function &F;
  const SourceText &Source;
  LineWriter &Out;
  llvm::ArrayRef<FileEdit> Renames;
};

} // namespace

std::vector<FileEdit> makerDeclarations(const Function &F,
                                        const SourceText &Source) {
  std::vector<FileEdit> Edits;
  for (const LocalDefinition &Local : F.Locals) {
    if (!Local.IsHoisted || !Local.IsMember)
      continue;
    std::string Words = Local.TemplateHead +
                        (Local.TemplateHead.empty() ? "" : " ") +
                        (F.IsStaticMember ? "static " : "") + "auto " + Local.Maker + "(" + parametersOf(Local) +
                        ")" + F.Qualifiers + ";";
    // On a line of its own, if the brace is.
    unsigned At = F.ClassEnd;
    if (Source.isFirstOnLine(At)) {
      Words = Source.indentationAt(At).str() + "  " + Words + "\n";
      At = Source.lineBegin(At);
    } else {
      Words += " ";
    }
    Edits.push_back({{At, At}, Words});
  }
  return Edits;
}

void emitLocals(const Function &F, const SourceText &Source, LineWriter &Out) {
  if (llvm::any_of(F.Locals,
                   [](const LocalDefinition &L) { return L.IsHoisted; }))
    LocalsEmitter(F, Source, Out, F.Renames).run();
}

void emitMakers(const Function &F, const SourceText &Source,
                llvm::ArrayRef<FileEdit> Renames, LineWriter &Out) {
  LocalsEmitter(F, Source, Out, Renames).runInLambda();
}

} // namespace pollux
