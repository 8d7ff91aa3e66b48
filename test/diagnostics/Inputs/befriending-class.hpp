#include <pollux/core.hpp>
class Vault {
  friend ASYNC pollux::Future<int> open(Vault &vault);
  friend ASYNC inline pollux::Future<int> peek(Vault const &vault);
  int secret = 1;
};
ASYNC inline pollux::Future<int> peek(Vault const &vault) { co_return vault.secret; }
