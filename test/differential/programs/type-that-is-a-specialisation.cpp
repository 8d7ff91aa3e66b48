// Hazard: a variable's type is an explicit specialisation or instantiation, which stands where other names mean other things; or has
// arguments that are no enumerators or no characters.
#include "trace.hpp"
#include <functional>
#include <string>
#include <vector>

namespace lib {
struct Key { int v = 2; };
template <class T> struct Name {
  int get() const { return 1; }
  struct In { int v = 1; };
  enum E { A = 1 };
};
template <> struct Name<Key> {
  int get() const { return 2; }
  struct In { int v = 2; };
  enum E { A = 2 };
};
template <class T> struct Made {
  int get() const { return T{}.v; }
};
template struct Made<Key>;
template <class T> struct Traits;
template <> struct Traits<Name<Key>> {
  Traced traced{"traits", 5};
};
template <class T> Name<T> &instance() {
  static Name<T> name;
  return name;
}
} // namespace lib
struct Key { int v = 1; };

ASYNC Future<int> take(lib::Name<lib::Key> name, std::hash<std::string> hash) {
  co_await leaf("take", 1);
  co_return name.get() + (hash("a") == hash("a"));
}
ASYNC Future<int> of_specialisations() {
  lib::Name<lib::Key> name;
  lib::Made<lib::Key> made;
  lib::Name<lib::Key>::In in;
  lib::Name<lib::Key>::E e = lib::Name<lib::Key>::A;
  lib::Traits<lib::Name<lib::Key>> traits;
  auto &instance = lib::instance<lib::Key>();
  std::vector<lib::Name<lib::Key>> names(2);
  auto hash = std::hash<std::string>{};
  auto closure = [hash = std::hash<std::string>{}, name] { return int(hash("b") == hash("b")) + name.get(); };
  co_await leaf("kept", 1);
  int sum = name.get() + 10 * made.get() + 100 * in.v + 1000 * e + instance.get() + names[1].get() + closure();
  co_return sum + traits.traced.get() + co_await take(name, hash);
}

enum Mode { Read = 1, Write = 2 };
enum class Right { R = 1, W = 2 };
template <Mode M> struct File { int v = M; };
template <Right R> struct Opened { int v = int(R); };
template <unsigned char U, signed char S, char C> struct Bytes { int v = U + S + C; };

ASYNC Future<int> of_values() {
  File<Mode(Read | Write)> file;
  File<Write> plain;
  Opened<Right(3)> opened;
  Bytes<255, -3, 'c'> bytes;
  co_await leaf("values", 1);
  co_return file.v + 10 * plain.v + 100 * opened.v + bytes.v;
}

ASYNC Future<int> scenario() { co_return co_await of_specialisations() + co_await of_values(); }

#include "driver.hpp"
