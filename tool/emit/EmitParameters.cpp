//===- EmitParameters.cpp - From the call to the body ---------------------===//
//
// Answers: how is a parameter declared, captured, and reached by the body? A pack
// is one field, whose elements are parameters of the body:
//
//   f(T a, U... b)    f_future(std::move(a), std::forward<U>(b)...)
//   f_future          Slot<T> a; Slot<Pack<U...>> b;
//   f(frame, cx, b...)
//
//===----------------------------------------------------------------------===//

#include "emit/EmitFuture.h"

namespace pollux {

namespace {

/// Of `T &&`: what T says.
TypeFacts withoutRValue(TypeFacts Type) {
  Type.IsReference &= !Type.IsRValueReference;
  return Type;
}

std::vector<const Variable *> packsOf(const Function &F) {
  std::vector<const Variable *> Packs;
  for (const Variable &V : F.Variables)
    if (V.IsPack)
      Packs.push_back(&V);
  return Packs;
}

} // namespace

std::string declared(const TypeFacts &Facts, const std::string &Name,
                   llvm::StringRef Declarator) {
  std::string Type = Facts.Spelling;
  // Of a function, or a pointer to one or to an array: a name stands inside.
  bool HasParentheses = llvm::StringRef(Type).contains('(') &&
                        !llvm::StringRef(Type).starts_with("decltype(");
  if (Facts.IsReference &&
      (HasParentheses || llvm::StringRef(Type).contains('['))) {
    const char *Trait = Declarator == "&&" ? "std::add_rvalue_reference_t<"
                                           : "std::add_lvalue_reference_t<";
    if (Facts.IsConst)
      Type = HasParentheses ? "std::add_const_t<" + Type + ">" : constOf(Type);
    return Trait + Type + "> " + Name;
  }
  if (HasParentheses)
    Type = "std::common_type_t<" + Type + ">";
  Type = constIf(Facts.IsConst, Type);
  bool IsPointer = Type.back() == '*' || Type.back() == '&';
  return Type +
         (IsPointer && Declarator.empty() ? "" : " ") + Declarator.str() +
         Name + Facts.ArrayBounds;
}

std::string elementType(const TypeFacts &Pack) {
  std::string Type = declared(Pack, "",
                              !Pack.IsReference        ? ""
                              : Pack.IsRValueReference ? "&&"
                                                       : "&");
  return llvm::StringRef(Type).rtrim().str();
}

std::string asRValue(const Variable &V, const std::string &Name) {
  if (V.IsPack) // An element of type T may be a reference, too.
    return V.Type.IsReference && !V.Type.IsRValueReference
               ? Name + "..."
               : "std::forward<" + elementType(withoutRValue(V.Type)) + ">(" +
                     Name + ")...";
  return V.Type.MayBeReference
             ? "std::forward<" + V.Type.Spelling + ">(" + Name + ")"
             : "std::move(" + Name + ")";
}

std::string lambdaPacks(const Function &F) {
  std::string Result;
  for (const Variable *Pack : packsOf(F))
    Result += "return " + F.FrameName + "." + Pack->FieldName +
              "->apply([&](auto &..." + Pack->BodyName + ") -> " +
              F.pollType(F.Output) + " { ";
  return llvm::StringRef(Result).rtrim().str();
}

static std::string packParameter(const TypeFacts &Element,
                                 const std::string &Name) {
  return ", [[maybe_unused]] std::add_lvalue_reference_t<" +
         elementType(withoutRValue(Element)) + ">... " + Name;
}

std::string packParameters(const Function &F) {
  std::string Result;
  for (const Variable *Pack : packsOf(F))
    Result += packParameter(Pack->Type, Pack->BodyName);
  return Result;
}

std::string declaredPackParameters(const Function &F) {
  std::string Result;
  std::vector<const Variable *> Packs = packsOf(F);
  for (unsigned I = 0; I != Packs.size(); ++I)
    Result += packParameter(F.DeclaredPacks[I], Packs[I]->BodyName);
  return Result;
}

/// "self." in front of the body's name, in a member of the future.
static std::string objectAccess(const Function &F) {
  for (const Variable &V : F.Variables)
    if (V.IsObject)
      return V.FieldName + ".";
  // The class has named the body, which a field of that name would hide.
  return F.IsDeclaredApart ? F.Scope : "";
}

std::string callOfBody(const Function &F) {
  std::vector<const Variable *> Packs = packsOf(F);
  std::string Call = objectAccess(F) + F.PollName + "(*this, " + localName(F, "cx");
  // Next to `poll`'s own parameter.
  auto name = [](const Variable *Pack) {
    return Pack->FieldName + (Pack->FieldName == "cx" ? "_elements" : "");
  };
  for (const Variable *Pack : Packs)
    Call += ", " + name(Pack) + "...";
  Call += ")";
  for (const Variable *Pack : llvm::reverse(Packs))
    Call = (Pack->FieldName == "cx" ? "this->" : "") + Pack->FieldName +
           "->apply([&](auto &..." + name(Pack) + ") { return " + Call + "; })";
  return Call;
}

std::string captured(const Variable &Parameter) {
  if (Parameter.IsObject)
    return "*this";
  if (Parameter.IsPack) {
    std::string Elements = asRValue(Parameter, Parameter.Name);
    return Parameter.PackName.empty()
               ? Elements
               : "typename " + Parameter.PackName + "::Arguments(" + Elements +
                     ")";
  }
  bool IsMoved = Parameter.isSlot() || Parameter.Type.IsRValueReference;
  return IsMoved ? asRValue(Parameter, Parameter.Name) : Parameter.Name;
}

} // namespace pollux
