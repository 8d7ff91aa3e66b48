//===- TemplateNames.cpp - Template parameters named as a future's members ===//
//
// The members of a future hide the parameters of its template, so that one of
// the same name goes by another one in everything that becomes of the function:
//
//   template <class Output> ASYNC Future<Output> same(Output value)
//     ==>  template <class Output2> struct same_future { using Output = Output2; … };
//
//===----------------------------------------------------------------------===//

#include "frontend/DeclarationText.h"
#include "frontend/TemplateParameters.h"
#include "lower/FunctionLowering.h"
#include "lower/ScopedName.h"
#include "support/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace pollux {

using namespace clang;

namespace {

/// Finds where parameters of templates are named.
class MentionFinder : public RecursiveASTVisitor<MentionFinder> {
public:
  std::vector<std::pair<const NamedDecl *, SourceLocation>> Found;

  bool shouldWalkTypesOfTypeLocs() const { return false; }
  bool VisitTemplateTypeParmTypeLoc(TemplateTypeParmTypeLoc Loc) {
    return note(Loc.getDecl(), Loc.getNameLoc());
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    return note(Ref->getDecl(), Ref->getLocation());
  }
  bool VisitSizeOfPackExpr(SizeOfPackExpr *E) {
    return note(E->getPack(), E->getPackLoc());
  }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc Loc) {
    return note(Loc.getTypePtr()->getTemplateName().getAsTemplateDecl(),
                Loc.getTemplateNameLoc());
  }
  bool VisitDeducedTemplateSpecializationTypeLoc(
      DeducedTemplateSpecializationTypeLoc Loc) {
    return note(Loc.getTypePtr()->getTemplateName().getAsTemplateDecl(),
                Loc.getTemplateNameLoc());
  }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &Loc) {
    TemplateArgument::ArgKind Kind = Loc.getArgument().getKind();
    if (Kind == TemplateArgument::Template ||
        Kind == TemplateArgument::TemplateExpansion)
      note(Loc.getArgument().getAsTemplateOrTemplatePattern().getAsTemplateDecl(),
           Loc.getTemplateNameLoc());
    return RecursiveASTVisitor::TraverseTemplateArgumentLoc(Loc);
  }

private:
  bool note(const NamedDecl *Named, SourceLocation Loc) {
    if (Named)
      Found.push_back({Named, Loc});
    return true;
  }
};

} // namespace

/// The async function that lambda \p Decl stands in; null if there is none.
static const FunctionDecl *functionAround(const FunctionDecl *Decl,
                                          const AsyncUses &Uses) {
  for (const DeclContext *Scope = Decl->getParent(); Scope;
       Scope = Scope->getParent())
    if (const auto *Function = dyn_cast<FunctionDecl>(Scope))
      if (const AsyncFunction *Async = Uses.find(Function);
          Async && !Async->Lambda)
        return Async->Definition;
  return nullptr;
}

std::vector<llvm::StringRef> FunctionLowering::membersOfFuture(bool IsStream) {
  std::vector<llvm::StringRef> Members = membersOf(IsStream);
  // And the states, which are in the scope of their enumeration.
  llvm::append_range(Members, llvm::ArrayRef<llvm::StringRef>{"State", "Start", "Done"});
  return Members;
}

void FunctionLowering::renameTemplateParameters() {
  const FunctionDecl *Around =
      Async.Lambda ? functionAround(Async.Definition, Uses) : Async.Definition;
  std::vector<const TemplateParameterList *> Lists;
  if (Around)
    Lists = templatesAround(Around);
  // A lambda's text is a part of the function's, and has its names.
  std::vector<llvm::StringRef> Members =
      membersOfFuture(Around && Around != Async.Definition
                          ? Uses.find(Around)->IsStream
                          : Async.IsStream);
  llvm::DenseMap<const NamedDecl *, std::string> Renamed;
  std::vector<std::string> Hidden;
  auto rename = [&](const NamedDecl *Named, SourceLocation Loc) {
    const std::string &Name = Renamed[Named];
    std::optional<Span> Where = spanOf(Loc);
    // What a macro writes is expanded first.
    if (!Where && !HasFailed) {
      if (!Macros.request(Loc))
        Report.refuse(Loc, Refusal::RenamedInMacro, {Name});
      HasFailed = true;
    } else if (Where) {
      TemplateRenames.push_back({*Where, Name});
    }
  };
  for (const TemplateParameterList *List : Lists)
    for (const NamedDecl *Parameter : *List) {
      std::string Name = Parameter->getNameAsString();
      if (!llvm::is_contained(Members, Name))
        continue;
      Hidden.push_back(Name);
      Renamed[Parameter] = newTemplateName(Name);
      rename(Parameter, Parameter->getLocation());
    }

  MentionFinder Mentions;
  if (Async.Lambda)
    Mentions.TraverseStmt(const_cast<LambdaExpr *>(Async.Lambda));
  else
    Mentions.TraverseDecl(const_cast<FunctionDecl *>(Async.Definition));
  for (const TemplateParameterList *List : Lists)
    for (const NamedDecl *Parameter : *List)
      Mentions.TraverseDecl(const_cast<NamedDecl *>(Parameter));
  for (auto [Named, Loc] : Mentions.Found) {
    if (Renamed.count(Named))
      rename(Named, Loc);
    else if (Async.Lambda && Named->isTemplateParameter() &&
             llvm::is_contained(membersOfFuture(F.IsStream), Named->getNameAsString()))
      reject(Loc, Refusal::TemplateParameter, {Named->getNameAsString()});
  }
  sortUnique(TemplateRenames);
  for (auto &[Parameter, Name] : Renamed)
    TemplateNames.push_back(std::make_unique<ScopedName>(Parameter, Name));
  if (!Hidden.empty() && !HasFailed && !Async.Lambda)
    checkRenamed(Hidden);
}

/// Refuses what may be one of \p Names, and has been overlooked.
void FunctionLowering::checkRenamed(llvm::ArrayRef<std::string> Names) {
  unsigned Begin = startOf(Async.Definition);
  Lexer Raw(SM.getLocForStartOfFile(SM.getMainFileID()), Context.getLangOpts(),
            Source.buffer().begin(), Source.buffer().begin() + Begin,
            Source.buffer().end());
  bool IsOfAnother = false;
  for (Token T; !Raw.LexFromRawLexer(T);) {
    unsigned Offset = SM.getFileOffset(T.getLocation());
    if (Offset >= F.Body.End)
      break;
    if (T.is(tok::raw_identifier) && !IsOfAnother &&
        llvm::is_contained(Names, T.getRawIdentifier()) &&
        llvm::none_of(TemplateRenames, [&](const FileEdit &E) {
          return E.Where.Begin == Offset;
        }))
      reject(Async.Definition->getLocation(), Refusal::TemplateParameter,
             {T.getRawIdentifier().str()});
    // A member, or a name in another scope.
    IsOfAnother = T.isOneOf(tok::coloncolon, tok::period, tok::arrow);
  }
}

/// A name that means nothing in the file, the same for all that ask for one like
/// \p Name.
std::string FunctionLowering::newTemplateName(llvm::StringRef Name) {
  collectFileNames();
  const char *Separator = llvm::isUpper(Name[0]) ? "" : "_";
  std::string Result;
  unsigned Ordinal = 2;
  do {
    Result = Name.str() + Separator + std::to_string(Ordinal++);
  } while (FileNames.contains(Result));
  return Result;
}

std::string FunctionLowering::withTemplateNames(Span Where) const {
  return Source.edited(Where, TemplateRenames);
}

} // namespace pollux
