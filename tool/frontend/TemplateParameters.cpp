//===- TemplateParameters.cpp ---------------------------------------------===//

#include "frontend/TemplateParameters.h"
#include "frontend/DeclarationText.h"
#include "support/Names.h"
#include "clang/AST/ASTConcept.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace pollux {

using namespace clang;

namespace {

/// The text of one parameter of a template.
class ParameterText {
public:
  ParameterText(const TemplateParameterList &List, const NamedDecl *Parameter)
      : List(List), Parameter(Parameter), Context(Parameter->getASTContext()),
        SM(Context.getSourceManager()) {}

  /// It stands for an `auto` among the function's parameters.
  bool isInvented() const {
    return List.getLAngleLoc().isInvalid() ||
           !SM.isBeforeInTranslationUnit(Parameter->getBeginLoc(),
                                         List.getRAngleLoc());
  }

  bool isInMainFile() const {
    SourceLocation Begin = Parameter->getBeginLoc();
    return Begin.isFileID() && Parameter->getLocation().isFileID() &&
           SM.isWrittenInMainFile(Begin);
  }

  /// Without a name, its place is that of what follows.
  bool hasWrittenName() const {
    llvm::StringRef Token = tokenAt(Parameter->getLocation());
    return !isInvented() && !Token.empty() &&
           !StringRef(",=>)[.").contains(Token[0]);
  }

  /// Where a name is to be put in, of one without.
  unsigned placeForName() const {
    return SM.getBufferData(fileOf())
        .take_front(offset(Parameter->getLocation()))
        .rtrim()
        .size();
  }

  /// Without its default argument.
  Span whole() const {
    unsigned End = hasWrittenName() ? endOf(Parameter->getLocation())
                                    : placeForName();
    // The declarator may go around the name.
    if (const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(Parameter))
      if (const TypeSourceInfo *Type = Value->getTypeSourceInfo())
        End = std::max(End, endOf(Type->getTypeLoc().getEndLoc()));
    return {offset(begin()), End};
  }

  /// "C auto": what declares one that is invented, but for the name that it gets.
  Span placeholder() const {
    SourceLocation Auto = Parameter->getBeginLoc();
    while (tokenAt(Auto) != "auto" && tokenAt(Auto) != "")
      Auto = next(Auto);
    return {offset(begin()), endOf(Auto)};
  }
  /// "class... Values", "C Value".
  std::string invented() const {
    llvm::StringRef Constraint =
        text(placeholder()).drop_back(sizeof("auto") - 1).rtrim();
    return (Constraint.empty() ? "class" : Constraint.str()) +
           (Parameter->isParameterPack() ? "... " : " ") +
           Parameter->getNameAsString();
  }

  llvm::StringRef text(Span Where) const {
    return SM.getBufferData(fileOf()).slice(Where.Begin, Where.End);
  }
  unsigned offset(SourceLocation Loc) const {
    return SM.getFileOffset(SM.getFileLoc(Loc));
  }

  /// Whether a name can be put in, and the text is in one place.
  bool isPlain() const {
    return isInMainFile() &&
           (!isInvented() || text(placeholder()).ends_with("auto"));
  }

private:
  /// Of its constraint, if there is one.
  SourceLocation begin() const {
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(Parameter);
    const TypeConstraint *Constraint = Type ? Type->getTypeConstraint() : nullptr;
    return Constraint && Constraint->getConceptReference()
               ? Constraint->getConceptReference()->getBeginLoc()
               : Parameter->getBeginLoc();
  }

  FileID fileOf() const {
    return SM.getFileID(SM.getFileLoc(Parameter->getBeginLoc()));
  }
  llvm::StringRef tokenAt(SourceLocation Loc) const {
    return Lexer::getSourceText(
        CharSourceRange::getTokenRange(SM.getFileLoc(Loc)), SM,
        Context.getLangOpts());
  }
  SourceLocation next(SourceLocation Loc) const {
    std::optional<Token> Found =
        Lexer::findNextToken(SM.getFileLoc(Loc), SM, Context.getLangOpts());
    return Found ? Found->getLocation() : SourceLocation();
  }
  unsigned endOf(SourceLocation Loc) const {
    // The second half of `>>` ends another list.
    if (tokenAt(Loc).starts_with(">"))
      return offset(Loc) + 1;
    return SM.getFileOffset(Lexer::getLocForEndOfToken(
        SM.getFileLoc(Loc), 0, SM, Context.getLangOpts()));
  }

  const TemplateParameterList &List;
  const NamedDecl *Parameter;
  const ASTContext &Context;
  const SourceManager &SM;
};

} // namespace

std::vector<const TemplateParameterList *>
templatesAround(const FunctionDecl *Decl) {
  std::vector<const TemplateParameterList *> Lists;
  // A definition behind its class may have names of its own for the parameters.
  for (unsigned I = 0; I != Decl->getNumTemplateParameterLists(); ++I)
    Lists.push_back(Decl->getTemplateParameterList(I));
  if (!Decl->isOutOfLine())
    for (const DeclContext *Scope = Decl->getDeclContext(); Scope->isRecord();
         Scope = Scope->getParent()) {
      const auto *Record = cast<CXXRecordDecl>(Scope);
      if (const auto *Partial =
              dyn_cast<ClassTemplatePartialSpecializationDecl>(Record))
        Lists.insert(Lists.begin(), Partial->getTemplateParameters());
      else if (const ClassTemplateDecl *Template =
                   Record->getDescribedClassTemplate())
        Lists.insert(Lists.begin(), Template->getTemplateParameters());
    }
  if (const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate())
    Lists.push_back(Template->getTemplateParameters());
  return Lists;
}

/// What an `auto` is called after: the function's parameter that it declares.
static std::string nameOfInvented(const NamedDecl *Parameter, unsigned Ordinal) {
  // "value:auto", or "auto:1".
  llvm::StringRef Declared = Parameter->getName().split(':').first;
  return Declared.empty() || Declared == "auto"
             ? "Unnamed" + std::to_string(Ordinal)
             : toCamelCase(toSnakeCase(Declared));
}

void nameTemplateParameters(const FunctionDecl *Decl,
                            const llvm::StringSet<> &Taken) {
  ASTContext &Context = Decl->getASTContext();
  llvm::StringSet<> Names;
  unsigned Ordinal = 0;
  for (const TemplateParameterList *List : templatesAround(Decl))
    for (const NamedDecl *Parameter : *List) {
      ++Ordinal;
      bool IsInvented = Parameter->isImplicit();
      if (Parameter->getIdentifier() && !IsInvented) {
        Names.insert(Parameter->getName());
        continue;
      }
      std::string Name =
          IsInvented ? nameOfInvented(Parameter, Ordinal)
          : isa<NonTypeTemplateParmDecl>(Parameter)
              ? "unnamed_" + std::to_string(Ordinal)
              : "Unnamed" + std::to_string(Ordinal);
      while (Taken.contains(Name) || !Names.insert(Name).second)
        Name += IsInvented ? "Type" : "_2";
      auto *Named = const_cast<NamedDecl *>(Parameter);
      Named->setDeclName(&Context.Idents.get(Name));
      // Or types would be printed as they were written.
      Named->setImplicit(false);
    }
}

std::vector<FileEdit> templateNameEdits(const FunctionDecl *Decl) {
  const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate();
  if (!Template)
    return {};
  const TemplateParameterList &List = *Template->getTemplateParameters();
  std::vector<FileEdit> Edits;
  std::string Invented;
  for (const NamedDecl *Parameter : List) {
    ParameterText Text(List, Parameter);
    if (!Text.isPlain())
      return {};
    if (Text.isInvented()) {
      Edits.push_back({Text.placeholder(), Parameter->getNameAsString()});
      Invented += (Invented.empty() ? "" : ", ") + Text.invented();
    } else if (!Text.hasWrittenName()) {
      unsigned At = Text.placeForName();
      Edits.push_back({{At, At}, " " + Parameter->getNameAsString()});
    }
  }
  if (!Invented.empty()) {
    const SourceManager &SM = Decl->getASTContext().getSourceManager();
    bool HasHead = List.getRAngleLoc().isValid();
    unsigned At = HasHead ? SM.getFileOffset(SM.getFileLoc(List.getRAngleLoc()))
                          : startOf(Decl);
    llvm::StringRef Before =
        SM.getBufferData(SM.getMainFileID()).take_front(At).rsplit('\n').second;
    std::string Indentation =
        Before.trim(" \t").empty() ? "\n" + Before.str() : " ";
    std::string Head = "template <" + Invented + ">";
    // Behind those of the classes, in front of a definition that is apart.
    if (unsigned Outer = HasHead ? 0 : Decl->getNumTemplateParameterLists()) {
      At = SM.getFileOffset(SM.getFileLoc(
               Decl->getTemplateParameterList(Outer - 1)->getRAngleLoc())) +
           1;
      Head.insert(0, " ");
      Indentation.clear();
    }
    Edits.push_back({{At, At}, HasHead ? ", " + Invented : Head + Indentation});
  }
  std::stable_sort(Edits.begin(), Edits.end(),
                   [](const FileEdit &A, const FileEdit &B) {
                     return A.Where.Begin < B.Where.Begin;
                   });
  return Edits;
}

TemplateText textOf(const TemplateParameterList &List,
                    llvm::ArrayRef<FileEdit> Edits) {
  TemplateText Result;
  for (const NamedDecl *Parameter : List) {
    ParameterText Text(List, Parameter);
    const char *Separator = Result.Head.empty() ? "" : ", ";
    Result.Head += Separator;
    Result.Arguments += Separator + Parameter->getNameAsString() +
                        (Parameter->isParameterPack() ? "..." : "");
    if (Text.isInvented()) {
      Result.Head += Text.invented();
      continue;
    }
    Span Whole = Text.whole();
    unsigned Position = Whole.Begin;
    auto copyTo = [&](unsigned End) {
      Result.Head += Text.text({Position, End});
      Position = End;
    };
    for (const FileEdit &E : Edits)
      if (Whole.contains(E.Where) && Position <= E.Where.Begin) {
        copyTo(E.Where.Begin);
        Result.Head += E.By;
        Position = E.Where.End;
      }
    if (!Text.hasWrittenName() &&
        llvm::none_of(Edits, [&](const FileEdit &E) {
          return E.Where == Span{Text.placeForName(), Text.placeForName()};
        })) {
      copyTo(Text.placeForName());
      Result.Head += " " + Parameter->getNameAsString();
    }
    copyTo(Whole.End);
  }
  Result.Head = "template <" + Result.Head + ">";
  Result.Arguments = "<" + Result.Arguments + ">";
  return Result;
}

bool isWritten(const TemplateParameterList &List) {
  return llvm::all_of(List, [&](const NamedDecl *Parameter) {
    return ParameterText(List, Parameter).isPlain();
  });
}

} // namespace pollux
