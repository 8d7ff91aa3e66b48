// Three prices from a slow server: asked for one after the other, then all at once.
//   ./dev demo
#include <chrono>
#include <cstdio>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include <pollux/pollux.hpp>

using pollux::Future;
using namespace std::chrono_literals;

// The server takes half a second to answer.
ASYNC Future<int> fetch_price(std::string item) {
  co_await pollux::sleep_for(500ms);
  co_return static_cast<int>(item.size()) * 10;
}

ASYNC Future<int> one_after_the_other() {
  int total = co_await fetch_price("apple");
  total += co_await fetch_price("pear");
  total += co_await fetch_price("cherry");
  co_return total;
}

ASYNC Future<int> all_at_once() {
  auto prices = co_await pollux::join(fetch_price("apple"), fetch_price("pear"), fetch_price("cherry"));
  co_return std::get<0>(prices) + std::get<1>(prices) + std::get<2>(prices);
}

// A lowered future is a struct that holds all it needs; a native coroutine is a handle to a frame on the heap.
template <class F>
void print_size(char const* name) {
  bool const is_native = std::is_same_v<F, Future<int>>;
  std::printf("%-20s future: %3zu bytes%s\n", name, sizeof(F), is_native ? ", and a frame on the heap" : "");
}

template <class F>
void print_run(char const* name, F future) {
  auto const begun = std::chrono::steady_clock::now();
  int const total = pollux::block_on(std::move(future));
  auto const elapsed = std::chrono::steady_clock::now() - begun;
  auto const milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count();
  std::printf("%-20s %4lld ms, total %d\n", name, static_cast<long long>(milliseconds), total);
}

int main() {
  print_size<decltype(fetch_price(""))>("fetch_price");
  print_size<decltype(one_after_the_other())>("one_after_the_other");
  print_size<decltype(all_at_once())>("all_at_once");
  print_run("one_after_the_other", one_after_the_other());
  print_run("all_at_once", all_at_once());
}
