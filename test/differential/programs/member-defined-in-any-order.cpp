// Hazard: member functions that are defined behind their class, in another order than they await each other, and one that nobody
// but a later one awaits.
#include "trace.hpp"

class Session {
 public:
  explicit Session(int n) : id{n} {}
  ASYNC Future<int> run();
  ASYNC Future<int> run(int rounds) const;

 private:
  ASYNC Future<int> read(int n = 2);
  ASYNC static Future<int> write(Session const &session, int n);
  ASYNC Future<int> close();
  struct Part {
    ASYNC Future<int> load(Session &session);
    int n;
  };
  int id;
};

ASYNC Future<int> Session::run() {
  Traced local{"run"};
  int sum = co_await read();
  sum += co_await write(*this, sum);
  sum += co_await Part{3}.load(*this);
  co_return sum + co_await close();
}
ASYNC Future<int> Session::read(int n) {
  Traced local{"read", n};
  co_await leaf("read", 1);
  co_return n + id;
}
ASYNC Future<int> Session::write(Session const &session, int n) {
  Traced local{"write", n};
  co_await leaf("write", 1);
  co_return session.id * 10 + n;
}
ASYNC Future<int> Session::Part::load(Session &session) {
  co_return n + co_await session.read(4) + co_await session.read();
}
ASYNC Future<int> Session::close() {
  co_return co_await Session::write(*this, 1) + co_await this->read();
}
ASYNC Future<int> Session::run(int rounds) const {
  if (rounds == 0) co_return 0;
  co_return co_await write(*this, rounds) + co_await run(rounds - 1);
}

ASYNC Future<int> scenario() {
  Session session{7};
  co_return co_await session.run() + co_await session.run(2);
}

#include "driver.hpp"
