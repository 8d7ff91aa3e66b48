#include "api.hpp"
#include <cstdio>
#include <pollux/pollux.hpp>

template pollux::Future<long> twice<long>(long);
template pollux::Future<short> twice<short>(short);

ASYNC pollux::Future<long> sum() { co_return co_await twice(2) + co_await twice(3L) + co_await twice(short(4)); }

int main() { std::printf("%ld\n", pollux::block_on(sum())); }
