//===- EditedText.h - A text, changed, and where it came from ---*- C++ -*-===//
//
// Answers: what does the main file look like with some macros expanded, and
// where did this offset stand before?
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_SUPPORT_EDITEDTEXT_H
#define POLLUX_SUPPORT_EDITEDTEXT_H

#include "support/FileEdit.h"
#include <vector>

namespace pollux {

class EditedText {
public:
  EditedText() = default;
  explicit EditedText(std::string Original)
      : Original(Original), Current(std::move(Original)) {}

  const std::string &original() const { return Original; }
  const std::string &current() const { return Current; }
  bool isEdited() const { return !Rounds.empty(); }

  /// Applies \p Edits, whose places are those of the current text. They are in
  /// order and don't overlap.
  void apply(std::vector<FileEdit> Edits);

  /// Where \p Offset of the current text stood in the original. For what an
  /// edit wrote: where that which it replaced began.
  unsigned originalOffset(unsigned Offset) const;

private:
  std::string Original, Current;
  /// What was applied, each round in the places that the one before left.
  std::vector<std::vector<FileEdit>> Rounds;
};

} // namespace pollux

#endif // POLLUX_SUPPORT_EDITEDTEXT_H
