// Hazard: classes in every place and layout: several on a line, with a declarator, in macros, behind preprocessor lines, in unnamed and inline namespaces.
#include "trace.hpp"

struct A { ASYNC Future<int> one() { co_await leaf("A", 1); co_return n; } int n = 1; }; struct B { ASYNC Future<int> one(); int n = 2; }; ASYNC Future<int> B::one() { co_await leaf("B", 1); co_return n; }

struct WithObject {
  int n;
  ASYNC Future<int> get() const
  {
    co_await leaf("object", 1);
    co_return n;
  }
} object{3}, * pointer = &object;

#define DEFINE(name, text, ...)                \
  ASYNC Future<int> name(int n = 1) {          \
    co_await leaf(text, n);                    \
    __VA_ARGS__;                               \
    co_return n + base;                        \
  }
#define CLASS(Name) struct Name
namespace {
CLASS(Macros) {
  int base = 4;
  DEFINE(first, "first", base += 1)
  DEFINE(second, "second", (void)0)
#if 1
  ASYNC Future<int> third()
#else
  int third()
#endif
  {
    co_await leaf("third", 1);
    co_return base;
  }
  struct Inner;
};
}  // namespace

struct Macros::Inner {
  Macros& outer;
  ASYNC Future<int> go() { co_return co_await outer.third() + co_await outer.first(); }
};

#define WHOLE(Name)                                        \
  struct Name {                                            \
    ASYNC Future<int> go() {                               \
      co_await leaf(#Name, 1);                             \
      co_return 5;                                         \
    }                                                      \
  };
WHOLE(Whole)

namespace a { inline namespace b { namespace c {
class Deep {
 public:
  class Mid {
   public:
    union Low {
      int n;
      char c;
      inline ASYNC Future<int> get(int const (&array)[2], int (*function)(int) = &Mid::helper, Traced t = {"default", 1});
    };
    static int helper(int n) { return n * 3; }
  };
  ASYNC Future<void> nothing() try {
    co_await leaf("nothing", 1);
    throw trace::Failure{"nothing"};
  } catch (trace::Failure const& f) {
    step(f.what);
  }
};
} } }  // namespace a::b::c
inline ASYNC Future<int> a::c::Deep::Mid::Low::get(int const (&array)[2], int (*function)(int), Traced t) {
  co_await leaf("low", 1);
  co_return function(array[1]) + t.value + n;
}

ASYNC Future<int> scenario() {
  A a;
  B b;
  Macros m;
  int n = co_await a.one() + co_await b.one() + co_await object.get() + co_await pointer->get();
  n += co_await m.first() + co_await m.second(2) + co_await m.third() + co_await Macros::Inner{m}.go() + co_await Whole{}.go();
  note("n", n);
  int array[2] = {1, 2};
  a::c::Deep::Mid::Low low{7};
  n += co_await low.get(array) + co_await low.get(array, [](int k) { return k; }, {"given", 2});
  a::c::Deep deep;
  co_await deep.nothing();
  co_return n;
}

#include "driver.hpp"
