//===- EmitLambda.cpp - An async lambda, in its place ----------------------===//
//
//   [&total](int n) ASYNC -> Future<int> { … }
//     ==>  [&total](int n) {
//            struct add_future { … };
//            auto body = [&](add_future &frame, pollux::Context &cx)
//                -> pollux::Poll<int> { … };
//            return pollux::LambdaFuture{body, add_future(n)};
//          }
//
// The body sees what the user's lambda captures, by reference: the captures
// live in the user's closure, which must outlive the future, as in C++.
//
//===----------------------------------------------------------------------===//

#include "emit/EmitFuture.h"
#include "emit/TextLines.h"
#include "support/Names.h"
#include <algorithm>

namespace pollux {

std::vector<FileEdit> merged(llvm::ArrayRef<FileEdit> A,
                             llvm::ArrayRef<FileEdit> B) {
  std::vector<FileEdit> Result(A.begin(), A.end());
  Result.insert(Result.end(), B.begin(), B.end());
  sortUnique(Result);
  return Result;
}

std::string renamed(llvm::StringRef Type, const Function &F,
                    const SourceText &Source,
                    llvm::ArrayRef<FileEdit> Outer) {
  // The lambda sees one thing by each name: what it mentions.
  std::string Result;
  const char *Position = Type.begin();
  forEachIdentifier(Type, [&](llvm::StringRef Name, bool IsQualified) {
    for (const FileEdit &E : Outer)
      if (!IsQualified && F.Body.contains(E.Where) &&
          Source.slice(E.Where) == Name) {
        Result.append(Position, Name.begin());
        Result += E.By;
        Position = Name.end();
        return;
      }
  });
  return Result.append(Position, Type.end());
}

std::vector<LineWriter::Line> emitLambda(Function &F,
                                         const SourceText &Source,
                                         llvm::ArrayRef<FileEdit> Outer) {
  TextLines Head(Source, F.Signature.Begin, 0);
  Head.add(F.FactorySignature, F, Outer);
  std::vector<LineWriter::Line> Result = Head.takeTrimmed();
  Result.back().Text += " {";

  LineWriter Inner;
  for (const DeducedType &Type : F.ParameterTypes)
    Inner.add("using " + Type.Name + " = " +
              renamed(Type.Definition, F, Source, Outer) + ";");
  emitMakers(F, Source, merged(F.Renames, Outer), Inner);
  emitStruct(F, computeLayout(F), Source, Inner, Outer);
  emitPoll(F, Source, Inner, Outer);
  std::string Arguments;
  for (const Variable &V : F.Variables)
    if (V.Kind == Variable::Parameter)
      Arguments += (Arguments.empty() ? "" : ", ") + captured(V);
  std::string Frame = F.FutureName;
  if (F.avoidsSpecialMembers()) {
    Frame = "pollux::LambdaFrame<" + Frame + ">";
    if (Arguments.empty())
      Arguments = "pollux::Captured()";
  }
  Inner.add(std::string("return pollux::Lambda") +
            (F.IsStream ? "Stream{" : "Future{") + F.LambdaBodyName + ", " + Frame +
            "(" + Arguments + ")};");
  for (const LineWriter::Line &Line : Inner.lines())
    Result.push_back({Source.indented(Line.Text, Line.Source, "  "), Line.Source});
  Result.push_back({"}", Source.lineOf(F.Body.End - 1)});
  return Result;
}

} // namespace pollux
