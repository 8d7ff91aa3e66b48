// A visit to a Redis server: strings, lists, a pipeline, a transaction that is disturbed, messages, and what can go wrong.
//   redis_tour localhost:6379        or /run/redis/redis.sock
// It uses keys that begin with "pollux:", and deletes them.
#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pollux/pollux.hpp>

#include "redis/client.hpp"
#include "redis/connection.hpp"

using pollux::Future;
using redis::Socket;
using namespace std::chrono_literals;

ASYNC Future<Socket> connect(std::string address) {
  if (address.find('/') != std::string::npos) co_return co_await Socket::connect(address);
  auto const colon = address.rfind(':');
  if (colon == std::string::npos) co_return co_await Socket::connect(address, "6379");
  co_return co_await Socket::connect(address.substr(0, colon), address.substr(colon + 1));
}

template <class Connection>
ASYNC Future<void> strings(redis::Client<Connection>& client) {
  co_await client.set("pollux:color", "green");
  co_await client.set("pollux:fleeting", "soon gone", 1h);
  for (std::string const key : {"pollux:color", "pollux:shape"}) {
    if (auto value = co_await client.get(key)) {
      std::printf("%s is %s\n", key.c_str(), value->c_str());
    } else {
      std::printf("%s is not there\n", key.c_str());
    }
  }
  redis::Value const left = co_await client.command("PTTL", "pollux:fleeting");
  std::printf("pollux:fleeting %s\n", left.integer() > 0 ? "has a time limit" : "stays");
  bool const deleted = co_await client.del("pollux:fleeting");
  if (deleted && !co_await client.del("pollux:fleeting")) std::printf("pollux:fleeting is gone\n");
}

template <class Connection>
ASYNC Future<void> lists(redis::Client<Connection>& client) {
  auto const length = co_await client.rpush("pollux:queue", "apple", "pear", 7);
  std::printf("%" PRId64 " in the queue:", length);
  for (auto const& item : co_await client.lrange("pollux:queue")) std::printf(" %s", item.c_str());
  auto const last = co_await client.lrange("pollux:queue", -1);
  std::printf(", the last: %s\n", last.front().c_str());

  std::vector<std::string> keys = {"pollux:color", "pollux:nothing"};
  auto const values = co_await client.mget(std::move(keys));
  std::printf("mget: %s, %s\n", values[0].value_or("(nil)").c_str(), values[1].value_or("(nil)").c_str());
}

// Several commands in one packet, one of them wrong, and a nested reply.
template <class Connection>
ASYNC Future<void> pipeline(redis::Client<Connection>& client) {
  redis::Pipeline commands;
  commands.add("SET", "pollux:n", 41).add("INCR", "pollux:n").add("INCR", "pollux:color");
  commands.add("EVAL", "return {1, {'two', {3}}}", 0);
  auto replies = co_await client.execute(std::move(commands));
  std::printf("pipeline: %s, %" PRId64 "\n", replies[0].string().c_str(), replies[1].integer());
  try {
    std::printf("%" PRId64 "\n", replies[2].integer());
  } catch (redis::ReplyError const& error) {
    std::printf("pipeline: %s\n", error.what());
  }
  auto outer = std::move(replies[3]).array();
  auto inner = std::move(outer[1]).array();
  std::printf("nested: %" PRId64 " %s %" PRId64 "\n", outer[0].integer(), inner[0].string().c_str(),
              std::move(inner[1]).array()[0].integer());
}

// Two workers take turns at one client.
ASYNC Future<void> sharing(redis::Client<Socket>& client) {
  auto const worker = [&client](std::string_view key, int times) ASYNC -> Future<std::int64_t> {
    std::int64_t seen = 0;
    for (int i = 0; i < times; ++i) {
      co_await client.incr(key);
      seen += co_await client.incr("pollux:all");
    }
    co_return seen;
  };
  auto const [left, right] = co_await pollux::join(worker("pollux:left", 3), worker("pollux:right", 4));
  std::printf("sharing: all the numbers from 1 to 7 add up to %" PRId64 "\n", left + right);
}

// A transaction on what was read before it.
struct Doubling {
  redis::Client<redis::Metered<Socket>>& client;
  redis::Client<Socket>& other;
  int attempt = 0;

  ASYNC Future<std::optional<redis::Array>> operator()() {
    std::printf("transaction: attempt %d\n", ++attempt);
    co_await client.command("WATCH", "pollux:n");
    auto const before = co_await client.get("pollux:n");
    if (attempt == 1) co_await other.incr("pollux:n", 100);
    std::string const doubled = std::to_string(2 * std::stoi(before.value_or("0")));
    co_return co_await client.transaction([&doubled](auto& queued) ASYNC -> Future<void> {
      co_await queued.queue("SET", "pollux:n", doubled);
      co_await queued.queue("GET", "pollux:n");
    });
  }
};

// It is done again because somebody else has changed that meanwhile.
ASYNC Future<void> transactions(redis::Client<redis::Metered<Socket>>& client, redis::Client<Socket>& other) {
  auto const results = co_await redis::retry(3, Doubling{client, other});
  std::printf("transaction: %s\n", results ? results->back().string().c_str() : "disturbed three times");

  try {
    co_await client.transaction([](auto& queued) ASYNC -> Future<void> {
      co_await queued.queue("SET", "pollux:n", 0);
      throw redis::Error("the body has changed its mind");
    });
  } catch (redis::Error const& error) {
    std::printf("transaction: %s\n", error.what());
  }
  auto const kept = co_await client.get("pollux:n");
  std::printf("pollux:n is still %s\n", kept.value_or("(nil)").c_str());
}

template <class Connection>
ASYNC Future<int> listen(redis::Subscriber<Connection>& subscriber) {
  int count = 0;
  auto messages = subscriber.messages();
  while (auto message = co_await messages.next()) {
    auto const& [channel, text] = *message;
    std::printf("%s: %s\n", channel.c_str(), text.c_str());
    ++count;
    if (text == "good night") co_await subscriber.unsubscribe();
  }
  co_return count;
}

// One connection listens while another one talks.
ASYNC Future<void> news(redis::Client<redis::Metered<Socket>>& client, Socket socket) {
  redis::Subscriber subscriber(std::move(socket));
  co_await subscriber.subscribe("pollux:news");
  auto const announce = [&client](auto const& texts) ASYNC -> Future<void> {
    for (std::string_view const text : texts) co_await client.publish("pollux:news", text);
  };
  std::vector<std::string> const texts = {"it rains", "it shines", "good night"};
  auto const [count, done] = co_await pollux::join(listen(subscriber), announce(texts));
  std::printf("%d messages\n", count);
}

// Someone loses patience: the reply that is still to come would be taken for the next one, so the client refuses to go on.
ASYNC Future<void> impatience(Socket socket) {
  redis::Client client(std::move(socket));
  auto const reply = co_await pollux::timeout(1ms, client.command("BLPOP", "pollux:nothing", 0));
  std::printf("impatience: %s\n", reply ? "a reply" : "no reply yet");
  try {
    co_await client.ping();
  } catch (redis::ConnectionError const& error) {
    std::printf("impatience: %s\n", error.what());
  }
}

template <class Connection>
ASYNC Future<int> clean_up(redis::Client<Connection>& client) {
  std::vector<std::string> keys;
  auto found = client.scan("pollux:*");
  while (auto key = co_await found.next()) keys.push_back(std::move(*key));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());  // a scan may give a key twice
  int deleted = 0;
  for (auto const& key : keys) {
    if (co_await client.del(key)) ++deleted;
  }
  co_return deleted;
}

ASYNC Future<int> tour(std::string address) {
  using Metered = redis::Metered<Socket>;
  Metered::Counts counts;
  try {
    redis::Client client(Metered(co_await connect(address), counts));
    redis::Client plain(co_await connect(address));
    co_await clean_up(plain);  // what a run before has left, if it was ended
    co_await client.ping();
    co_await strings(client);
    co_await lists(client);
    co_await pipeline(plain);
    co_await sharing(plain);
    co_await transactions(client, plain);
    co_await news(client, co_await connect(address));
    co_await impatience(co_await connect(address));
    int const deleted = co_await clean_up(client);
    std::printf("%d keys deleted\n", deleted);
    std::printf("%zu bytes sent, %zu received\n", counts.sent, counts.received);
    co_return 0;
  } catch (redis::Error const& error) {
    std::fprintf(stderr, "redis_tour: %s\n", error.what());
    co_return 1;
  }
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: redis_tour HOST:PORT | SOCKET\n");
    return 2;
  }
  redis::EventLoop loop;
  return loop.run(tour(argv[1]));
}
