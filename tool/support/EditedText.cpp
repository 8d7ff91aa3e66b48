//===- EditedText.cpp -----------------------------------------------------===//

#include "support/EditedText.h"
#include "llvm/ADT/STLExtras.h"

namespace pollux {

void EditedText::apply(std::vector<FileEdit> Edits) {
  if (Edits.empty())
    return;
  std::string Edited;
  unsigned Position = 0;
  for (const FileEdit &E : Edits) {
    Edited.append(Current, Position, E.Where.Begin - Position).append(E.By);
    Position = E.Where.End;
  }
  Edited.append(Current, Position);
  Current = std::move(Edited);
  Rounds.push_back(std::move(Edits));
}

/// Where \p Offset stood before \p Edits.
static unsigned before(const std::vector<FileEdit> &Edits, unsigned Offset) {
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

unsigned EditedText::originalOffset(unsigned Offset) const {
  for (const std::vector<FileEdit> &Edits : llvm::reverse(Rounds))
    Offset = before(Edits, Offset);
  return Offset;
}

} // namespace pollux
