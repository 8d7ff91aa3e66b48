#include <pollux/core.hpp>
ASYNC pollux::Future<int> elsewhere(int n);
