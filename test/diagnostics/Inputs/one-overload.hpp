#pragma once
#include <pollux/core.hpp>
ASYNC inline pollux::Future<int> overloaded(int n) { co_return n; }
