//===- Span.h - A half-open range of the main file --------------*- C++ -*-===//
//
// Everything behind the frontend names source text by offsets into the main
// file, never by Clang's locations: the passes need no SourceManager, and a
// span prints the same on every machine.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_SUPPORT_SPAN_H
#define POLLUX_SUPPORT_SPAN_H

namespace pollux {

/// The bytes [Begin, End) of the main file. Empty if Begin == End.
struct Span {
  unsigned Begin = 0;
  unsigned End = 0;

  bool isEmpty() const { return Begin >= End; }
  bool contains(Span Other) const {
    return Begin <= Other.Begin && Other.End <= End;
  }
  bool operator==(const Span &Other) const {
    return Begin == Other.Begin && End == Other.End;
  }
};

} // namespace pollux

#endif // POLLUX_SUPPORT_SPAN_H
