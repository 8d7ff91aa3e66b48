//===- LowerSignature.cpp - How the function is declared when lowered -----===//
//
// The factory is the user's declaration with another return type. Where the
// function is defined, the factory is; but for one that a class defines in its
// braces: there the declaration stays, and the definition stands behind the
// class, since the future may hold an object of the class.
//
//===----------------------------------------------------------------------===//

#include "frontend/DeclarationText.h"
#include "frontend/FunctionNames.h"
#include "lower/FunctionLowering.h"
#include "support/FileEdit.h"
#include "support/Names.h"
#include "clang/AST/Attr.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

namespace {

/// "inline namespace v1 {"
std::string opening(const DeclContext *Scope) {
  const auto *Namespace = cast<NamespaceDecl>(Scope);
  return std::string(Namespace->isInline() ? "inline " : "") + "namespace " +
         (Namespace->isAnonymousNamespace()
              ? "{"
              : Namespace->getNameAsString() + " {");
}

/// The names of the template parameters in whose scope \p Function stands.
std::vector<std::string> templateParametersAround(const FunctionDecl *Function) {
  std::vector<std::string> Names;
  auto add = [&](const TemplateParameterList *List) {
    for (const NamedDecl *Parameter : *List)
      if (Parameter->getIdentifier())
        Names.push_back(Parameter->getNameAsString());
  };
  for (const DeclContext *Scope = Function; Scope; Scope = Scope->getParent()) {
    if (const auto *Decl = dyn_cast<FunctionDecl>(Scope)) {
      for (unsigned I = 0; I != Decl->getNumTemplateParameterLists(); ++I)
        add(Decl->getTemplateParameterList(I));
      if (const FunctionTemplateDecl *Template =
              Decl->getDescribedFunctionTemplate())
        add(Template->getTemplateParameters());
    } else if (const auto *Partial =
                   dyn_cast<ClassTemplatePartialSpecializationDecl>(Scope)) {
      add(Partial->getTemplateParameters());
    } else if (const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
               Record && Record->getDescribedClassTemplate()) {
      add(Record->getDescribedClassTemplate()->getTemplateParameters());
    }
  }
  return Names;
}

/// Whether \p Function, a lambda's, is one of several templates in each other, of
/// which a lambda is one.
bool isGenericInTemplate(const FunctionDecl *Function) {
  unsigned Templates = 0, Lambdas = 0;
  for (const DeclContext *Scope = Function; Scope; Scope = Scope->getParent()) {
    const auto *Decl = dyn_cast<FunctionDecl>(Scope);
    const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
    bool IsTemplate = Decl ? Decl->getDescribedFunctionTemplate() != nullptr
                           : Record && (Record->getDescribedClassTemplate() ||
                                        isa<ClassTemplatePartialSpecializationDecl>(Record));
    Templates += IsTemplate;
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Decl);
    Lambdas += IsTemplate && Method && Method->getParent()->isLambda();
  }
  return Lambdas != 0 && Templates > 1;
}

/// Whether the future, or its State, has a member of that name.
bool isMemberOfFuture(llvm::StringRef Name, bool IsStream) {
  return Name == "State" || Name == "Start" || Name == "Done" ||
         llvm::is_contained(membersOf(IsStream), Name);
}

std::vector<FileEdit> namesForParameters(const FunctionDecl *Decl,
                                     const SourceManager &SM) {
  std::vector<FileEdit> Edits;
  unsigned Ordinal = 0;
  for (const ParmVarDecl *Param : Decl->parameters()) {
    ++Ordinal;
    if (!Param->getName().empty())
      continue;
    unsigned At = SM.getFileOffset(SM.getFileLoc(Param->getLocation()));
    // In front of the blanks, and so of a default argument.
    At = SM.getBufferData(SM.getMainFileID()).take_front(At).rtrim().size();
    Edits.push_back({{At, At}, " unnamed_" + std::to_string(Ordinal)});
  }
  return Edits;
}

} // namespace

void FunctionLowering::lowerSignature() {
  const FunctionDecl *Decl = Async.Definition;
  F.Name = Decl->getNameAsString();
  F.QualifiedName = Decl->getQualifiedNameAsString();
  F.BaseName = baseName(Decl);
  // The body keeps the function's name, as an overload that takes the frame;
  // other operators can't take one.
  if (Decl->isOverloadedOperator() && Decl->getOverloadedOperator() != OO_Call)
    F.PollName = newOuterName(F.BaseName + "_poll");
  F.FutureName = Async.FutureName;
  F.IsStream = Async.IsStream;
  const auto *Method = dyn_cast<CXXMethodDecl>(Decl);
  F.IsInline = Decl->isInlined();
  F.IsInternal = Async.IsInternal && !Decl->isInAnonymousNamespace();
  F.Header = Async.Header;
  F.HasBoxedEntry = Async.hasBoxedEntry();
  F.IsCalledInPlace =
      !Async.InPlaceName.empty() && (Async.IsCalledInPlace || F.isInHeader());
  F.IsMaybeUnused =
      F.IsInternal && !Async.IsUsed &&
      Decl->getCanonicalDecl()->getStorageClass() != SC_Static;
  F.Line = SM.getSpellingLineNumber(Decl->getLocation());
  F.Body.Begin = offsetOf(Async.Body->getBeginLoc());
  F.Body.End = offsetOf(Async.Body->getEndLoc()) + 1;

  F.IsDependent = Decl->isDependentContext();
  F.TemplateParameters = templateParametersAround(Decl);
  if (!Async.Lambda)
    lowerTemplateHeads();
  QualType Output = itemType();
  F.IsVoid = Output->isVoidType();
  F.MayBeVoid = Output->isDependentType();
  F.Output = spell(Output).Words;
  F.DeclaredOutput =
      spell(AsyncFunctions::outputOf(Decl->getCanonicalDecl()->getReturnType()))
          .Words;

  if (Method && !Async.Lambda)
    lowerMember(Method);
  if (!Async.Lambda)
    collectDeclarations();
  if (Async.Lambda)
    lowerLambda();
  else if (Async.Outermost)
    lowerFactoryBehindClass();
  else
    lowerFactoryInPlace();
  for (const FileEdit &E : Uses.renames())
    if (F.Definition.contains(E.Where) || F.Body.contains(E.Where))
      F.Renames.push_back(E);
}

void FunctionLowering::lowerTemplateHeads() {
  const FunctionDecl *Decl = Async.Definition;
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
  auto addHead = [&](const TemplateParameterList &List, std::string &Arguments) {
    F.TemplateHeads.push_back(templateHead(List, Arguments));
    if (HasFailed)
      return;
    std::string &All = F.AllTemplateArguments;
    All = All.empty() ? Arguments
                      : llvm::StringRef(All).drop_back().str() + ", " +
                            llvm::StringRef(Arguments).drop_front().str();
  };
  std::string OfClass;
  for (const TemplateParameterList *List : Lists)
    addHead(*List, OfClass);
  if (const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate())
    addHead(*Template->getTemplateParameters(), F.TemplateArguments);
}

std::string FunctionLowering::templateHead(const TemplateParameterList &List,
                                           std::string &Arguments) {
  for (const NamedDecl *Parameter : List) {
    std::string Name = Parameter->getNameAsString();
    if (!spanOf(SourceRange(Parameter->getBeginLoc(), Parameter->getLocation())) ||
        Parameter->isImplicit() || Name.empty() ||
        isMemberOfFuture(Name, F.IsStream)) {
      reject(Parameter->getLocation(), Refusal::TemplateParameter, {Name});
      return {};
    }
  }
  TemplateText Text = textOf(List);
  Arguments = Text.Arguments;
  return Text.Head;
}

void FunctionLowering::lowerLambda() {
  const FunctionDecl *Decl = Async.Definition;
  F.IsLambda = true;
  F.IsGenericInTemplate = isGenericInTemplate(Decl);
  F.IsInternal = false;
  std::optional<Span> Place =
      placeOfLambda(Async.Lambda, SM, Context.getLangOpts());
  if (!Place)
    return reject(Async.Lambda->getBeginLoc(), Refusal::DefinedByMacro, {F.Name});
  F.Definition = *Place;
  F.Signature = {Place->Begin, F.Body.Begin};
  F.BaseName = llvm::StringRef(F.FutureName).drop_back(7).str();
  F.QualifiedName = F.BaseName;
  for (const std::string &Name : F.TemplateParameters)
    if (isMemberOfFuture(Name, F.IsStream))
      return reject(Async.Lambda->getBeginLoc(), Refusal::TemplateParameter,
                    {Name});

  // No ASYNC, and a return type that is deduced.
  std::vector<FileEdit> Edits = namesForParameters(Decl, SM);
  for (Span Annotation : annotationsIn(Decl))
    Edits.push_back({Annotation, ""});
  SourceRange ReturnRange =
      Decl->getFunctionTypeLoc().getReturnLoc().getSourceRange();
  std::optional<Span> Return = spanOf(ReturnRange);
  if (!Return || !F.Signature.contains(*Return))
    return reject(Decl->getLocation(), Refusal::DefinedByMacro, {F.Name});
  if (Async.IsBoxed) {
    F.FactorySignature = editedSignature(Edits);
    return;
  }
  size_t Arrow = Source.buffer().take_front(Return->Begin).rfind("->");
  unsigned End = Return->End;
  while (End < F.Body.Begin && Source.buffer()[End] == ' ')
    ++End;
  Edits.push_back({{unsigned(Arrow), End}, ""});
  F.FactorySignature = editedSignature(Edits);
}

void FunctionLowering::lowerMember(const CXXMethodDecl *Method) {
  const DeclContext *From = Method->getLexicalDeclContext();
  while (From->isRecord())
    From = From->getLexicalParent();
  F.Scope = className(Method->getParent(), From) + "::";
  if (Method->isOutOfLine() && F.isTemplate())
    if (std::optional<Span> Qualifier =
            spanOf(Method->getQualifierLoc().getSourceRange()))
      F.Scope = Source.slice(*Qualifier).str();
  F.IsStaticMember = Method->isStatic();
  F.ClassEnd = offsetOf(Method->getParent()->getBraceRange().getEnd());
  // No ref-qualifier: inside, the object is an lvalue anyway.
  if (Method->isConst())
    F.Qualifiers += " const";
  if (Method->isVolatile())
    F.Qualifiers += " volatile";
}

void FunctionLowering::collectDeclarations() {
  const FunctionDecl *Decl = Async.Definition;
  bool IsBefriended = llvm::any_of(Decl->redecls(), [](const auto *Redecl) {
    return Redecl->getFriendObjectKind() != clang::Decl::FOK_None;
  });
  for (const FunctionDecl *Redecl : Decl->redecls()) {
    bool IsFriend = Redecl->getFriendObjectKind() != clang::Decl::FOK_None;
    bool IsDefinition = Redecl == Decl;
    Function::Declaration Declared;
    if (IsFriend) {
      Declared.Specifier = "friend ";
      if (const auto *Method = dyn_cast<CXXMethodDecl>(Redecl))
        Declared.Scope = className(Method->getParent(),
                                   Context.getTranslationUnitDecl()) + "::";
      else if (const auto *Namespace = dyn_cast<NamespaceDecl>(
                   Redecl->getDeclContext()->getRedeclContext());
               Namespace && Redecl->getQualifier())
        Declared.Scope = Namespace->getQualifiedNameAsString() + "::";
      Declared.FuturePrefix = Declared.Scope;
      if (Declared.Scope.empty() && !F.IsInternal && !Redecl->getQualifier())
        Declared.FuturePrefix = "struct ";
    } else if (isa<CXXMethodDecl>(Redecl)) {
      if (IsDefinition && !Async.Outermost)
        continue;
      Declared.Specifier = F.IsStaticMember ? "static " : "";
    } else if (((F.IsInternal || Decl->getQualifier()) && IsBefriended) &&
               !Redecl->getPreviousDecl() && !IsDefinition) {
      // Or else the friend would be another function, or the namespace wouldn't
      // know the body.
      Declared.Specifier = F.IsInternal ? "static " : "";
    } else {
      continue;
    }
    if (IsDefinition) {
      Declared.End = {
          endOfToken(Decl->getNameInfo().getBeginLoc(), F.Body.Begin),
          F.Body.End};
    } else {
      unsigned Semicolon = findSemicolon(offsetOf(Redecl->getEndLoc()));
      Declared.End = {Semicolon, Semicolon + 1};
    }
    F.Declarations.push_back(std::move(Declared));
  }
  F.IsBefriended = IsBefriended && !F.IsInternal;
}

Text FunctionLowering::editedSignature(llvm::ArrayRef<FileEdit> Edits) {
  std::vector<TextEdit> Changes;
  for (const FileEdit &E : Edits)
    Changes.push_back({E.Where, Text::literal(E.By)});
  std::optional<Text> Result = edited(F.Signature, std::move(Changes));
  if (!Result)
    reject(Async.Definition->getLocation(), Refusal::DefinedByMacro, {F.Name});
  return Result.value_or(Text());
}

/// Where the last token between \p Begin and \p End ends, comments aside.
unsigned FunctionLowering::endOfToken(SourceLocation Begin,
                                      unsigned End) const {
  unsigned Position = offsetOf(Begin);
  Lexer Raw(SM.getLocForStartOfFile(SM.getMainFileID()), Context.getLangOpts(),
            Source.buffer().begin(), Source.buffer().begin() + Position,
            Source.buffer().end());
  Token T;
  while (!Raw.LexFromRawLexer(T) && SM.getFileOffset(T.getLocation()) < End)
    Position = SM.getFileOffset(T.getEndLoc());
  return Position;
}

/// The first semicolon from \p Position on that stands in no brackets.
unsigned FunctionLowering::findSemicolon(unsigned Position) const {
  Lexer Raw(SM.getLocForStartOfFile(SM.getMainFileID()), Context.getLangOpts(),
            Source.buffer().begin(), Source.buffer().begin() + Position,
            Source.buffer().end());
  Token T;
  for (int Depth = 0; !Raw.LexFromRawLexer(T);) {
    Depth += T.isOneOf(tok::l_brace, tok::l_paren, tok::l_square);
    Depth -= T.isOneOf(tok::r_brace, tok::r_paren, tok::r_square);
    if (T.is(tok::semi) && Depth <= 0)
      return SM.getFileOffset(T.getLocation());
  }
  return Source.buffer().size();
}

void FunctionLowering::lowerFactoryBehindClass() {
  const FunctionDecl *Decl = Async.Definition;
  unsigned After = findSemicolon(
      offsetOf(Async.Outermost->getBraceRange().getEnd()) + 1) + 1;
  // Nothing but a comment may follow on the line.
  llvm::StringRef Rest = Source.buffer().drop_front(After);
  llvm::StringRef Line = Rest.take_until([](char C) { return C == '\n'; });
  if (Line.trim().empty() || Line.ltrim().starts_with("//"))
    After += std::min(Line.size() + 1, Rest.size());
  F.Definition = {After, After};

  // What the class says stays there: specifiers and default arguments. From the
  // name on, names are looked up in the class.
  F.Signature = {offsetOf(Decl->getNameInfo().getBeginLoc()), F.Body.Begin};
  std::vector<FileEdit> Edits = namesForParameters(Decl, SM);
  for (const ParmVarDecl *Param : Decl->parameters()) {
    if (!Param->hasDefaultArg())
      continue;
    SourceRange Range = Param->getDefaultArgRange();
    std::optional<Span> Default = spanOf(Range);
    if (!Default)
      return reject(Range.getBegin(), Refusal::DefinedByMacro, {F.Name});
    // An argument `= {}` that calls a constructor begins at its `=`.
    size_t Assign =
        Source.buffer().take_front(Default->Begin + 1).rfind('=');
    Edits.push_back({{unsigned(Source.buffer().take_front(Assign).rtrim().size()),
                      Default->End},
                     ""});
  }
  SourceRange ReturnRange =
      Decl->getFunctionTypeLoc().getReturnLoc().getSourceRange();
  std::optional<Span> Return = spanOf(ReturnRange);
  if (!Return)
    return reject(ReturnRange.getBegin(), Refusal::DefinedByMacro, {F.Name});
  // Only a class says these.
  for (const Attr *A : Decl->attrs())
    if (isa<OverrideAttr, FinalAttr>(A))
      if (std::optional<Span> Word = spanOf(A->getRange())) {
        Word->Begin = Source.buffer().take_front(Word->Begin).rtrim().size();
        Edits.push_back({*Word, ""});
      }
  bool IsTrailing = F.Signature.contains(*Return);
  // Behind the parameters, names are looked up in the class.
  bool IsBehind = IsTrailing || F.isTemplate() || F.HasBoxedEntry;
  std::string Returned =
      F.HasBoxedEntry ? Source.slice(*Return).str() : F.futureType();
  unsigned End = endOfToken(Decl->getNameInfo().getBeginLoc(), F.Body.Begin);
  if (IsTrailing)
    Edits.push_back({*Return, Returned});
  else if (IsBehind)
    Edits.push_back({{End, End}, " -> " + Returned});
  Edits.push_back({{End, End}, " {"});
  for (const std::string &Head : F.TemplateHeads)
    F.FactorySignature.add(Head + "\n");
  F.FactorySignature
      .add((F.isTemplate() ? "" : "inline ") +
           (IsBehind ? "auto" : F.Scope + F.FutureName) + " " + F.Scope)
      .add(editedSignature(Edits));
}

void FunctionLowering::lowerFactoryInPlace() {
  const FunctionDecl *Decl = Async.Definition;
  // A definition starts with its specifiers, and with an attribute or ASYNC in
  // front of them.
  const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate();
  F.Signature.Begin = startOf(Decl);
  if (Template && !Decl->getNumTemplateParameterLists())
    F.Signature.Begin = std::min(F.Signature.Begin, startOf(Template));
  F.Signature.End = F.Body.Begin;

  // The edits: no ASYNC, another return type, a name for every parameter.
  std::vector<FileEdit> Edits = namesForParameters(Decl, SM);
  for (Span Annotation : annotationsIn(Decl)) {
    F.Signature.Begin = std::min(F.Signature.Begin, Annotation.Begin);
    Edits.push_back({Annotation, ""});
  }
  // The written return type, in front of the name or trailing.
  SourceRange ReturnRange;
  if (FunctionTypeLoc Type = Decl->getFunctionTypeLoc())
    ReturnRange = Type.getReturnLoc().getSourceRange();
  std::optional<Span> Return = spanOf(ReturnRange);
  if (!Return || !Span{F.Signature.Begin, F.Signature.End}.contains(*Return))
    return reject(ReturnRange.getBegin(), Refusal::DefinedByMacro, {F.Name});

  // The namespaces of a qualified name stand around it all.
  unsigned NameAt = offsetOf(Decl->getLocation());
  if (Decl->getQualifier() && F.Scope.empty()) {
    Edits.push_back({{offsetOf(Decl->getQualifierLoc().getBeginLoc()), NameAt},
                     ""});
    const DeclContext *Outer = Decl->getLexicalDeclContext()->getRedeclContext();
    for (const DeclContext *Scope = Decl->getDeclContext()->getRedeclContext();
         !Scope->Equals(Outer); Scope = Scope->getParent())
      F.Namespaces.insert(F.Namespaces.begin(), opening(Scope));
  }

  unsigned Start = F.Signature.Begin;
  if (F.isInHeader() && !F.isTemplate() && !Decl->isInlined())
    Edits.push_back({{Start, Start}, "inline "});
  if (F.IsMaybeUnused && !F.isTemplate() && !F.HasBoxedEntry)
    Edits.push_back({{Start, Start}, "[[maybe_unused]] "});
  unsigned End = endOfToken(Decl->getNameInfo().getEndLoc(), F.Body.Begin);
  Edits.push_back({{End, End}, " {"});
  F.Definition = {F.Signature.Begin, F.Body.End};
  if (F.HasBoxedEntry) {
    F.FactorySignature = editedSignature(Edits);
    if (Async.isVirtual())
      return;
    unsigned NameEnd = NameAt + F.Name.size();
    Edits.push_back({{NameAt, NameEnd}, Async.InPlaceName});
  }
  Edits.push_back({*Return, F.qualifiedType()});
  (F.HasBoxedEntry ? F.InPlaceSignature : F.FactorySignature) =
      editedSignature(Edits);
}

void FunctionLowering::lowerObject() {
  const auto *Method = dyn_cast<CXXMethodDecl>(Async.Definition);
  if (!Method || Method->isStatic() || Async.Lambda)
    return;
  TypeFacts Facts;
  Facts.Spelling = (Method->isVolatile() ? "volatile " : "") +
                   Method->getParent()->getNameAsString();
  Facts.IsReference = true;
  Facts.IsConst = Method->isConst();
  Facts.IsTriviallyDefaultConstructible = false;
  Facts.IsScalar = false;
  VarId Id = addVariable(Variable::Parameter, "self", Facts, F.Signature);
  F.var(Id).IsObject = true;
}

} // namespace pollux
