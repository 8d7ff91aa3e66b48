#pragma once
#include <parts/count.hpp>

#include "names.hpp"

ASYNC inline pollux::Future<int> twice(int n) { co_return co_await parts::count(n) + co_await parts::count(n); }
