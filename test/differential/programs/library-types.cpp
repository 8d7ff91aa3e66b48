// Hazard: strings, unique pointers and vectors as locals and parameters, moved into awaited calls.
// needs: full
#include "trace.hpp"

#include <memory>
#include <string>
#include <vector>
ASYNC Future<std::string> join_words(std::vector<std::string> words, std::string separator = ", ") {
  std::string all;
  for (auto const& word : words) {
    co_await leaf("word", 1);
    if (!all.empty()) all += separator;
    all += word;
  }
  co_return all;
}
ASYNC Future<std::unique_ptr<Traced>> make(int n) {
  co_await leaf("make", 1);
  co_return std::make_unique<Traced>("made", n);
}
ASYNC Future<int> scenario() {
  std::unique_ptr<Traced> owned = co_await make(3);
  std::string text = co_await join_words({"a long enough first word to be on the heap", "second"}) + "!";
  note("text", text.c_str());
  auto words = std::vector<std::string>(2, "twice");
  text = co_await join_words(std::move(words), "+");
  note("text", text.c_str());
  co_return owned->get() + static_cast<int>(text.size());
}

#include "driver.hpp"
