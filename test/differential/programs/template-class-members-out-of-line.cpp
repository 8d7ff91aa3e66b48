// Hazard: members of a class template defined behind it: their own template heads, parameter names and default arguments.
// needs: full
#include "trace.hpp"

namespace net {

template <class Connection, int Limit = 3>
class Client {
 public:
  struct Reply {
    Traced text;
    int code;
  };
  explicit Client(Connection& connection) : connection_(connection) {}

  ASYNC Future<Reply> ask(char const* question, int code = 7);
  ASYNC Future<int> ask_often(int times);
  template <class Visitor>
  ASYNC Future<void> visit(Visitor visitor);

 private:
  Connection& connection_;
  int asked_ = 0;
};

template <class C, int L>
ASYNC Future<typename Client<C, L>::Reply> Client<C, L>::ask(char const* text, int number) {
  Traced request{text, ++asked_};
  Traced answer = co_await connection_.send(request);
  co_return Reply{std::move(answer), number + asked_};
}

template <class C, int L>
ASYNC Future<int> Client<C, L>::ask_often(int times) {
  int sum = 0;
  for (int i = 0; i < times && i < L; ++i) {
    auto [text, code] = co_await ask("often", i);
    sum += text.get() + code;
  }
  co_return sum;
}

template <class C, int L>
template <class Visitor>
ASYNC Future<void> Client<C, L>::visit(Visitor visitor) {
  Reply reply = co_await this->ask("visit");
  co_await leaf("before the visit", 1);
  visitor(reply);
}

}  // namespace net

struct Echo {
  ASYNC Future<Traced> send(Traced const& request) {
    co_await leaf("echo", 1);
    co_return request;
  }
};
struct Slow {
  Maker<> send(Traced const& request) { return maker("slow", 2, request.get() * 10); }
};

ASYNC Future<int> scenario() {
  Echo echo;
  Slow slow;
  net::Client<Echo> client(echo);
  net::Client<Slow, 1> other(slow);
  int total = 0;
  {
    auto reply = co_await client.ask("first");
    total += reply.text.get() + reply.code;
  }
  total += co_await client.ask_often(2);
  total += co_await other.ask_often(5);
  co_await other.visit([&total](auto& reply) { total += reply.text.get(); });
  co_return total;
}

#include "driver.hpp"
