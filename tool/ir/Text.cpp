//===- Text.cpp -----------------------------------------------------------===//

#include "ir/Text.h"

namespace pollux {

std::string
Text::str(const SourceText &Source,
          llvm::function_ref<std::string(VarId)> NameOf) const {
  std::string Result;
  for (const Piece &P : Pieces) {
    switch (P.Kind) {
    case Piece::Source:
    case Piece::DeclType:
    case Piece::AsyncLambda:
      Result += Source.slice(P.Source_);
      break;
    case Piece::Literal:
      Result += P.Words;
      break;
    case Piece::Variable:
    case Piece::Field:
      Result += NameOf(P.Var);
      break;
    case Piece::Context:
      Result += "cx";
      break;
    case Piece::LocalBegin:
    case Piece::LocalEnd:
      break;
    }
  }
  return Result;
}

} // namespace pollux
