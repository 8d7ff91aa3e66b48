// An async source that needs all a target can say about how to compile it.
#include "shop.hpp"  // next to this file, and on no include path

#include <pollux/pollux.hpp>
#include <rates/rates.hpp>  // from a library that the target links
#include <string>

#include "prices.hpp"

#if !defined(ONLY_CXX) || FROM_SHELL != 1
#error "the options of the target did not arrive"
#endif
static_assert(sizeof(GREETING) == sizeof("hello, [dear] world"), "a definition with quotes and spaces did not arrive");
#if !defined(POLLUX_LOWERING) && !defined(SHOP_IS_NATIVE)
static_assert(__cplusplus == 201703L, "lowered code is compiled as the target is");
#endif

using pollux::Future;

ASYNC Future<int> price(int amount) {
  co_await pollux::yield_now();
  co_return amount * unit_price * unit_rate;
}

ASYNC Future<int> total(std::string label) {
  int sum = co_await price(2);
  sum += co_await price(3);
  co_return sum + static_cast<int>(label.size());
}

int shop_total(std::string const& label) { return pollux::block_on(total(label)); }
