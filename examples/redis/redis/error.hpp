// What can go wrong? The server's own answer, the connection, or what came over it.
#pragma once

#include <cstring>
#include <stdexcept>
#include <string>

namespace redis {

class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The server refused a command: "ERR value is not an integer or out of range". The connection goes on.
class ReplyError : public Error {
 public:
  using Error::Error;
};

/// The connection cannot be made, or is lost.
class ConnectionError : public Error {
 public:
  ConnectionError(std::string const& what, std::string const& reason) : Error(what + ": " + reason) {}
  ConnectionError(std::string const& what, int error) : ConnectionError(what, std::string(std::strerror(error))) {}
};

/// What was read is no reply, or is none to what was asked.
class ProtocolError : public Error {
 public:
  using Error::Error;
};

}  // namespace redis
