// Hazard: a friend whose own name gives a box: its future and its body are friends all the same.
#include "trace.hpp"

class Vault {
  friend ASYNC Future<int> even(Vault& vault, int n);
  friend ASYNC Future<int> odd(Vault& vault, int n);
  friend class Keeper;
  struct Secret {
    Traced name;
    int n;
  };
  int secret = 1;
};
ASYNC Future<int> even(Vault& vault, int n) {
  if (n == 0) co_return vault.secret;
  co_return co_await odd(vault, n - 1);
}
ASYNC Future<int> odd(Vault& vault, int n) {
  Vault::Secret secret{{"odd"}, n};
  co_await leaf("odd", 1);
  if (n == 0) co_return -vault.secret;
  co_return secret.n + co_await even(vault, n - 1);
}

class Keeper {
 public:
  ASYNC Future<int> look(Vault& vault, int n) {
    Vault::Secret secret{{"look"}, n};
    co_await leaf("look", 1);
    co_return n == 0 ? secret.n : co_await back(vault, n - 1);
  }
  ASYNC Future<int> back(Vault& vault, int n) { co_return vault.secret + co_await look(vault, n); }
};

ASYNC Future<int> scenario() {
  Vault vault;
  Keeper keeper;
  co_return co_await even(vault, 4) + co_await keeper.look(vault, 2);
}

#include "driver.hpp"
