//===- Names.h - The user's names in another case ---------------*- C++ -*-===//

#ifndef POLLUX_SUPPORT_NAMES_H
#define POLLUX_SUPPORT_NAMES_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace pollux {

/// "fetch_price" and "fetchPrice" become "FetchPrice".
std::string toCamelCase(llvm::StringRef Name);

/// "FetchPrice" and "fetchPrice" become "fetch_price". Never empty.
std::string toSnakeCase(llvm::StringRef Name);

/// The members, besides State, that users of every future or stream know by
/// name: a field has another one.
std::vector<llvm::StringRef> membersOf(bool IsStream);

/// Calls \p Visit with each identifier in \p Text, but for members that follow
/// `.` or `->`, and whether `::` stands in front of it.
void forEachIdentifier(
    llvm::StringRef Text,
    llvm::function_ref<void(llvm::StringRef Name, bool IsQualified)> Visit);

} // namespace pollux

#endif // POLLUX_SUPPORT_NAMES_H
