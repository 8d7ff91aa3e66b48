// What carries the bytes? A connection: any class with
//
//   ASYNC Future<std::size_t> read_some(char* data, std::size_t size);    // 0: the other side has closed it
//   ASYNC Future<void> write_all(std::string_view data);
// Here are a socket, TCP or Unix, and a connection that counts what goes through another one.
#pragma once

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <pollux/pollux.hpp>

#include "error.hpp"
#include "event_loop.hpp"

namespace redis {

using pollux::Future;

/// A connected stream socket, closed with its owner.
class Socket {
 public:
  /// Over TCP. The name is looked up at once, which blocks; the addresses found are tried one after the other.
  static ASYNC Future<Socket> connect(std::string host, std::string port);
  /// To a Unix socket.
  static ASYNC Future<Socket> connect(std::string path);

  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  ASYNC Future<std::size_t> read_some(char* data, std::size_t size) {
    while (true) {
      ssize_t const got = ::recv(descriptor_, data, size, 0);
      if (got >= 0) co_return static_cast<std::size_t>(got);
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        co_await readable(descriptor_);
      } else if (errno != EINTR) {
        throw ConnectionError("read", errno);
      }
    }
  }

  ASYNC Future<void> write_all(std::string_view data) {
    while (!data.empty()) {
      ssize_t const sent = ::send(descriptor_, data.data(), data.size(), MSG_NOSIGNAL);
      if (sent >= 0) {
        data.remove_prefix(static_cast<std::size_t>(sent));
      } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
        co_await writable(descriptor_);
      } else if (errno != EINTR) {
        throw ConnectionError("write", errno);
      }
    }
  }

 private:
  explicit Socket(int family) : descriptor_(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    if (descriptor_ < 0) throw ConnectionError("socket", errno);
  }

  ASYNC Future<void> connect_to(sockaddr const* address, socklen_t size) {
    if (::connect(descriptor_, address, size) == 0) co_return;
    if (errno != EINPROGRESS) throw ConnectionError("connect", errno);
    co_await writable(descriptor_);
    int error = 0;
    socklen_t error_size = sizeof error;
    ::getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &error_size);
    if (error != 0) throw ConnectionError("connect", error);
  }

  int descriptor_;
};

inline ASYNC Future<Socket> Socket::connect(std::string host, std::string port) {
  struct FreeAddresses {
    void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
  };
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (int const error = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &found)) throw ConnectionError(host, ::gai_strerror(error));
  std::unique_ptr<addrinfo, FreeAddresses> const addresses(found);

  std::string reason = "no address";
  for (addrinfo const* address = addresses.get(); address != nullptr; address = address->ai_next) {
    Socket socket(address->ai_family);
    try {
      co_await socket.connect_to(address->ai_addr, address->ai_addrlen);
    } catch (ConnectionError const& error) {
      reason = error.what();
      continue;
    }
    int const yes = 1;  // a command is one small packet, and waits for its answer
    ::setsockopt(socket.descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    co_return socket;
  }
  throw ConnectionError(host + ":" + port, reason);
}

inline ASYNC Future<Socket> Socket::connect(std::string path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw ConnectionError(path, "the path is too long");
  std::memcpy(address.sun_path, path.c_str(), path.size());
  Socket socket(AF_UNIX);
  co_await socket.connect_to(reinterpret_cast<sockaddr const*>(&address), sizeof address);
  co_return socket;
}

/// Passes on what another connection reads and writes, and counts it.
template <class Connection>
class Metered {
 public:
  struct Counts {
    std::size_t sent = 0;
    std::size_t received = 0;
  };

  Metered(Connection connection, Counts& counts) : connection_(std::move(connection)), counts_(&counts) {}

  ASYNC Future<std::size_t> read_some(char* data, std::size_t size) {
    std::size_t const got = co_await connection_.read_some(data, size);
    counts_->received += got;
    co_return got;
  }

  ASYNC Future<void> write_all(std::string_view data) {
    co_await connection_.write_all(data);
    counts_->sent += data.size();
  }

 private:
  Connection connection_;
  Counts* counts_;
};

}  // namespace redis
