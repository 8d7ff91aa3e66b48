// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck --implicit-check-not=error: %s
// DIAGNOSTIC: FriendDefinedInClass
#include <pollux/core.hpp>
using pollux::Future;

template <class T>
class Counter {
  // CHECK: friend-defined-in-a-class.cpp:[[#@LINE+2]]:28: error: async friend 'next' is defined in a class template, which is not supported yet
  // CHECK: note: declare it a friend there, and define it after the class
  friend ASYNC Future<int> next(Counter &counter) { co_return ++counter.value; }
  int value = 0;
};

class Speaker {
  // CHECK: friend-defined-in-a-class.cpp:[[#@LINE+1]]:37: error: async friend 'say' is defined in a class and says its own name, as '__func__' and assertions do, which is not supported yet
  friend ASYNC Future<char const *> say(Speaker const &) { co_return __func__; }
  // Fine.
  friend ASYNC Future<int> count(Speaker const &speaker) { co_return speaker.value; }
  int value = 0;
};
