// Where do the runtime's atomics come from? Every one goes through these aliases, so that a model checker (loom's C++ sibling
// Relacy, or one of ours) can stand in their place. Locks and threads: detail/thread.hpp. No other file includes <atomic>.
#pragma once

#include <atomic>

namespace pollux::detail {

template <class T>
using Atomic = std::atomic<T>;

inline constexpr auto relaxed = std::memory_order_relaxed;
inline constexpr auto acquire = std::memory_order_acquire;
inline constexpr auto release = std::memory_order_release;
inline constexpr auto acq_rel = std::memory_order_acq_rel;
inline constexpr auto seq_cst = std::memory_order_seq_cst;

}  // namespace pollux::detail
