//===- Passes.cpp - The pipeline ------------------------------------------===//

#include "passes/Passes.h"

namespace pollux {

llvm::ArrayRef<Pass> passes() {
  static const Pass All[] = {
      {"place-variables", placeVariables}, {"flatten-full", flattenFull},
      {"segment-locals", segmentLocals},   {"insert-cleanups", insertCleanups},
      {"hoist-locals", hoistLocals},       {"allocate-states", allocateStates},
  };
  return All;
}

} // namespace pollux
