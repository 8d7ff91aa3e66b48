#include "client.hpp"
#include <cstdio>

namespace shop {

Client::Client(std::string name) : name_(std::move(name)) {}

ASYNC Future<int> Channel::close() {
  co_await pollux::yield_now();
  co_return 1;
}
static ASYNC Future<int> helper(int n) {
  co_await pollux::yield_now();
  co_return n + 1;
}
ASYNC Future<int> Client::fetch(int n, int weight) {
  std::printf("%s %d\n", __func__, weight);
  ++calls_;
  // Further down: a box. The one behind it is none.
  int value = co_await read(n);
  co_return value + co_await helper(weight);
}
ASYNC Future<int> Client::read(int n) {
  co_await pollux::yield_now();
  co_return n * 10;
}
ASYNC auto Client::fetch(std::string key) const -> Future<std::string> {
  co_await pollux::yield_now();
  co_return name_ + key;
}
ASYNC Future<Client> Client::connect(std::string name) {
  Client client(name);
  int value = co_await client.fetch(1) + co_await client.read(2);
  client.calls_ += value;
  co_return client;
}
ASYNC Future<int> Client::operator()(int n) { co_return n + co_await read(n); }
ASYNC Future<int> Client::operator+(int n) const { co_return n + calls_ + co_await depth(3); }
ASYNC Stream<int> Client::lines(int count) {
  for (int line = 0; line < count; ++line) {
    int value = co_await read(line);
    co_yield value;
  }
}
ASYNC Future<int> Client::send(int n) { co_return n + co_await close(); }
ASYNC Future<int> Client::Part::load(Client &client) { co_return n + co_await client.read(n); }
ASYNC Future<int> Client::depth(int n) const {
  if (n == 0)
    co_return 0;
  co_return 1 + co_await depth(n - 1);
}

} // namespace shop
