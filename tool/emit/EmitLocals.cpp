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
//===----------------------------------------------------------------------===//

#include "emit/EmitFuture.h"
#include "emit/TextLines.h"

namespace pollux {

namespace {

class LocalsEmitter {
public:
  LocalsEmitter(const Function &F, const SourceText &Source, LineWriter &Out)
      : F(F), Source(Source), Out(Out) {}

  void run() {
    Out.add("/// Types that the body of `" + F.Name +
            "` declares and its future holds. Inline, so that");
    Out.add("/// argument-dependent lookup finds what it found there.");
    Out.add("inline namespace " + F.LocalsName + " {");
    // Another file may have a static function of the same name.
    if (F.IsStatic)
      Out.add("inline namespace {");
    bool IsFirst = true;
    for (const LocalDefinition &Local : F.Locals) {
      if (!Local.IsHoisted)
        continue;
      if (!IsFirst)
        Out.add("");
      IsFirst = false;
      if (Local.Kind == LocalDefinition::Closure)
        emitMaker(Local);
      else
        code("", Local.Code, "", Local.Where, 0);
    }
    if (F.IsStatic)
      Out.add("} // namespace");
    Out.add("} // namespace " + F.LocalsName);
    Out.add("");
  }

private:
  void emitMaker(const LocalDefinition &Local) {
    std::string Parameters;
    for (const std::string &Parameter : Local.Parameters)
      Parameters += (Parameters.empty() ? "" : ", ") + Parameter;
    Out.add((Local.IsConstexpr ? "constexpr auto " : "inline auto ") +
                Local.Maker + "(" + Parameters + ") {",
            Source.lineOf(Local.Where.Begin));
    for (const Text &Statement : Local.Preamble)
      code("", Statement, "", Local.Where, 1);
    code("return ", Local.Code, ";", Local.Where, 1);
    Out.add("}");
    Out.add("using " + Local.TypeName + " = pollux::returned_t<decltype(" +
            Local.Maker + ")>;");
  }

  /// Writes \p Before, the text, \p After; the text may take several lines.
  void code(llvm::StringRef Before, const Text &T, llvm::StringRef After,
            Span Statement, unsigned Depth) {
    TextLines Lines(Source, Statement.Begin, Depth);
    Lines.add(std::string(2 * Depth, ' '));
    Lines.add(Before);
    for (const Text::Piece &P : T.pieces()) {
      if (P.Kind == Text::Piece::Source)
        Lines.add(P.Source_);
      else
        Lines.add(P.Words);
    }
    Lines.add(After);
    for (LineWriter::Line &Line : Lines.take())
      Out.add(llvm::StringRef(Line.Text).rtrim().str(), Line.Source);
  }

  const Function &F;
  const SourceText &Source;
  LineWriter &Out;
};

} // namespace

void emitLocals(const Function &F, const SourceText &Source, LineWriter &Out) {
  if (llvm::any_of(F.Locals,
                   [](const LocalDefinition &L) { return L.IsHoisted; }))
    LocalsEmitter(F, Source, Out).run();
}

} // namespace pollux
