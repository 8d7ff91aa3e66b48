// How do commands and replies look on the wire? RESP, version 2, as https://redis.io/docs/reference/protocol-spec describes it.
//
//   Request("SET", "color", "green").text()      "*3\r\n$3\r\nSET\r\n$5\r\ncolor\r\n$5\r\ngreen\r\n"
//   Value reply = co_await reader.read();        a status, an error, a number, a string, nothing, or an array of these
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <pollux/pollux.hpp>

#include "error.hpp"

namespace redis {

using pollux::Future;

class Value;
using Array = std::vector<Value>;

/// A reply. An accessor throws ReplyError if the reply is an error, and ProtocolError if it is of another kind.
class Value {
 public:
  struct Nil {};
  struct Failed {
    std::string message;
  };

  Value() = default;
  explicit Value(std::string text) : data_(std::move(text)) {}
  explicit Value(std::int64_t number) : data_(number) {}
  explicit Value(Failed error) : data_(std::move(error)) {}
  explicit Value(Array items) : data_(std::move(items)) {}

  bool is_nil() const { return std::holds_alternative<Nil>(data_); }
  bool is_error() const { return std::holds_alternative<Failed>(data_); }

  std::int64_t integer() const { return as<std::int64_t>("an integer"); }
  std::string const& string() const& { return as<std::string>("a string"); }
  std::string string() && { return std::move(as<std::string>("a string")); }
  Array array() && { return std::move(as<Array>("an array")); }
  std::optional<std::string> optional_string() && {
    if (is_nil()) return std::nullopt;
    return std::move(*this).string();
  }
  /// Throws unless the reply is this status.
  void expect(std::string_view status) const {
    if (std::string const& text = string(); text != status)
      throw ProtocolError("expected " + std::string(status) + ", got " + text);
  }

 private:
  template <class T>
  T const& as(char const* what) const {
    if (auto const* error = std::get_if<Failed>(&data_)) throw ReplyError(error->message);
    if (auto const* value = std::get_if<T>(&data_)) return *value;
    throw ProtocolError(std::string("the reply is not ") + what);
  }
  template <class T>
  T& as(char const* what) {
    return const_cast<T&>(std::as_const(*this).as<T>(what));
  }

  std::variant<Nil, std::string, std::int64_t, Failed, Array> data_;
};

/// A command and its arguments: strings and integers.
class Request {
 public:
  Request() = default;
  template <class... Arguments>
  explicit Request(std::string_view command, Arguments const&... arguments) {
    add(command);
    (add(arguments), ...);
  }

  Request& add(std::string_view argument) {
    ++count_;
    arguments_.append("$").append(std::to_string(argument.size())).append("\r\n").append(argument).append("\r\n");
    return *this;
  }
  template <class Integer, class = std::enable_if_t<std::is_integral_v<Integer>>>
  Request& add(Integer argument) {
    return add(std::to_string(argument));
  }

  std::string text() const { return "*" + std::to_string(count_) + "\r\n" + arguments_; }

 private:
  std::size_t count_ = 0;
  std::string arguments_;
};

/// Several commands that go out together; their replies come back in the same order.
class Pipeline {
 public:
  template <class... Arguments>
  Pipeline& add(std::string_view command, Arguments const&... arguments) {
    text_ += Request(command, arguments...).text();
    ++size_;
    return *this;
  }

  std::string const& text() const { return text_; }
  std::size_t size() const { return size_; }

 private:
  std::string text_;
  std::size_t size_ = 0;
};

/// Reads replies from a connection, which must outlive it. One at a time: a `read` that is given up half-way leaves the rest of its
/// reply behind.
template <class Connection>
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(connection) {}

  /// The next reply, whole. Throws ConnectionError when there is none to come.
  ASYNC Future<Value> read();

 private:
  static constexpr std::size_t kChunk = 4096;
  static constexpr std::int64_t kLongest = 512 << 20;  // the server's own limit of a string

  ASYNC Future<std::string> read_line();
  ASYNC Future<std::string> read_bytes(std::size_t size);
  ASYNC Future<void> fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    std::size_t const size = buffer_.size();
    buffer_.resize(size + kChunk);
    std::size_t const got = co_await connection_.read_some(buffer_.data() + size, kChunk);
    buffer_.resize(size + got);
    if (got == 0) throw ConnectionError("read", "the server has closed the connection");
  }

  static std::int64_t number(std::string_view text, std::int64_t least, std::int64_t most) {
    std::int64_t result = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (error != std::errc() || end != text.data() + text.size() || result < least || result > most)
      throw ProtocolError("no number: " + std::string(text));
    return result;
  }

  Connection& connection_;
  std::string buffer_;      // what was received
  std::size_t begin_ = 0;   // and not read yet
};

template <class Connection>
ASYNC Future<Value> Reader<Connection>::read() {
  std::string const line = co_await read_line();
  if (line.empty()) throw ProtocolError("an empty line in place of a reply");
  std::string_view const rest = std::string_view(line).substr(1);
  switch (line[0]) {
    case '+':
      co_return Value(std::string(rest));
    case '-':
      co_return Value(Value::Failed{std::string(rest)});
    case ':':
      co_return Value(number(rest, INT64_MIN, INT64_MAX));
    case '$': {
      auto const size = number(rest, -1, kLongest);
      if (size < 0) co_return Value();
      std::string text = co_await read_bytes(static_cast<std::size_t>(size));
      co_return Value(std::move(text));
    }
    case '*': {
      auto const size = number(rest, -1, INT32_MAX);
      if (size < 0) co_return Value();
      Array items;
      for (std::int64_t i = 0; i < size; ++i) items.push_back(co_await read());
      co_return Value(std::move(items));
    }
    default:
      throw ProtocolError("no reply: " + line);
  }
}

template <class Connection>
ASYNC Future<std::string> Reader<Connection>::read_line() {
  std::size_t searched = 0;
  while (true) {
    std::size_t const end = buffer_.find("\r\n", begin_ + searched);
    if (end != std::string::npos) {
      std::string line = buffer_.substr(begin_, end - begin_);
      begin_ = end + 2;
      co_return line;
    }
    // The last byte may be the first half of the line's end.
    searched = buffer_.size() == begin_ ? 0 : buffer_.size() - begin_ - 1;
    co_await fill();
  }
}

template <class Connection>
ASYNC Future<std::string> Reader<Connection>::read_bytes(std::size_t size) {
  while (buffer_.size() - begin_ < size + 2) co_await fill();
  std::string bytes = buffer_.substr(begin_, size);
  if (buffer_.compare(begin_ + size, 2, "\r\n") != 0) throw ProtocolError("a string without its end");
  begin_ += size + 2;
  co_return bytes;
}

}  // namespace redis
