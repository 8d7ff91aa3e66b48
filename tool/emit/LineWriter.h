//===- LineWriter.h - Output lines and where they come from -----*- C++ -*-===//
//
// Collects the output line by line. A line may say which source line it stands
// for; where the compiler would believe otherwise, a `#line` is put in front.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_EMIT_LINEWRITER_H
#define POLLUX_EMIT_LINEWRITER_H

#include "support/SourceText.h"
#include <string>
#include <vector>

namespace pollux {

class LineWriter {
public:
  struct Line {
    std::string Text;
    /// One-based source line, or 0 for what has no counterpart.
    unsigned Source = 0;
  };

  void add(std::string Text, unsigned Source = 0) {
    Lines.push_back({std::move(Text), Source});
  }
  bool isEmpty() const { return Lines.empty(); }
  Line &back() { return Lines.back(); }
  /// Takes the lines from \p First on back.
  std::vector<Line> take(size_t First) {
    std::vector<Line> Taken(Lines.begin() + First, Lines.end());
    Lines.resize(First);
    return Taken;
  }
  const std::vector<Line> &lines() const { return Lines; }

private:
  std::vector<Line> Lines;
};

} // namespace pollux

#endif // POLLUX_EMIT_LINEWRITER_H
