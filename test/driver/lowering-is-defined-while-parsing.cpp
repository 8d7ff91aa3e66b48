// RUN: %pollux %s -- %cxxflags | FileCheck %s
// CHECK: one_future one()
#include <pollux/core.hpp>
#ifndef POLLUX_LOWERING
#error "not the tool"
#endif
static_assert(__cplusplus >= 202002L);

ASYNC pollux::Future<int> one() { co_return 1; }
