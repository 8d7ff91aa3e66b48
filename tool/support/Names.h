//===- Names.h - The user's names in another case ---------------*- C++ -*-===//

#ifndef POLLUX_SUPPORT_NAMES_H
#define POLLUX_SUPPORT_NAMES_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace pollux {

/// "fetch_price" and "fetchPrice" become "FetchPrice".
std::string toCamelCase(llvm::StringRef Name);

/// "FetchPrice" and "fetchPrice" become "fetch_price". Never empty.
std::string toSnakeCase(llvm::StringRef Name);

} // namespace pollux

#endif // POLLUX_SUPPORT_NAMES_H
