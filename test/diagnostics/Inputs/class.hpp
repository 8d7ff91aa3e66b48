#include <pollux/core.hpp>
struct Declared {
  ASYNC pollux::Future<int> next();
  pollux::Future<int> unsaid();
  ASYNC virtual pollux::Future<int> pure() = 0;
};
