//===- HoistLocals.cpp - What must get a name outside of the body ---------===//
//
// A field's type is written outside of the function. What it names of the
// body's own moves out, and what that needs in its turn; and so do lambdas that
// capture a constant which is static now. The rest of the body's classes and
// lambdas stay where they are.
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"

namespace pollux {

static void hoist(Function &F, LocalId Id) {
  LocalDefinition &Local = F.Locals[Id];
  if (Local.IsHoisted)
    return;
  Local.IsHoisted = true;
  for (LocalId Needed : Local.Needs)
    hoist(F, Needed);
  for (LocalId Copied : Local.Copied)
    F.Locals[Copied].IsCopied = true;
}

void hoistLocals(Function &F, PassContext &Context) {
  for (const Variable &V : F.Variables) {
    if (V.IsField || V.IsSplit || V.IsOneOfSeveral || !V.isUserVisible())
      for (LocalId Id : V.Type.Locals)
        hoist(F, Id);
    if (!V.IsMadeStatic)
      continue;
    for (LocalId Closure : V.CapturedBy)
      hoist(F, Closure);
    if (!V.WhyNotStatic.empty())
      Context.Refuse(V, "a lambda captures it by name: " + V.WhyNotStatic);
  }
}

} // namespace pollux
