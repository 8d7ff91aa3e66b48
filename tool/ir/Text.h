//===- Text.h - Source text with holes --------------------------*- C++ -*-===//
//
// What the user wrote travels through the pipeline as slices of the main file
// between which the lowering has put words of its own: a literal string, or the
// name of a variable that gets its name only when everything else has one.
//
//   total += co_await fetch(i)   ==>   «total += » %fetched «.take()»
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_IR_TEXT_H
#define POLLUX_IR_TEXT_H

#include "support/SourceText.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace pollux {

/// Index of a Variable in its Function.
using VarId = unsigned;
inline constexpr VarId NoVar = ~0u;

/// Index of a LocalDefinition in its Function.
using LocalId = unsigned;
inline constexpr LocalId NoLocal = ~0u;

class Text {
public:
  struct Piece {
    enum KindTy {
      Source,   ///< Bytes of the main file.
      Literal,  ///< Words of the lowering.
      Variable, ///< The name under which the body sees a variable.
      Field,    ///< A variable's field, past its alias.
      DeclType, ///< `decltype(x)` of a variable: its own type, also where the
                ///< body sees it through a reference.
      LocalBegin, ///< From here to its end: a local definition as it is written.
                  ///< Something else stands there once it has moved out.
      LocalEnd,
      AsyncLambda, ///< An async lambda of the main file, from behind its captures
                   ///< on. It is a function of its own, whose lowered form stands
                   ///< there.
      Context, ///< The name of the context that the body is polled with.
    } Kind;
    Span Source_{};
    std::string Words{};
    VarId Var = NoVar;
    LocalId Local = 0;
  };

  Text() = default;
  static Text source(Span S) { return Text().add(S); }
  static Text literal(std::string S) { return Text().add(std::move(S)); }
  static Text variable(VarId V) { return Text().addVariable(V); }

  Text &add(Span S) {
    if (!S.isEmpty())
      Pieces.push_back({Piece::Source, S, {}, NoVar});
    return *this;
  }
  Text &add(std::string Words) {
    if (!Words.empty())
      Pieces.push_back({Piece::Literal, {}, std::move(Words), NoVar});
    return *this;
  }
  Text &add(const char *Words) { return add(std::string(Words)); }
  Text &add(const Text &Other) {
    Pieces.insert(Pieces.end(), Other.Pieces.begin(), Other.Pieces.end());
    return *this;
  }
  Text &addVariable(VarId V) {
    Pieces.push_back({Piece::Variable, {}, {}, V});
    return *this;
  }
  Text &addField(VarId V) {
    Pieces.push_back({Piece::Field, {}, {}, V});
    return *this;
  }
  Text &addDeclType(Span S, VarId V) {
    Pieces.push_back({Piece::DeclType, S, {}, V});
    return *this;
  }

  Text &addLocalBegin(LocalId Id) {
    Pieces.push_back({Piece::LocalBegin, {}, {}, NoVar, Id});
    return *this;
  }
  Text &addLocalEnd(LocalId Id) {
    Pieces.push_back({Piece::LocalEnd, {}, {}, NoVar, Id});
    return *this;
  }

  Text &addAsyncLambda(Span S) {
    Pieces.push_back({Piece::AsyncLambda, S, {}, NoVar});
    return *this;
  }

  Text &addContext() {
    Pieces.push_back({Piece::Context, {}, {}, NoVar});
    return *this;
  }

  /// Names variable \p To wherever \p From was named.
  void replace(VarId From, VarId To) {
    for (Piece &P : Pieces)
      if (P.Kind == Piece::Variable && P.Var == From)
        P.Var = To;
  }

  bool isEmpty() const { return Pieces.empty(); }
  const std::vector<Piece> &pieces() const { return Pieces; }

  /// The text, async lambdas in it as they are written. \p NameOf gives the name
  /// of a variable.
  std::string
  str(const SourceText &Source,
      llvm::function_ref<std::string(VarId)> NameOf) const;

private:
  std::vector<Piece> Pieces;
};

} // namespace pollux

#endif // POLLUX_IR_TEXT_H
