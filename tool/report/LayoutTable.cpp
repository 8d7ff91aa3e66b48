//===- LayoutTable.cpp - Each future as a table, for a terminal -----------===//
//
//   largest first
//     size  future
//      112  one_after_the_other_future
//      104  fetch_price_future
//
//   fetch_price (line 16)
//   fetch_price_future: 104 bytes, aligned to 8, 7 bytes of it padding
//
//     offset  size  align  field      type           shares bytes with
//          0    32      8  item       std::string
//     ...
//
//     item: parameter, line 16
//       across  AwaitSleepFor (line 17)
//       because a call keeps its arguments until the first poll
//       to save take it by reference ...
//
//===----------------------------------------------------------------------===//

#include "report/Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

namespace {

/// So much of a type, and so many names, stand in a row; --emit=json has all. Of two
/// types that differ somewhere, most differ at the end.
constexpr size_t MaxType = 48, MaxNames = 4;

/// Rows of words under a heading, as wide as they need to be.
class Table {
public:
  /// \p IsNumber says of each column whether it is aligned to the right.
  Table(std::vector<std::string> Heading, std::vector<bool> IsNumber)
      : Rows{std::move(Heading)}, IsNumber(std::move(IsNumber)) {}

  void add(std::vector<std::string> Row) { Rows.push_back(std::move(Row)); }

  void write(llvm::raw_ostream &OS) const {
    std::vector<size_t> Widths(IsNumber.size());
    for (const auto &Row : Rows)
      for (size_t I = 0; I != Row.size(); ++I)
        Widths[I] = std::max(Widths[I], Row[I].size());
    for (const auto &Row : Rows) {
      std::string Line;
      for (size_t I = 0; I != Row.size(); ++I) {
        std::string Blank(Widths[I] - Row[I].size(), ' ');
        Line += "  " + (IsNumber[I] ? Blank + Row[I] : Row[I] + Blank);
      }
      OS << llvm::StringRef(Line).rtrim() << '\n';
    }
  }

private:
  std::vector<std::vector<std::string>> Rows;
  std::vector<bool> IsNumber;
};

std::string shortened(llvm::StringRef Type) {
  std::string Line = oneLine(Type, std::string::npos);
  if (Line.size() <= MaxType)
    return Line;
  size_t Kept = MaxType - 3, Front = Kept / 2;
  return Line.substr(0, Front) + "..." + Line.substr(Line.size() - (Kept - Front));
}

std::string bytes(uint64_t Count) {
  return std::to_string(Count) + (Count == 1 ? " byte" : " bytes");
}

/// The words of a paragraph, broken at the terminal's width; \p Code in one
/// piece.
void writeWrapped(llvm::raw_ostream &OS, const char *Head,
                  llvm::StringRef Text, llvm::StringRef Code = {}) {
  constexpr size_t Width = 100, Indent = 12;
  std::string Line = "    " + std::string(Head);
  Line.resize(Indent, ' ');
  bool IsFirst = true;
  llvm::SmallVector<llvm::StringRef, 32> Tokens;
  Text.split(Tokens, ' ');
  if (!Code.empty())
    Tokens.push_back(Code);
  for (llvm::StringRef Word : Tokens) {
    if (!IsFirst && Line.size() + 1 + Word.size() > Width) {
      OS << Line << '\n';
      Line = std::string(Indent, ' ');
      IsFirst = true;
    }
    Line += (IsFirst ? "" : " ") + Word.str();
    IsFirst = false;
  }
  OS << Line << '\n';
}

void writeTable(const FutureLayout &Layout, llvm::raw_ostream &OS) {
  Table T({"offset", "size", "align", "field", "type", "shares bytes with"},
          {true, true, true, false, false, false});
  std::vector<std::pair<uint64_t, uint64_t>> Padding = Layout.padding();
  size_t Next = 0;
  auto addPadding = [&](uint64_t Before) {
    for (; Next != Padding.size() && Padding[Next].first < Before; ++Next)
      T.add({std::to_string(Padding[Next].first),
             std::to_string(Padding[Next].second), "", "-", "(padding)"});
  };
  for (const PlacedField &Field : Layout.Fields) {
    addPadding(Field.Offset);
    std::string Shares;
    size_t Sharing = 0;
    for (const PlacedField &Other : Layout.Fields)
      if (&Other != &Field && Field.overlaps(Other) && ++Sharing <= MaxNames)
        Shares += (Shares.empty() ? "" : ", ") + Other.Name;
    if (Sharing > MaxNames)
      Shares += ", and " + std::to_string(Sharing - MaxNames) + " more";
    T.add({std::to_string(Field.Offset), std::to_string(Field.Size),
           std::to_string(Field.Align), Field.Name, shortened(Field.Type), Shares});
  }
  addPadding(~uint64_t(0));
  T.write(OS);
}

void writeField(const FunctionReport &F, const FieldReport &Field,
                llvm::raw_ostream &OS) {
  OS << "  " << Field.Name << ": " << Field.Role;
  if (!Field.Variable.empty() && Field.Variable != Field.Name)
    OS << " '" << Field.Variable << "'";
  if (Field.Role != llvm::StringRef("state"))
    OS << ", line " << Field.Declared.Line;
  OS << '\n';
  std::string Kept;
  for (const ReasonReport &R : Field.Reasons) {
    const StateReport &State = F.States[R.State];
    Kept += (Kept.empty() ? "" : ", ") + State.Name + " (line " +
            std::to_string(State.What.Line) + ")";
  }
  if (!Kept.empty())
    writeWrapped(OS, "across", Kept);
  for (size_t I = 0; I != Field.Why.size(); ++I)
    writeWrapped(OS, I == 0 ? "because" : "",
                 Field.Why[I].Text + (Field.Why[I].Code.empty() ? "" : ":"),
                 Field.Why[I].Code);
  if (!Field.Advice.empty())
    writeWrapped(OS, "to save", Field.Advice);
}

void writeFunction(const FunctionReport &F, llvm::raw_ostream &OS) {
  OS << F.Name << " ("
     << (F.Header.empty() ? "line " : F.Header + ":") << F.Line << ")\n";
  for (const FutureLayout &Layout : F.Layouts) {
    uint64_t Lost = 0;
    for (auto [Offset, Size] : Layout.padding())
      Lost += Size;
    OS << Layout.Type << ": " << bytes(Layout.Size) << ", aligned to "
       << Layout.Align;
    if (Lost)
      OS << ", " << bytes(Lost) << " of it padding";
    OS << "\n\n";
    writeTable(Layout, OS);
    OS << '\n';
  }
  if (F.Layouts.empty()) {
    OS << F.FutureName
       << ": the sizes depend on template parameters, and nothing in this file "
          "fixes them\n\n";
    Table T({"field", "type"}, {false, false});
    for (const FieldReport &Field : F.Fields)
      T.add({Field.Name, shortened(Field.Type)});
    T.write(OS);
    OS << '\n';
  }
  for (const FieldReport &Field : F.Fields)
    writeField(F, Field, OS);
}

} // namespace

/// All futures of the file, if there are several, so that one sees where to look.
static void writeOverview(const FileReport &Report, llvm::raw_ostream &OS) {
  std::vector<const FutureLayout *> Layouts;
  for (const FunctionReport &F : Report.Functions)
    for (const FutureLayout &Layout : F.Layouts)
      Layouts.push_back(&Layout);
  if (Layouts.size() < 2)
    return;
  llvm::stable_sort(Layouts, [](const auto *A, const auto *B) {
    return A->Size > B->Size;
  });
  Table T({"size", "future"}, {true, false});
  for (const FutureLayout *Layout : Layouts)
    T.add({std::to_string(Layout->Size), Layout->Type});
  OS << "\nlargest first\n\n";
  T.write(OS);
}

void writeLayout(const FileReport &Report, llvm::raw_ostream &OS) {
  OS << Report.File << '\n';
  writeOverview(Report, OS);
  for (const FunctionReport &F : Report.Functions) {
    OS << '\n';
    writeFunction(F, OS);
  }
  if (Report.Functions.empty())
    OS << "\nno async function\n";
  if (!Report.Boxes.empty())
    OS << "\nboxed\n";
  for (const BoxReport &Box : Report.Boxes)
    OS << "  line " << Box.Line << ": the future of '" << Box.Function << "': "
       << Box.Reason << '\n';
}

} // namespace pollux
