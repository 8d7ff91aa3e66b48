#pragma once
#include <pollux/pollux.hpp>
using pollux::Future;

ASYNC Future<int> shared(int n);
ASYNC Future<int> two();
namespace deep {
inline namespace v1 {
struct Number {
  int value;
};
ASYNC Future<int> qualified(Number);
}
} // namespace deep
