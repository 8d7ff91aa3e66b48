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

} // namespace pollux
