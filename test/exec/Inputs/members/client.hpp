#pragma once
#include <pollux/pollux.hpp>
#include <string>
using pollux::Future;
using pollux::Stream;

namespace shop {

struct Channel {
  virtual ~Channel() = default;
  ASYNC virtual Future<int> send(int n) = 0;
  ASYNC virtual Future<int> close();
};

/// Defined in client.cpp, as classes are.
class Client final : public Channel {
public:
  explicit Client(std::string name);

  /// What others call, in a box.
  [[nodiscard]] ASYNC Future<int> fetch(int n, int weight = 2);
  ASYNC auto fetch(std::string key) const -> Future<std::string>; // An overload.
  ASYNC static Future<Client> connect(std::string name);
  ASYNC Future<int> operator()(int n);
  ASYNC Future<int> operator+(int n) const;
  ASYNC Stream<int> lines(int count);
  ASYNC Future<int> send(int n) override;
  // Defined here, and so held in place by all.
  ASYNC Future<int> twice(int n) {
    int first = co_await fetch(n);
    co_return first + co_await fetch(n, 3);
  }
  ASYNC Future<int> own(int n) { co_return n + calls_; }

protected:
  struct Part {
    ASYNC Future<int> load(Client &client);
    int n;
  };

private:
  ASYNC Future<int> read(int);
  ASYNC Future<int> depth(int n) const;
  int calls_ = 0;
  std::string name_;
};

} // namespace shop
