//===- Diagram.cpp - States and edges, for Graphviz and Mermaid -----------===//
//
// A node is a state, with its line and the words of its `co_await`; an edge a
// way from one to another, with the conditions on it:
//
//   Start ──▶ AwaitFetch (12: co_await fetch(i)) ── 11: i < n ──▶ AwaitFetch
//
//===----------------------------------------------------------------------===//

#include "report/Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace pollux {

namespace {

/// So many ways, and so many conditions on each, does a label show.
constexpr size_t MaxWays = 4, MaxSteps = 4;

std::string numbered(const Quote &Q) {
  return std::to_string(Q.Line) + ": " + Q.Text;
}

/// The lines of an edge's label, one a way; none where nothing decides.
std::vector<std::string> labelOf(const EdgeReport &E) {
  if (E.HasMore || E.Paths.size() > MaxWays)
    return {"in several ways"};
  std::vector<std::string> Lines;
  for (const std::vector<Quote> &Path : E.Paths) {
    // What was decided last is what the reader looks for.
    size_t First = Path.size() > MaxSteps ? Path.size() - MaxSteps : 0;
    std::string Line = First ? "..., " : "";
    for (size_t I = First; I != Path.size(); ++I) {
      Quote Step = Path[I];
      if (int(I) == E.ElseAt)
        Step.Text = "else";
      bool IsSameLine = I != First && Path[I - 1].Line == Step.Line;
      Line += (I == First ? "" : ", ") +
              (IsSameLine ? Step.Text : numbered(Step));
    }
    if (Line.empty())
      return {};
    // Two may differ in what is left out only.
    if (!llvm::is_contained(Lines, Line))
      Lines.push_back(std::move(Line));
  }
  for (size_t I = 0; I + 1 < Lines.size(); ++I)
    Lines[I] += " or";
  return Lines;
}

std::string join(const std::vector<std::string> &Lines, const char *Break,
                 llvm::function_ref<std::string(llvm::StringRef)> Escape) {
  std::string Result;
  for (const std::string &Line : Lines)
    Result += (Result.empty() ? "" : Break) + Escape(Line);
  return Result;
}

std::vector<std::string> nodeLines(const StateReport &S) {
  if (S.Kind == StateReport::Done)
    return {S.Name};
  return {S.Name, numbered(S.What)};
}

std::string escapedForDot(llvm::StringRef Text) {
  std::string Result;
  for (char C : Text) {
    if (C == '"' || C == '\\')
      Result += '\\';
    Result += C;
  }
  return Result;
}

/// Mermaid takes entities in a quoted label, with a hash for the ampersand; what
/// is no letter might mean something to it.
std::string escapedForMermaid(llvm::StringRef Text) {
  std::string Result;
  for (unsigned char C : Text) {
    bool IsPlain = C >= 0x80 || llvm::isAlnum(C) ||
                   llvm::StringRef(" .,:()+-*/=_!?'").contains(C);
    if (IsPlain)
      Result += C;
    else
      Result += "#" + std::to_string(C) + ";";
  }
  return Result;
}

std::string title(const FunctionReport &F) {
  return F.Name + ", line " + std::to_string(F.Line);
}

} // namespace

void writeDot(const FileReport &Report, llvm::raw_ostream &OS) {
  OS << "digraph futures {\n"
        "  node [shape=box, style=rounded, fontname=\"monospace\", "
        "fontsize=10];\n"
        "  edge [fontname=\"monospace\", fontsize=9];\n";
  for (size_t I = 0; I != Report.Functions.size(); ++I) {
    const FunctionReport &F = Report.Functions[I];
    if (!F.Header.empty())
      continue; // Its header's diagram has it.
    auto node = [&](unsigned State) {
      return "f" + std::to_string(I + 1) + "_" + F.States[State].Name;
    };
    OS << "\n  subgraph cluster_" << I + 1 << " {\n"
       << "    label=\"" << escapedForDot(title(F)) << "\";\n"
       << "    labeljust=l; fontname=\"monospace\"; color=gray;\n";
    for (unsigned S = 0; S != F.States.size(); ++S) {
      bool IsEnd = F.States[S].Kind == StateReport::Start ||
                   F.States[S].Kind == StateReport::Done;
      // "\l" ends a line that is aligned to the left.
      std::string Label =
          join(nodeLines(F.States[S]), "\\l", escapedForDot);
      OS << "    " << node(S) << " [label=\"" << Label
         << (Label.find("\\l") == std::string::npos ? "" : "\\l") << "\""
         << (IsEnd ? ", style=\"rounded,bold\"" : "") << "];\n";
    }
    for (const EdgeReport &E : F.Edges) {
      std::string Label = join(labelOf(E), "\\l", escapedForDot);
      OS << "    " << node(E.From) << " -> " << node(E.To);
      if (!Label.empty())
        OS << " [label=\"" << Label << "\\l\"]";
      OS << ";\n";
    }
    OS << "  }\n";
  }
  OS << "}\n";
}

void writeMermaid(const FileReport &Report, llvm::raw_ostream &OS) {
  OS << "flowchart TD\n";
  for (size_t I = 0; I != Report.Functions.size(); ++I) {
    const FunctionReport &F = Report.Functions[I];
    if (!F.Header.empty())
      continue; // Its header's diagram has it.
    auto node = [&](unsigned State) {
      return "f" + std::to_string(I + 1) + "_" + F.States[State].Name;
    };
    OS << "  subgraph f" << I + 1 << " [\"" << escapedForMermaid(title(F))
       << "\"]\n";
    for (unsigned S = 0; S != F.States.size(); ++S) {
      bool IsEnd = F.States[S].Kind == StateReport::Start ||
                   F.States[S].Kind == StateReport::Done;
      OS << "    " << node(S) << (IsEnd ? "([\"" : "[\"")
         << join(nodeLines(F.States[S]), "<br/>", escapedForMermaid)
         << (IsEnd ? "\"])\n" : "\"]\n");
    }
    for (const EdgeReport &E : F.Edges) {
      std::string Label = join(labelOf(E), "<br/>", escapedForMermaid);
      OS << "    " << node(E.From) << " -->";
      if (!Label.empty())
        OS << "|\"" << Label << "\"|";
      OS << " " << node(E.To) << "\n";
    }
    OS << "  end\n";
  }
}

} // namespace pollux
