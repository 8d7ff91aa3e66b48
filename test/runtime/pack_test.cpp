// Does a Pack construct its elements from the first to the last, and destroy them the other way round?
#include "pollux/pack.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "support.hpp"

namespace pollux::test {
namespace {

/// Writes what is done to it.
struct Element {
  Log* log;
  char name;
  bool throws = false;

  Element(Log& log, char name, bool throws = false) : log(&log), name(name), throws(throws) {}
  Element(Element&& other) : log(other.log), name(other.name) {
    if (other.throws) throw std::runtime_error("moved");
    log->push_back(std::string("move ") + name);
  }
  ~Element() { log->push_back(std::string("destroy ") + name); }
};

static_assert(std::is_empty_v<Pack<>>);
static_assert(sizeof(Pack<char, int, char>) == 12);
static_assert(std::is_trivially_destructible_v<Pack<int, long&, char&&>>);
static_assert(!std::is_copy_constructible_v<Pack<std::unique_ptr<int>>>);
static_assert(std::is_move_constructible_v<Pack<std::unique_ptr<int>, std::string const, int&, int&&>>);

TEST(Pack, IsDestroyedInReverse) {
  Log log;
  Element a(log, 'a'), b(log, 'b');
  {
    Pack<Element, Element> pack(std::move(a), std::move(b));
    log.push_back("--");
  }
  EXPECT_EQ(log, (Log{"move a", "move b", "--", "destroy b", "destroy a"}));
}

TEST(Pack, MovesElementByElement) {
  Log log;
  Pack<Element, Element> pack(Element(log, 'a'), Element(log, 'b'));
  log.clear();
  Pack<Element, Element> moved(std::move(pack));
  EXPECT_EQ(log, (Log{"move a", "move b"}));
}

TEST(Pack, DestroysWhatWasConstructedWhenOneThrows) {
  Log log;
  Element a(log, 'a'), b(log, 'b', true);
  using Two = Pack<Element, Element>;
  EXPECT_THROW(Two(std::move(a), std::move(b)), std::runtime_error);
  EXPECT_EQ(log, (Log{"move a", "destroy a"}));
}

TEST(Pack, IsMadeOfItsArguments) {
  Log log;
  Element a(log, 'a'), b(log, 'b');
  using Two = Pack<Element, Element&>;
  Two pack(Two::Arguments(std::move(a), b));
  EXPECT_EQ(log, (Log{"move a"}));
  pack.apply([&](Element&, Element& second) { EXPECT_EQ(&second, &b); });
}

TEST(Pack, HandsOutItsElements) {
  int n = 1;
  Pack<int, int&, int> pack(2, n, 3);
  pack.apply([](auto&... elements) { ((elements *= 2), ...); });
  EXPECT_EQ(n, 2);
  EXPECT_EQ(pack.apply([](auto&... elements) { return (elements + ...); }), 12);
  EXPECT_EQ(&pack.apply([](auto&, int& second, auto&) -> int& { return second; }), &n);
  EXPECT_EQ(Pack<>().apply([](auto&... elements) { return sizeof...(elements); }), 0u);
}

}  // namespace
}  // namespace pollux::test
