#include "client.hpp"
#include <cstdio>
using shop::Client;

ASYNC Future<int> run() {
  Client client = co_await Client::connect("name");
  int sum = co_await client.fetch(3) + co_await client.twice(4) + co_await client.own(5);
  std::printf("%s\n", (co_await client.fetch("!")).c_str());
  sum += co_await client(6) + co_await (client + 7);
  auto lines = client.lines(4);
  while (auto line = co_await lines.next())
    sum += *line;
  shop::Channel &channel = client;
  sum += co_await channel.send(8) + co_await channel.close();
  Future<int> (Client::*const fetch)(int, int) = &Client::fetch;
  auto connect_by = &Client::connect; // No type says which of the overloads.
  Client other = co_await connect_by("other");
  co_return sum + co_await (client.*fetch)(9, 1) + co_await other.own(1);
}

int main() { std::printf("%d\n", pollux::block_on(run())); }
