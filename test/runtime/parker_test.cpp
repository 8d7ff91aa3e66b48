// Does a thread that parks always get the token, and with it what was written before unpark?
#include "parker.hpp"

#include <gtest/gtest.h>

namespace pollux::detail {
namespace {

TEST(Parker, TokenLeftBeforeParkingIsNotLost) {
  Parker parker;
  parker.unpark();
  parker.park();  // hangs if the token was lost
  parker.unpark();
  parker.unpark();  // one token, however often
  parker.park();
}

TEST(Parker, PublishesWhatWasWrittenBefore) {
  constexpr int kRounds = 5000;
  Parker to_other, to_this;
  int value = 0;  // not atomic: the token orders it
  std::thread other([&] {
    for (int i = 0; i < kRounds; ++i) {
      to_other.park();
      ++value;
      to_this.unpark();
    }
  });
  for (int i = 0; i < kRounds; ++i) {
    ++value;
    to_other.unpark();
    to_this.park();
    EXPECT_EQ(value, 2 * (i + 1));
  }
  other.join();
}

}  // namespace
}  // namespace pollux::detail
