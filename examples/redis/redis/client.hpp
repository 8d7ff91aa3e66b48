// How does a program talk to a Redis server? Through a Client, over any kind of connection (connection.hpp).
//
//   redis::Client client(co_await redis::Socket::connect("localhost", "6379"));
//   co_await client.set("color", "green");
//   if (auto color = co_await client.get("color")) paint(*color);
// Tasks of one thread may share a client: each command waits for its turn. Strings are passed as views and must live until the
// command is done, as they do in `co_await client.get(key)`.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <pollux/pollux.hpp>

#include "error.hpp"
#include "mutex.hpp"
#include "resp.hpp"

namespace redis {

using pollux::Future;
using pollux::Stream;

template <class Connection>
class Client {
 public:
  class Transaction;

  explicit Client(Connection connection) : connection_(std::move(connection)), reader_(connection_) {}

  // What is no reply of its own kind is thrown, as Value says.
  ASYNC Future<void> ping() {
    Value const reply = co_await command("PING");
    reply.expect("PONG");
  }

  ASYNC Future<std::optional<std::string>> get(std::string_view key) {
    Value reply = co_await command("GET", key);
    co_return std::move(reply).optional_string();
  }

  /// The value is forgotten after `lifetime`, if that is given.
  ASYNC Future<void> set(std::string_view key, std::string_view value, std::chrono::milliseconds lifetime = {}) {
    Request request("SET", key, value);
    if (lifetime.count() > 0) request.add("PX").add(lifetime.count());
    Value const reply = co_await execute(std::move(request));
    reply.expect("OK");
  }

  /// True if it was there.
  ASYNC Future<bool> del(std::string_view key) {
    Value const reply = co_await command("DEL", key);
    co_return reply.integer() == 1;
  }

  ASYNC Future<std::int64_t> incr(std::string_view key, std::int64_t by = 1) {
    Value const reply = co_await command("INCRBY", key, by);
    co_return reply.integer();
  }

  ASYNC Future<std::vector<std::optional<std::string>>> mget(std::vector<std::string> keys);

  /// The list's new length.
  template <class... Values>
  auto rpush(std::string_view key, Values const&... values) {
    return count(Request("RPUSH", key, values...));
  }

  ASYNC Future<std::vector<std::string>> lrange(std::string_view key, std::int64_t first = 0, std::int64_t last = -1);

  /// How many subscribers there were.
  ASYNC Future<std::int64_t> publish(std::string_view channel, std::string_view text) {
    Value const reply = co_await command("PUBLISH", channel, text);
    co_return reply.integer();
  }

  /// The keys that match, in no order. Other commands may run in between.
  ASYNC Stream<std::string> scan(std::string pattern) {
    std::string cursor = "0";
    do {
      Value reply = co_await command("SCAN", cursor, "MATCH", pattern);
      Array parts = std::move(reply).array();
      if (parts.size() != 2) throw ProtocolError("SCAN: no cursor and keys");
      cursor = parts[0].string();
      for (Value& key : std::move(parts[1]).array()) co_yield std::move(key).string();
    } while (cursor != "0");
  }

  /// Any command: strings and integers. An error is a reply, and throws when it is looked into.
  template <class... Arguments>
  auto command(std::string_view name, Arguments const&... arguments) {
    return execute(Request(name, arguments...));
  }

  ASYNC Future<Value> execute(Request request) {
    Exchange exchange = co_await begin();
    Value reply = co_await round_trip(std::move(request));
    exchange.finish();
    co_return reply;
  }

  /// One reply for each command.
  ASYNC Future<Array> execute(Pipeline pipeline) {
    Exchange exchange = co_await begin();
    co_await connection_.write_all(pipeline.text());
    Array replies;
    while (replies.size() < pipeline.size()) replies.push_back(co_await reader_.read());
    exchange.finish();
    co_return replies;
  }

  /// Runs `body(transaction)`, a function of a future, and then all that it has queued at once. Gives the replies, or nothing if a
  /// watched key has changed. If the body throws, nothing is done.
  template <class Body>
  ASYNC Future<std::optional<Array>> transaction(Body body);

 private:
  /// The connection, taken until one exchange is over. If it is left half-way (something has thrown, or the caller has given up),
  /// replies are still on their way, and the connection is no good for another.
  class Exchange {
   public:
    Exchange(Client& client, Mutex::Guard guard) : client_(&client), guard_(std::move(guard)) {}
    Exchange(Exchange&& other) noexcept : client_(std::exchange(other.client_, nullptr)), guard_(std::move(other.guard_)) {}
    Exchange& operator=(Exchange&&) = delete;
    ~Exchange() {
      if (client_ != nullptr) client_->broken_ = true;
    }
    void finish() { client_ = nullptr; }

   private:
    Client* client_;
    Mutex::Guard guard_;
  };

  ASYNC Future<Exchange> begin() {
    auto guard = co_await turns_.lock();
    if (broken_) throw ConnectionError("redis::Client", "an earlier exchange was left half-way");
    co_return Exchange(*this, std::move(guard));
  }

  ASYNC Future<std::int64_t> count(Request request) {
    Value const reply = co_await execute(std::move(request));
    co_return reply.integer();
  }

  ASYNC Future<Value> round_trip(Request request) {
    std::string const text = request.text();
    co_await connection_.write_all(text);
    co_return co_await reader_.read();
  }

  Connection connection_;
  Reader<Connection> reader_;
  Mutex turns_;
  bool broken_ = false;
};

/// What a transaction's body gets: its commands are queued by the server and run at the end.
template <class Connection>
class Client<Connection>::Transaction {
 public:
  explicit Transaction(Client& client) : client_(client) {}

  template <class... Arguments>
  auto queue(std::string_view command, Arguments const&... arguments) {
    return queue(Request(command, arguments...));
  }

  ASYNC Future<void> queue(Request request) {
    Value const reply = co_await client_.round_trip(std::move(request));
    reply.expect("QUEUED");
    ++size_;
  }

  std::size_t size() const { return size_; }

 private:
  Client& client_;
  std::size_t size_ = 0;
};

template <class Connection>
ASYNC Future<std::vector<std::optional<std::string>>> Client<Connection>::mget(std::vector<std::string> keys) {
  Request request("MGET");
  for (std::string const& key : keys) request.add(key);
  Value reply = co_await execute(std::move(request));
  std::vector<std::optional<std::string>> values;
  for (Value& value : std::move(reply).array()) values.push_back(std::move(value).optional_string());
  co_return values;
}

template <class Connection>
ASYNC Future<std::vector<std::string>> Client<Connection>::lrange(std::string_view key, std::int64_t first, std::int64_t last) {
  Value reply = co_await command("LRANGE", key, first, last);
  std::vector<std::string> items;
  for (Value& item : std::move(reply).array()) items.push_back(std::move(item).string());
  co_return items;
}

template <class Connection>
template <class Body>
ASYNC Future<std::optional<Array>> Client<Connection>::transaction(Body body) {
  Exchange exchange = co_await begin();
  Value const begun = co_await round_trip(Request("MULTI"));
  begun.expect("OK");

  Transaction queued(*this);
  std::exception_ptr failure;
  try {
    co_await body(queued);
  } catch (ConnectionError const&) {
    throw;
  } catch (...) {
    failure = std::current_exception();
  }
  Value reply = co_await round_trip(Request(failure ? "DISCARD" : "EXEC"));
  exchange.finish();
  if (failure) std::rethrow_exception(failure);
  if (reply.is_nil()) co_return std::nullopt;
  Array results = std::move(reply).array();
  if (results.size() != queued.size()) throw ProtocolError("EXEC: not one reply for each command");
  co_return results;
}

/// Calls `attempt`, a function of a future, until it gives something (a transaction that nobody has disturbed), so many times at
/// most.
template <class Attempt, class Result = pollux::output_t<std::invoke_result_t<Attempt&>>>
ASYNC Future<Result> retry(int times, Attempt attempt) {
  for (int i = 1; i < times; ++i) {
    if (Result result = co_await attempt()) co_return result;
  }
  co_return co_await attempt();
}

struct Message {
  std::string channel;
  std::string text;
};

/// A connection that listens to channels.
template <class Connection>
class Subscriber {
 public:
  explicit Subscriber(Connection connection) : connection_(std::move(connection)), reader_(connection_) {}

  /// Ready when the server has taken note: what is published after that is received.
  ASYNC Future<void> subscribe(std::string_view channel) {
    co_await connection_.write_all(Request("SUBSCRIBE", channel).text());
    Value reply = co_await reader_.read();
    Array parts = std::move(reply).array();
    if (parts.size() != 3 || parts[0].string() != "subscribe") throw ProtocolError("SUBSCRIBE: not confirmed");
  }

  /// Ends the messages, once those before it are read. For another task than the one that waits for messages.
  ASYNC Future<void> unsubscribe() { co_await connection_.write_all(Request("UNSUBSCRIBE").text()); }

  /// All that comes in, until the last channel is left.
  ASYNC Stream<Message> messages() {
    while (true) {
      Value reply = co_await reader_.read();
      Array parts = std::move(reply).array();
      if (parts.size() != 3) throw ProtocolError("no message");
      if (std::string const& kind = parts[0].string(); kind == "message") {
        Message message{parts[1].string(), parts[2].string()};
        co_yield std::move(message);
      } else if (kind == "unsubscribe" && parts[2].integer() == 0) {
        co_return;
      }
    }
  }

 private:
  Connection connection_;
  Reader<Connection> reader_;
};

}  // namespace redis
