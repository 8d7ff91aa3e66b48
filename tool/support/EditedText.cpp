//===- EditedText.cpp -----------------------------------------------------===//

#include "support/EditedText.h"
#include <algorithm>

namespace pollux {

void EditedText::apply(const std::vector<FileEdit> &More) {
  std::vector<FileEdit> InOriginal;
  for (const FileEdit &E : More)
    InOriginal.push_back(
        {{originalOffset(E.Where.Begin), originalOffset(E.Where.End)}, E.By});
  Edits.insert(Edits.end(), InOriginal.begin(), InOriginal.end());
  std::sort(Edits.begin(), Edits.end(),
            [](const FileEdit &A, const FileEdit &B) {
              return A.Where.Begin < B.Where.Begin;
            });
  Current.clear();
  unsigned Position = 0;
  for (const FileEdit &E : Edits) {
    Current.append(Original, Position, E.Where.Begin - Position).append(E.By);
    Position = E.Where.End;
  }
  Current.append(Original, Position);
}

unsigned EditedText::originalOffset(unsigned Offset) const {
  // How much longer the text has become in front of the offset.
  long Growth = 0;
  for (const FileEdit &E : Edits) {
    long Begin = E.Where.Begin + Growth;
    if (Offset <= Begin)
      break;
    if (Offset < Begin + long(E.By.size()))
      return E.Where.Begin;
    Growth += long(E.By.size()) - long(E.Where.End - E.Where.Begin);
  }
  return Offset - Growth;
}

} // namespace pollux
