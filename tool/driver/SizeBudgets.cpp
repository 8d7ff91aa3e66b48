//===- SizeBudgets.cpp ----------------------------------------------------===//

#include "driver/SizeBudgets.h"
#include "diagnostics/Diagnose.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/MemoryBuffer.h"

namespace pollux {

namespace {

/// So many fields are named, even if they are small.
constexpr size_t MinNotes = 3;

class Checker {
public:
  Checker(const FileReport &File, const EditedText &MainFile,
          clang::DiagnosticsEngine &Diags)
      : File(File), MainFile(MainFile), SM(Diags.getSourceManager()),
        Report(Diags, AsWritten) {}

  void check(const FunctionReport &F, uint64_t Limit) {
    const FutureLayout *Largest = nullptr;
    for (const FutureLayout &Layout : F.Layouts)
      if (!Largest || Layout.Size > Largest->Size)
        Largest = &Layout;
    if (!Largest || Largest->Size <= Limit)
      return;
    Report.refuse(place(F.Offset), Refusal::TooLarge,
                  {F.IsTemplate ? Largest->Type : F.Name,
                   std::to_string(Largest->Size), std::to_string(Limit)});
    std::vector<PlacedField> Fields = Largest->Fields;
    llvm::stable_sort(Fields, [](const PlacedField &A, const PlacedField &B) {
      return A.Size > B.Size;
    });
    for (size_t I = 0; I != Fields.size(); ++I) {
      if (I >= MinNotes && Fields[I].Size < Largest->Size / 16)
        break;
      const FieldReport *Field = F.findField(Fields[I].Name);
      if (!Field || Field->Role == llvm::StringRef("state"))
        continue;
      Report.note(place(Field->Offset), Note::FieldTakes,
                  {Field->Variable.empty() ? Field->Name : Field->Variable,
                   std::to_string(Fields[I].Size), Fields[I].Type});
    }
  }

private:
  clang::SourceLocation place(unsigned Offset) {
    // The main file of this parse is the lowered one.
    if (Source.isInvalid())
      Source = SM.createFileID(llvm::MemoryBuffer::getMemBufferCopy(
          MainFile.original(), File.File));
    return SM.getLocForStartOfFile(Source).getLocWithOffset(
        MainFile.originalOffset(Offset));
  }

  const FileReport &File;
  const EditedText &MainFile;
  clang::SourceManager &SM;
  clang::FileID Source;
  /// Places are those of the source already.
  EditedText AsWritten;
  Reporter Report;
};

} // namespace

std::string findUnknownFunction(const std::vector<SizeBudget> &Budgets,
                                const FileReport &Report) {
  for (const SizeBudget &Budget : Budgets)
    if (llvm::none_of(Report.Functions, [&](const FunctionReport &F) {
          return F.Name == Budget.Function;
        }))
      return Budget.Function;
  return {};
}

std::string findUnmeasuredFunction(const std::vector<SizeBudget> &Budgets,
                                   const FileReport &Report) {
  for (const SizeBudget &Budget : Budgets)
    if (llvm::all_of(Report.Functions, [&](const FunctionReport &F) {
          return F.Name != Budget.Function || F.Layouts.empty();
        }))
      return Budget.Function;
  return {};
}

void checkSizeBudgets(const std::vector<SizeBudget> &Budgets,
                      const FileReport &Report, const EditedText &MainFile,
                      clang::DiagnosticsEngine &Diags) {
  Checker Check(Report, MainFile, Diags);
  for (const FunctionReport &F : Report.Functions)
    for (const SizeBudget &Budget : Budgets)
      if (Budget.Function == F.Name)
        Check.check(F, Budget.Bytes);
}

} // namespace pollux
