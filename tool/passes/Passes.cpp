//===- Passes.cpp - The pipeline ------------------------------------------===//

#include "passes/Passes.h"

namespace pollux {

llvm::ArrayRef<Pass> passes() {
  static const Pass All[] = {
      {"place-variables", placeVariables}, {"copy-out", copyOut},
      {"flatten-full", flattenFull},       {"segment-locals", segmentLocals},
      {"insert-cleanups", insertCleanups}, {"hoist-locals", hoistLocals},
      {"share-fields", shareFields},       {"promote-locals", promoteLocals},
      {"allocate-states", allocateStates},
      {"forward-tail", forwardTail},
  };
  return All;
}

} // namespace pollux
