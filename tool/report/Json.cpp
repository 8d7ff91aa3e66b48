//===- Json.cpp - The whole report, for other tools -----------------------===//
//
// docs/json.md describes what is written here; a change of meaning, or something
// left out, is another `schema_version`.
//
//===----------------------------------------------------------------------===//

#include "report/Report.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

namespace {

constexpr int SchemaVersion = 1;

class JsonWriter {
public:
  explicit JsonWriter(llvm::raw_ostream &OS) : J(OS, /*IndentSize=*/2) {}

  void write(const FileReport &Report) {
    File = Report.File;
    J.object([&] {
      J.attribute("schema_version", SchemaVersion);
      J.attribute("file", Report.File);
      J.attributeArray("functions", [&] {
        for (const FunctionReport &F : Report.Functions)
          J.object([&] { writeFunction(F); });
      });
      J.attributeArray("remarks", [&] {
        for (const BoxReport &Box : Report.Boxes)
          J.object([&] {
            J.attribute("kind", "box");
            J.attribute("line", Box.Line);
            J.attribute("column", Box.Column);
            J.attribute("function", Box.Function);
            J.attribute("reason", Box.Reason);
          });
      });
    });
  }

private:
  void writeQuote(const Quote &Q) {
    J.attribute("line", Q.Line);
    J.attribute("text", Q.Text);
  }

  void writeFunction(const FunctionReport &F) {
    J.attribute("name", F.Name);
    J.attribute("file", F.Header.empty() ? File : F.Header);
    J.attribute("line", F.Line);
    J.attribute("kind", F.Kind);
    J.attribute("future", F.FutureName);
    J.attribute("is_lambda", F.IsLambda);
    J.attribute("is_template", F.IsTemplate);
    J.attributeArray("states", [&] {
      static const char *const Kinds[] = {"start", "await", "yield", "done"};
      for (const StateReport &S : F.States)
        J.object([&] {
          J.attribute("name", S.Name);
          J.attribute("kind", Kinds[S.Kind]);
          writeQuote(S.What);
        });
    });
    J.attributeArray("edges", [&] {
      for (const EdgeReport &E : F.Edges)
        J.object([&] {
          J.attribute("from", F.States[E.From].Name);
          J.attribute("to", F.States[E.To].Name);
          J.attribute("is_complete", !E.HasMore);
          J.attributeArray("paths", [&] {
            for (const std::vector<Quote> &Path : E.Paths)
              J.array([&] {
                for (const Quote &Q : Path)
                  J.object([&] { writeQuote(Q); });
              });
          });
        });
    });
    J.attributeArray("fields", [&] {
      for (const FieldReport &Field : F.Fields)
        J.object([&] { writeField(F, Field); });
    });
    J.attributeArray("layouts", [&] {
      for (const FutureLayout &Layout : F.Layouts)
        J.object([&] { writeLayout(Layout); });
    });
  }

  void writeField(const FunctionReport &F, const FieldReport &Field) {
    static const char *const Kinds[] = {"polled", "read", "borrowed",
                                        "destroyed"};
    J.attribute("name", Field.Name);
    J.attribute("variable", Field.Variable);
    J.attribute("role", Field.Role);
    J.attribute("type", Field.Type);
    J.attribute("line", Field.Declared.Line);
    J.attributeArray("kept", [&] {
      for (const ReasonReport &R : Field.Reasons)
        J.object([&] {
          J.attribute("state", F.States[R.State].Name);
          J.attribute("reason", Kinds[R.Kind]);
          writeQuote(R.Where);
        });
    });
    J.attributeArray("why", [&] {
      for (const Sentence &S : Field.Why)
        J.object([&] {
          J.attribute("text", S.Text);
          J.attribute("code", S.Code);
        });
    });
    J.attribute("advice", Field.Advice);
  }

  void writeLayout(const FutureLayout &Layout) {
    J.attribute("type", Layout.Type);
    J.attribute("size", Layout.Size);
    J.attribute("align", Layout.Align);
    J.attributeArray("fields", [&] {
      for (const PlacedField &Field : Layout.Fields)
        J.object([&] {
          J.attribute("name", Field.Name);
          J.attribute("type", Field.Type);
          J.attribute("offset", Field.Offset);
          J.attribute("size", Field.Size);
          J.attribute("align", Field.Align);
          J.attributeArray("overlaps", [&] {
            for (const PlacedField &Other : Layout.Fields)
              if (&Other != &Field && Field.overlaps(Other))
                J.value(Other.Name);
          });
        });
    });
    J.attributeArray("padding", [&] {
      for (auto [Offset, Size] : Layout.padding())
        J.object([&, Offset = Offset, Size = Size] {
          J.attribute("offset", Offset);
          J.attribute("size", Size);
        });
    });
  }

  llvm::json::OStream J;
  std::string File;
};

} // namespace

void writeJson(const FileReport &Report, llvm::raw_ostream &OS) {
  JsonWriter(OS).write(Report);
  OS << '\n';
}

} // namespace pollux
