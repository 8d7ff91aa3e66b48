#include <pollux/core.hpp>
struct Declared {
  ASYNC pollux::Future<int> next();
};
