// An async member of the class template's own has a future with a name there, whatever the template's arguments are: it is held and
// polled like that of any function, and what is passed by value is not kept ahead of the call.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
#include <string>
using pollux::Future;

template <class T> class Store {
 public:
  struct Entry {
    std::string name;
    T value;
  };

  ASYNC Future<Entry> load(std::string name, int tries) {
    if (tries == 0)
      co_return Entry{name, T()};
    co_return co_await load(std::move(name), tries - 1);
  }

  ASYNC Future<T> find(int n) {
    Entry entry = co_await load(std::string("entry"), n + 1);
    co_await pollux::consume_budget();
    co_return entry.value;
  }

  ASYNC Future<void> visit(T visitor) { co_await visitor(); }
};

// CHECK-LABEL: struct {{.*}}Store<T>::load_future {
// CHECK: pollux::Slot<pollux::Box<load_future>> load;
// CHECK: ::new (frame.load.storage()) pollux::Box<load_future>(new load_future(load(std::move(name), tries - 1)));

// CHECK-LABEL: struct {{.*}}Store<T>::find_future {
// CHECK-NOT: decltype
// CHECK: pollux::Slot<load_future> load;
// CHECK: ::new (frame.load.storage()) load_future(load(std::string("entry"), n + 1));
// CHECK-NOT: Live load_live
// CHECK: auto polled = frame.load->poll_in_place(cx);
// CHECK: ::new (frame.entry.storage()) Entry(polled.take());

// What the arguments decide, the target's compiler finds.
// CHECK-LABEL: struct {{.*}}Store<T>::visit_future {
// CHECK: pollux::construct_future(frame.future, [&]() -> decltype(auto) { return visitor(); });
