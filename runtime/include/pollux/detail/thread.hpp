// Where do the hosted runtime's locks and threads come from? From these aliases, as its atomics do from detail/atomic.hpp, and
// for the same reason. No other file includes <mutex>, <condition_variable> or <thread>.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "atomic.hpp"

namespace pollux::detail {

using Mutex = std::mutex;
using Lock = std::unique_lock<Mutex>;
using Condition = std::condition_variable;
using Thread = std::thread;

}  // namespace pollux::detail
