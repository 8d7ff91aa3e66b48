#pragma once
#include <pollux/core.hpp>

template <class T>
ASYNC pollux::Future<T> twice(T n) {
  co_await pollux::yield_now();
  co_return n * 2;
}
template pollux::Future<int> twice<int>(int);
extern template pollux::Future<short> twice<short>(short);
