//===- Names.cpp ----------------------------------------------------------===//

#include "support/Names.h"
#include "llvm/ADT/StringExtras.h"

namespace pollux {

std::string toCamelCase(llvm::StringRef Name) {
  std::string Result;
  bool IsStart = true;
  for (char C : Name) {
    if (C == '_') {
      IsStart = true;
      continue;
    }
    Result += IsStart ? llvm::toUpper(C) : C;
    IsStart = false;
  }
  return Result;
}

std::string toSnakeCase(llvm::StringRef Name) {
  std::string Result;
  bool WasLower = false;
  for (char C : Name) {
    bool IsUpper = C >= 'A' && C <= 'Z';
    if (IsUpper && WasLower)
      Result += '_';
    Result += llvm::toLower(C);
    WasLower = !IsUpper && C != '_';
  }
  while (!Result.empty() && Result.back() == '_')
    Result.pop_back();
  return Result.empty() ? "future" : Result;
}

std::vector<llvm::StringRef> membersOf(bool IsStream) {
  if (!IsStream)
    return {"Output", "poll", "poll_in_place"};
  // With those of pollux::StreamExt.
  return {"Item",  "poll_next", "next",     "map",     "filter",
          "take",  "merge",     "buffered", "for_each", "collect"};
}

void forEachIdentifier(
    llvm::StringRef Text,
    llvm::function_ref<void(llvm::StringRef, bool)> Visit) {
  auto isWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  for (size_t I = 0; I < Text.size();) {
    llvm::StringRef Word = Text.drop_front(I).take_while(isWord);
    llvm::StringRef Before = Text.take_front(I);
    bool IsMember = (Before.ends_with(".") && !Before.ends_with("..")) ||
                    Before.ends_with("->");
    if (!Word.empty() && !IsMember)
      Visit(Word, Before.ends_with("::"));
    I += std::max<size_t>(Word.size(), 1);
  }
}

} // namespace pollux
