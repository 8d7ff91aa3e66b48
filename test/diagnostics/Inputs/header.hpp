#include <pollux/core.hpp>
ASYNC inline pollux::Future<int> in_header() { co_return 1; }
