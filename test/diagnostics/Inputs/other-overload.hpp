#pragma once
#include <pollux/core.hpp>
ASYNC inline pollux::Future<int> overloaded(long n) { co_return static_cast<int>(n); }
