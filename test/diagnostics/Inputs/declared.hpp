#include <pollux/core.hpp>
ASYNC pollux::Future<int> defined_nowhere(int n);
ASYNC pollux::Future<int> with_default(int n = 1);
