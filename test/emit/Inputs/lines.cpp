#include <pollux/core.hpp>

#include <string>
using pollux::Future;

int at(unsigned line);

ASYNC Future<int> leaf(int n) {

  co_await pollux::yield_now();

  co_return n + at(__LINE__);
}

struct Lock {
  explicit Lock(int n);
  ~Lock();
};

// A comment between two functions.
ASYNC Future<std::string>
on_several_lines(int first,
                 std::string second)
{
  at(__LINE__);
  first += co_await leaf(at(__LINE__));
  first +=
      co_await leaf(
          at(__LINE__));


  if (first > at(__LINE__)) {
    at(__LINE__);
    co_await pollux::yield_now();
    at(__LINE__);
  } else if (first == at(__LINE__)) {
    co_await pollux::yield_now();
    at(__LINE__);
  } else {
    at(__LINE__);
  }
  /* a comment
     on two lines */ at(__LINE__);
  while (first < at(__LINE__)) {
    Lock lock(at(__LINE__));
    int local = at(__LINE__);
    co_await pollux::yield_now();
    first += at(__LINE__); // behind it
    if (first == 3)
      break;
    first += local;
  }
  do {
    at(__LINE__);
    co_await pollux::yield_now();
  } while (first < at(__LINE__));
  {
    int &alias = first;
    co_await pollux::yield_now();
    alias += at(__LINE__);
#if 1
    at(__LINE__);
#endif
  }
  std::string text = R"(one
two)" + std::to_string(at(__LINE__));
  at(__LINE__);
  co_await pollux::yield_now();
  second += text;
  at(__LINE__); at(__LINE__);

  co_return second + std::to_string(
      at(__LINE__));
}

int after() { return at(__LINE__); }
