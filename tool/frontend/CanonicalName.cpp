//===- CanonicalName.cpp --------------------------------------------------===//

#include "frontend/CanonicalName.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>
#include <vector>

namespace pollux {

using namespace clang;

namespace {

/// While it lives, the specialisations that a type names have no arguments as
/// written, so that those that they have are printed.
class ArgumentsAsTheyAre : public RecursiveASTVisitor<ArgumentsAsTheyAre> {
public:
  explicit ArgumentsAsTheyAre(QualType Type) { TraverseType(Type); }
  ArgumentsAsTheyAre(const ArgumentsAsTheyAre &) = delete;
  ~ArgumentsAsTheyAre() {
    for (auto [Special, Written] : AsWritten)
      Special->setTemplateArgsAsWritten(Written);
  }

  /// Whether the value of an argument would be read as one of another type.
  bool NeedsType = false;

  bool VisitTagType(TagType *Type) {
    auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Type->getDecl());
    if (!Special)
      return true;
    if (const ASTTemplateArgumentListInfo *Written =
            Special->getTemplateArgsAsWritten();
        Written && !isa<ClassTemplatePartialSpecializationDecl>(Special)) {
      AsWritten.push_back({Special, Written});
      Special->setTemplateArgsAsWritten(
          static_cast<const ASTTemplateArgumentListInfo *>(nullptr));
    }
    for (const TemplateArgument &Argument : Special->getTemplateArgs().asArray())
      look(Argument);
    return true;
  }

private:
  void look(const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Pack) {
      for (const TemplateArgument &Element : Argument.pack_elements())
        look(Element);
      return;
    }
    if (Argument.getKind() == TemplateArgument::Integral)
      NeedsType |= needsType(Argument.getIntegralType(), Argument.getAsIntegral());
    TraverseTemplateArgument(Argument);
  }

  /// Of a character type, what is no character of ASCII may be another value as
  /// `char`; of an enumeration, what is no enumerator is a number.
  static bool needsType(QualType Type, const llvm::APSInt &Value) {
    if (const auto *Enum = Type->getAs<EnumType>())
      return llvm::none_of(Enum->getDecl()->enumerators(),
                           [&](const EnumConstantDecl *Enumerator) {
                             return llvm::APSInt::isSameValue(
                                 Enumerator->getInitVal(), Value);
                           });
    return Type->isCharType() &&
           !Type->isSpecificBuiltinType(BuiltinType::Char_S) &&
           !Type->isSpecificBuiltinType(BuiltinType::Char_U) &&
           (Value.getExtValue() < 0 || Value.getExtValue() > 127);
  }

  std::vector<std::pair<ClassTemplateSpecializationDecl *,
                        const ASTTemplateArgumentListInfo *>>
      AsWritten;
};

} // namespace

std::string canonicalName(QualType Type, PrintingPolicy Policy) {
  Type = Type.getCanonicalType();
  ArgumentsAsTheyAre Arguments(Type);
  Policy.AlwaysIncludeTypeForTemplateArgument |= Arguments.NeedsType;
  return Type.getAsString(Policy);
}

} // namespace pollux
