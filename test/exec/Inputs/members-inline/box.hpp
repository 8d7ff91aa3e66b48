#ifndef BOX_HPP
#define BOX_HPP
#include <pollux/pollux.hpp>
using pollux::Future;

template <class T>
class Box {
public:
  explicit Box(T v) : value(v) {}
  ASYNC Future<T> get(int more = 1);
  ASYNC Future<T> twice();
  // Instantiated when all is known.
  ASYNC Future<T> thrice() { co_return co_await twice() + co_await get(0); }
  template <class U = int>
  ASYNC Future<U> as(U u) const;
  ASYNC static Future<T> make(int make);
private:
  T value;
};
#define FETCH ASYNC Future<int> fetch(int n)
class Vault {
  struct Secret { int n; };
public:
  ASYNC Future<int> open(int n) { co_return n + (co_await hide(Secret{n})).n; }
  ASYNC Future<int> open(long n);
  ASYNC Future<int> open(char c);
  FETCH;
  ASYNC Future<int> open(short n);
  ASYNC Future<int> closure();
private:
  ASYNC Future<Secret> hide(Secret s);
  int n = 3;
};
ASYNC inline Future<int> Vault::open(short n) { co_return 1000 * n; }
#include "box-inl.hpp"
#endif
