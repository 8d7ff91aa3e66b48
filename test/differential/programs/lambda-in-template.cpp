// Hazard: async lambdas in a class template's member: they name its parameters, its types and its members.
// needs: full
#include "trace.hpp"

template <class Connection, int Retries>
class Client {
 public:
  using Reply = typename Connection::Reply;
  explicit Client(Connection connection) : connection_(std::move(connection)) {}

  ASYNC Future<int> run(int n) {
    auto const once = [this](Reply& reply, auto question) ASYNC -> Future<bool> {
      Reply got = co_await connection_.ask(question);
      ++asked_;
      reply = std::move(got);
      co_return reply.value > 2;
    };
    Reply reply{};
    for (int i = 0; i < Retries; ++i) {
      if (co_await once(reply, n + i)) break;
    }
    co_return reply.value + 100 * asked_;
  }
  template <class Body>
  ASYNC Future<int> transaction(Body body) {
    Traced guard{"transaction"};
    int const result = co_await body(*this);
    co_await leaf("commit", 1);
    co_return result;
  }
  int asked() const { return asked_; }

 private:
  Connection connection_;
  int asked_ = 0;
};

struct Plain {
  struct Reply {
    int value = 0;
  };
  Leaf<Reply> ask(int n) { return leaf("plain", n % 2, Reply{n}); }
};
struct Careful {
  using Reply = Traced;
  Traced name{"careful"};
  ASYNC Future<Traced> ask(int n) {
    co_await leaf("careful", 1);
    co_return Traced{"reply", n};
  }
};

ASYNC Future<int> scenario() {
  Client<Plain, 3> plain(Plain{});
  Client<Careful, 2> careful(Careful{});
  int total = co_await plain.run(1);
  total += co_await careful.run(2);
  total += co_await plain.transaction([&](auto& client) ASYNC -> Future<int> {
    int first = co_await client.run(3);
    int second = co_await careful.run(4);
    co_return first + second + client.asked();
  });
  co_return total;
}

#include "driver.hpp"
