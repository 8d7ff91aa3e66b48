// What is promised of lowered code: no warning from GCC and Clang, in C++17 and later, with and without exceptions and RTTI.
// RUN: %pollux --verify-each %s -o %t.cpp -- %cxxflags
// RUN: %pollux --verify-each --no-line %s -o %t.no-line.cpp -- %cxxflags
// RUN: %python %S/Inputs/compile-everywhere.py %gxx %clang %t.cpp %werror %cxxflags
// RUN: %python %S/Inputs/compile-everywhere.py %gxx %clang %t.no-line.cpp %werror %cxxflags
#include <pollux/core.hpp>
#include <memory>
#include <string>
#include <utility>
using pollux::Future;

struct Lock {
  explicit Lock(int &n) : n(n) { ++n; }
  ~Lock() { --n; }
  Lock(Lock const &) = delete;
  int &n;
};

ASYNC Future<int> leaf(int n) {
  co_await pollux::yield_now();
  co_return n;
}

ASYNC Future<std::string> name(std::unique_ptr<int> box, std::string const &prefix, int) {
  std::string result = prefix;
  int const first = co_await leaf(*box);
  for (int i = 0; i < first; ++i) {
    int locks = 0;
    Lock lock(locks);
    if (co_await leaf(i) > 2)
      break;
    result += std::to_string(locks);
  }
  while (co_await leaf(1) == 0)
    result += "never";
  co_return result;
}

ASYNC Future<void> nothing() {
  auto box = std::make_unique<int>(1);
  std::string const prefix = "a";
  std::string text = co_await name(std::move(box), prefix, 2);
  std::string &alias = text;
  co_await leaf(static_cast<int>(alias.size()));
  alias.clear();
}

ASYNC static inline Future<int &> reference(int &n) {
  co_await pollux::yield_now();
  co_return n;
}

Future<void> use(int &n);
inline void keep(int &n) { (void)reference(n); }
