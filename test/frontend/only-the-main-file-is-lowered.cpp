// An async function that a header only declares belongs to another file.
// RUN: %lower | FileCheck %s
#include "Inputs/declared.hpp"
using pollux::Future;

// CHECK: #include "Inputs/declared.hpp"
// CHECK-NOT: elsewhere_future
// CHECK: {{^\[\[maybe_unused\]\] }}here_future here() {
ASYNC Future<int> here() { co_return 1; }
