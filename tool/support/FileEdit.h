//===- FileEdit.h - A change of text outside of a function ------*- C++ -*-===//

#ifndef POLLUX_SUPPORT_FILEEDIT_H
#define POLLUX_SUPPORT_FILEEDIT_H

#include "support/Span.h"
#include <string>

namespace pollux {

/// The text in \p Where becomes \p By.
struct FileEdit {
  Span Where;
  std::string By;
};

} // namespace pollux

#endif // POLLUX_SUPPORT_FILEEDIT_H
