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
#include "frontend/TemplateParameters.h"
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
bool isInNestedTemplates(const FunctionDecl *Function) {
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

/// Whether \p Type, what \p Function gives, is void in some instantiation.
bool mayBeVoid(QualType Type, const FunctionDecl &Function) {
  if (!Type->isDependentType() || Type->isReferenceType() || Type->isPointerType() ||
      Type->isMemberPointerType() || isa<InjectedClassNameType>(Type) ||
      Type->isRecordType())
    return false;
  // An object of a class template: `std::optional<T>`.
  if (const auto *Special = Type->getAs<TemplateSpecializationType>();
      Special && !Special->isTypeAlias() &&
      isa_and_nonnull<ClassTemplateDecl>(
          Special->getTemplateName().getAsTemplateDecl()))
    return false;
  // What a parameter is, by value, is an object.
  return llvm::none_of(Function.parameters(), [&](const ParmVarDecl *Parameter) {
    return Parameter->getType().getCanonicalType().getUnqualifiedType() ==
           Type.getCanonicalType().getUnqualifiedType();
  });
}

} // namespace

void FunctionLowering::lowerHead() {
  const FunctionDecl *Decl = Async.Definition;
  F.Name = Decl->getNameAsString();
  F.QualifiedName = Decl->getQualifiedNameAsString();
  // A partial specialisation's arguments are nothing to print by themselves.
  if (const auto *Class =
          dyn_cast<ClassTemplatePartialSpecializationDecl>(Decl->getDeclContext()))
    F.QualifiedName = Class->getQualifiedNameAsString() + "::" + F.Name;
  F.BaseName = baseName(Decl);
  // The body keeps the function's name, as an overload that takes the frame;
  // other operators can't take one.
  if (Async.IsFriendInClass)
    F.BoxName = newOuterName(F.BaseName + "_boxed");
  if (!Async.PollName.empty())
    F.PollName = Async.PollName;
  else if (Async.IsBodyRenamed || Async.IsFriendInClass ||
           (Decl->isOverloadedOperator() &&
            Decl->getOverloadedOperator() != OO_Call))
    F.PollName = newOuterName(F.BaseName + "_poll");
  F.FutureName = Async.FutureName;
  F.IsStream = Async.IsStream;
  F.IsInline = Decl->isInlined();
  F.IsInternal = Async.IsInternal && !Decl->isInAnonymousNamespace();
  F.Header = Async.Header;
  F.IsDeclaredApart = Async.isDeclaredApart();
  F.HasBoxedEntry = Async.hasBoxedEntry();
  F.IsCalledInPlace =
      !Async.InPlaceName.empty() &&
      (Async.IsCalledInPlace || F.isInHeader() || !Async.Body);
  F.IsMaybeUnused =
      F.IsInternal && !Async.IsUsed &&
      Decl->getCanonicalDecl()->getStorageClass() != SC_Static;
  F.Line = SM.getSpellingLineNumber(Decl->getLocation());

  F.IsDependent = Decl->isDependentContext();
  // As the first declaration has it.
  const FunctionDecl *First = Decl->getCanonicalDecl();
  F.DeclaredOutput =
      spell(AsyncFunctions::outputOf(First->getReturnType())).Words;
  F.DeclaredFuture = F.FutureName;
  if (const FunctionTemplateDecl *Template =
          First->getDescribedFunctionTemplate();
      Template && !Async.Lambda) {
    TemplateText Text = textOf(*Template->getTemplateParameters());
    F.DeclaredHead = Text.Head + " ";
    F.DeclaredFuture += Text.Arguments;
  }
  for (const ParmVarDecl *Param : First->parameters())
    if (const auto *Pack = dyn_cast<PackExpansionType>(Param->getType());
        Pack && !Async.Lambda)
      F.DeclaredPacks.push_back(factsOf(Pack->getPattern()));
  F.TemplateParameters = templateParametersAround(Decl);
  renameTemplateParameters();
  if (Async.Primary)
    lowerSpecializationHead();
  else if (!Async.Lambda)
    lowerTemplateHeads();
  if (HasFailed)
    return;
  QualType Output = itemType();
  F.IsVoid = Output->isVoidType();
  F.MayBeVoid = mayBeVoid(Output, *Decl);
  F.Output = spell(Output).Words;

  if (const auto *Method = dyn_cast<CXXMethodDecl>(Decl); Method && !Async.Lambda)
    lowerMember(Method);
  if (Async.IsFriendInClass) {
    const DeclContext *From = Decl->getLexicalDeclContext();
    while (From->isRecord())
      From = From->getLexicalParent();
    F.Scope = className(cast<CXXRecordDecl>(scopeOfBody(Decl)), From) + "::";
    F.IsStaticMember = true;
  }
}

void FunctionLowering::lowerSignature() {
  F.Body.Begin = offsetOf(Async.Body->getBeginLoc());
  F.Body.End = offsetOf(Async.Body->getEndLoc()) + 1;
  lowerHead();
  // The template's declarations are those of its specialisation.
  if (!HasFailed && !Async.Lambda && !Async.Primary)
    collectDeclarations();
  if (Async.Lambda)
    lowerLambda();
  else if (Async.Outermost)
    lowerFactoryBehindClass();
  else
    lowerFactoryInPlace();
  F.Renames = TemplateRenames;
  for (const FileEdit &E : Uses.renames())
    if (F.Definition.contains(E.Where) || F.Body.contains(E.Where))
      F.Renames.push_back(E);
  sortUnique(F.Renames);
}

void FunctionLowering::lowerTemplateHeads() {
  const FunctionDecl *Decl = Async.Definition;
  const FunctionTemplateDecl *Own = Decl->getDescribedFunctionTemplate();
  for (const TemplateParameterList *List : templatesAround(Decl)) {
    if (!isWritten(*List))
      return reject(Decl->getLocation(), Refusal::DefinedByMacro, {F.Name});
    // Those of a struct must be the last ones.
    for (const NamedDecl *Parameter : llvm::drop_end(List->asArray()))
      if (Own && List == Own->getTemplateParameters() &&
          Parameter->isParameterPack())
        return reject(Parameter->getLocation(), Refusal::ParameterPack,
                      {F.Name, "a parameter pack in front of another parameter"});
    TemplateText Text = textOf(*List, TemplateRenames);
    F.TemplateHeads.push_back(Text.Head);
    if (Own && List == Own->getTemplateParameters())
      F.TemplateArguments = Text.Arguments;
    std::string &All = F.AllTemplateArguments;
    All = All.empty() ? Text.Arguments
                      : llvm::StringRef(All).drop_back().str() + ", " +
                            llvm::StringRef(Text.Arguments).drop_front().str();
  }
}

void FunctionLowering::lowerSpecializationHead() {
  F.IsSpecialization = true;
  F.TemplateHeads = {"template <>"};
  FutureType Future{"", nullptr};
  F.TemplateArguments = argumentsOf(Async.Definition, Future);
  auto refuse = [&](const char *Why) {
    reject(Async.Definition->getLocation(), Refusal::ExplicitSpecialization,
           {F.Name, Why});
  };
  if (Future.IsDeduced || !Future.Locals.empty())
    refuse("for arguments that can't be named in front of it");
  const AsyncFunction *Primary = Uses.find(Async.Primary);
  if (Async.hasBoxedEntry() || Primary->hasBoxedEntry())
    refuse("where a call needs a box");
  // The class declares the body.
  if (isa<CXXMethodDecl>(Async.Definition) &&
      llvm::any_of(Async.Primary->parameters(), [](const ParmVarDecl *Param) {
        return Param->isParameterPack();
      }))
    refuse("of a member function with a parameter pack");
}

void FunctionLowering::lowerDeducedOutput() {
  TypeLoc Return = Async.Definition->getFunctionTypeLoc().getReturnLoc();
  if (auto Elaborated = Return.getAs<ElaboratedTypeLoc>())
    Return = Elaborated.getNamedTypeLoc();
  auto Written = Return.getAs<TemplateSpecializationTypeLoc>();
  std::string WhyNot = "its type is that of an alias's argument";
  std::vector<LocalId> Locals;
  if (Written && !Written.getTypePtr()->isTypeAlias() &&
      Written.getNumArgs() == 1) {
    WhyNot.clear();
    F.Output = unevaluated(
        nullptr, Written.getArgLoc(0).getTypeSourceInfo()->getTypeLoc(), WhyNot,
        Locals);
  }
  // In the class, that is not complete where it declares the body.
  if (!F.Declarations.empty() && isa<CXXMethodDecl>(Async.Definition) &&
      F.Output.find("std::declval<" + classOfThis() + " ") != std::string::npos)
    WhyNot = "its type depends on that of '*this'";
  // Another declaration has names of its own for the parameters.
  if (Async.Definition->getPreviousDecl() && !F.Declarations.empty())
    WhyNot = "its type is written with the names of parameters";
  if (!WhyNot.empty() || !Locals.empty())
    return reject(Async.Definition->getLocation(), Refusal::UnnameableType,
                  {"the result", WhyNot});
  F.DeclaredOutput = F.Output;
}

void FunctionLowering::lowerLambda() {
  const FunctionDecl *Decl = Async.Definition;
  F.IsLambda = true;
  F.IsInNestedTemplates = isInNestedTemplates(Decl);
  F.IsInternal = false;
  std::optional<Span> Place =
      placeOfLambda(Async.Lambda, SM, Context.getLangOpts());
  if (!Place)
    return reject(Async.Lambda->getBeginLoc(), Refusal::DefinedByMacro, {F.Name});
  F.Definition = *Place;
  F.Signature = {Place->Begin, F.Body.Begin};
  F.BaseName = llvm::StringRef(F.FutureName).drop_back(7).str();
  F.QualifiedName = F.BaseName;

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
      F.Scope = withTemplateNames(*Qualifier);
  F.IsStaticMember = Method->isStatic();
  SourceLocation ClassEnd = Method->getParent()->getBraceRange().getEnd();
  if (SM.isInMainFile(SM.getExpansionLoc(ClassEnd)))
    F.ClassEnd = offsetOf(ClassEnd);
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
    bool IsDefinition = Redecl == Decl && Async.Body;
    // Another file's is lowered there.
    if (!SM.isInMainFile(SM.getExpansionLoc(Redecl->getLocation())))
      continue;
    Function::Declaration Declared;
    if (Async.IsFriendInClass) {
      if (!IsDefinition)
        continue;
      Declared.Specifier = "static ";
      Declared.End = F.Body;
      F.Declarations.push_back(std::move(Declared));
      continue;
    }
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
    if (isa<CXXMethodDecl>(Redecl) && !IsFriend && F.IsCalledInPlace)
      Declared.InPlace = inPlaceDeclaration(Redecl, Declared.End.Begin);
    F.Declarations.push_back(std::move(Declared));
  }
  F.IsBefriended = IsBefriended && !F.IsInternal;
}

std::string FunctionLowering::inPlaceDeclaration(const FunctionDecl *Decl,
                                                 unsigned End) {
  const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate();
  unsigned Begin = Template ? std::min(startOf(Decl), startOf(Template))
                            : startOf(Decl);
  unsigned NameAt = offsetOf(Decl->getLocation());
  std::optional<Span> Return =
      spanOf(Decl->getFunctionTypeLoc().getReturnLoc().getSourceRange());
  if (!Return) {
    reject(Decl->getLocation(), Refusal::DefinedByMacro, {F.Name});
    return {};
  }
  // A declaration has names of its own for the parameters of its template.
  std::string Arguments =
      Template ? textOf(*Template->getTemplateParameters()).Arguments : "";
  std::vector<FileEdit> Edits = templateNameEdits(Decl);
  Edits.push_back(
      {{NameAt, NameAt + unsigned(F.Name.size())}, Async.InPlaceName});
  Edits.push_back({*Return, F.FutureName + Arguments});
  for (Span Annotation : annotationsIn(Decl)) {
    Begin = std::min(Begin, Annotation.Begin);
    Edits.push_back({Annotation, ""});
  }
  llvm::append_range(Edits, TemplateRenames);
  return Source.edited({Begin, End}, std::move(Edits));
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

/// Where the first token from \p Position on begins.
unsigned FunctionLowering::startOfToken(unsigned Position) const {
  Lexer Raw(SM.getLocForStartOfFile(SM.getMainFileID()), Context.getLangOpts(),
            Source.buffer().begin(), Source.buffer().begin() + Position,
            Source.buffer().end());
  Token T;
  Raw.LexFromRawLexer(T);
  return SM.getFileOffset(T.getLocation());
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
  F.Signature = {offsetOf(Decl->getNameInfo().getBeginLoc()), F.Body.Begin};
  if (Async.IsFriendInClass)
    return;
  // What the class says stays there: specifiers and default arguments. From the
  // name on, names are looked up in the class.
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
  for (const FileEdit &E : templateNameEdits(Decl))
    if (F.Signature.contains(E.Where))
      Edits.push_back(E);
  bool IsTrailing = F.Signature.contains(*Return);
  unsigned End = endOfToken(Decl->getNameInfo().getBeginLoc(), F.Body.Begin);
  auto signature = [&](bool IsBox, std::vector<FileEdit> Edits) {
    // Behind the parameters, names are looked up in the class.
    bool IsBehind = IsTrailing || F.isTemplate() || IsBox;
    std::string Returned =
        IsBox ? withTemplateNames(*Return) : F.futureType();
    if (IsTrailing)
      Edits.push_back({*Return, Returned});
    else if (IsBehind)
      Edits.push_back({{End, End}, " -> " + Returned});
    Edits.push_back({{End, End}, " {"});
    Text Result;
    for (const std::string &Head : F.TemplateHeads)
      Result.add(Head + "\n");
    Result.add((F.isTemplate() ? "" : "inline ") +
               (IsBehind ? "auto" : F.Scope + F.FutureName) + " " + F.Scope);
    return Result.add(editedSignature(Edits));
  };
  F.FactorySignature = signature(F.HasBoxedEntry, Edits);
  if (!F.IsCalledInPlace)
    return;
  unsigned NameAt = offsetOf(Decl->getLocation());
  Edits.push_back(
      {{NameAt, NameAt + unsigned(F.Name.size())}, Async.InPlaceName});
  F.InPlaceSignature = signature(/*IsBox=*/false, Edits);
}

void FunctionLowering::lowerFactoryInPlace() {
  const FunctionDecl *Decl = Async.Definition;
  // A definition starts with its specifiers, and with an attribute or ASYNC in
  // front of them.
  const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate();
  F.Signature.Begin = startOf(Decl);
  if (Template && !Decl->getNumTemplateParameterLists())
    F.Signature.Begin = startOf(Template);
  F.Signature.End = F.Body.Begin;

  // The edits: no ASYNC, another return type, a name for every parameter.
  std::vector<FileEdit> Edits = templateNameEdits(Decl);
  llvm::append_range(Edits, namesForParameters(Decl, SM));
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

  // Behind the head of a specialisation, and `inline` behind attributes.
  unsigned Start = F.Signature.Begin;
  if (Async.Primary)
    Start = startOfToken(offsetOf(Decl->getTemplateParameterList(0)->getRAngleLoc()) + 1);
  if (F.isInHeader() && !F.isTemplate() && !Decl->isInlined()) {
    unsigned Behind = Start;
    while (Source.buffer().substr(Behind).starts_with("[["))
      Behind = startOfToken(Source.buffer().find("]]", Behind) + 2);
    Edits.push_back({{Behind, Behind}, "inline "});
  }
  if (F.IsMaybeUnused && !F.isTemplate() && !F.HasBoxedEntry)
    Edits.push_back({{Start, Start}, "[[maybe_unused]] "});
  unsigned End = endOfToken(Decl->getNameInfo().getEndLoc(), F.Body.Begin);
  Edits.push_back({{End, End}, " {"});
  F.Definition = {F.Signature.Begin, F.Body.End};
  if (F.HasBoxedEntry) {
    F.FactorySignature = editedSignature(Edits);
    if (Async.InPlaceName.empty())
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
