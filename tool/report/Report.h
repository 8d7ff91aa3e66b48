//===- Report.h - What a file's futures are made of -------------*- C++ -*-===//
//
// The model that all views show (--emit=layout, dot, mermaid, json): plain data,
// taken from each Function when all passes have run. It outlives the parse, so
// that what a compiler says of the lowered text can be added: the layouts.
//
//   Function ─reportOn─▶ FunctionReport ─┬─▶ writeLayout
//   lowered text ─Clang─▶ FutureLayout ──┤   writeDot, writeMermaid
//                                        └─▶ writeJson
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_REPORT_REPORT_H
#define POLLUX_REPORT_REPORT_H

#include "analysis/FieldReasons.h"
#include "ir/IR.h"
#include <cstdint>
#include <string>
#include <vector>

namespace pollux {

/// A place in the source and what stands there, on one line and shortened.
struct Quote {
  unsigned Line = 0;
  std::string Text;

  bool operator==(const Quote &Other) const {
    return Line == Other.Line && Text == Other.Text;
  }
};

/// A sentence about the source, and what it quotes, or nothing.
struct Sentence {
  std::string Text, Code;
};

/// One state. The first is Start, the last Done.
struct StateReport {
  enum KindTy { Start, Await, Yield, Done };
  std::string Name;
  KindTy Kind;
  /// What is awaited or yielded; of Start, the function's line.
  Quote What;
};

/// Control may go from one state to another.
struct EdgeReport {
  /// Indices into the function's states.
  unsigned From, To;
  /// The ways there: on each, the conditions that hold, in the user's words. One
  /// of them is empty if nothing decides.
  std::vector<std::vector<Quote>> Paths;
  /// Too many ways to tell apart; Paths is empty.
  bool HasMore = false;
  /// Which condition of its only way is the "else" of the only other way out of
  /// the state, or -1.
  int ElseAt = -1;
};

/// Why a field is kept while the future is suspended in one state.
struct ReasonReport {
  /// Index into the function's states.
  unsigned State;
  FieldReason::KindTy Kind;
  /// The next read, what made the address known, or the scope's end.
  Quote Where;
};

/// One member of the frame.
struct FieldReport {
  /// In the struct, and as the user calls it (empty if he doesn't).
  std::string Name, Variable;
  /// "parameter", "local variable", "awaited future", "state".
  const char *Role;
  /// As far as the tool knows; a compiler's word is in the layouts.
  std::string Type;
  /// Where it is declared or made; and the offset in the text that was lowered.
  Quote Declared;
  unsigned Offset = 0;
  std::vector<ReasonReport> Reasons;
  /// Why it is stored, and what change would remove it.
  std::vector<Sentence> Why;
  std::string Advice;
};

/// Where a compiler has placed one field.
struct PlacedField {
  std::string Name, Type;
  uint64_t Offset = 0, Size = 0, Align = 1;

  bool overlaps(const PlacedField &Other) const {
    return Offset < Other.Offset + Other.Size &&
           Other.Offset < Offset + Size;
  }
};

/// What a compiler says of one future; of a template's, of one instantiation.
struct FutureLayout {
  /// As it can be written at namespace scope: "Client<int>::get_future".
  std::string Type;
  uint64_t Size = 0, Align = 1;
  /// By offset.
  std::vector<PlacedField> Fields;

  /// Whether some byte is the field's called \p Name only, so that the future would
  /// be smaller without it. The names of a template's fields may be others there;
  /// says so of them.
  bool hasBytesOfItsOwn(llvm::StringRef Name) const;
  /// The bytes that no field covers, as offsets and sizes.
  std::vector<std::pair<uint64_t, uint64_t>> padding() const;
};

struct FunctionReport {
  std::string Name;
  /// The header that defines it; empty for the file that is reported on.
  std::string Header;
  unsigned Line = 0;
  unsigned Offset = 0;
  /// "future" or "stream".
  const char *Kind = "future";
  /// The struct's own name, and what identifies it among those of its file:
  /// qualified, without unnamed namespaces.
  std::string FutureName, Key;
  bool IsLambda = false;
  /// Depends on a template's parameters.
  bool IsTemplate = false;
  /// An explicit specialisation, with the template's key.
  bool IsSpecialization = false;
  std::vector<StateReport> States;
  std::vector<EdgeReport> Edges;
  /// The state is the last one.
  std::vector<FieldReport> Fields;
  /// None for a template that the file does not instantiate.
  std::vector<FutureLayout> Layouts;

  const FieldReport *findField(llvm::StringRef FieldName) const;
  /// Takes back what has been advised on fields for which others need the room.
  /// The layouts are known.
  void dropIdleAdvice();
};

/// A future that is boxed.
struct BoxReport {
  unsigned Line, Column;
  std::string Function, Reason;
};

struct FileReport {
  std::string File;
  /// In the order of the source; then the templates of headers that the file
  /// instantiates.
  std::vector<FunctionReport> Functions;
  std::vector<BoxReport> Boxes;
};

/// Takes from \p F, on which all passes have run, what the views show of it.
/// \p Reasons are those of findFieldReasons.
FunctionReport reportOn(const Function &F,
                        const std::vector<std::vector<FieldReason>> &Reasons,
                        const SourceText &Source);

/// "outer::f", where \p Name is "outer::(anonymous namespace)::f".
std::string withoutUnnamed(llvm::StringRef Name);

// The views.

/// A table for each future, for a terminal.
void writeLayout(const FileReport &Report, llvm::raw_ostream &OS);
/// The state diagrams, as Graphviz or Mermaid read them.
void writeDot(const FileReport &Report, llvm::raw_ostream &OS);
void writeMermaid(const FileReport &Report, llvm::raw_ostream &OS);
/// All of it, under the schema of docs/json.md.
void writeJson(const FileReport &Report, llvm::raw_ostream &OS);

} // namespace pollux

#endif // POLLUX_REPORT_REPORT_H
