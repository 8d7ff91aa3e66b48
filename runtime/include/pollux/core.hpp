// The freestanding core, whole: no heap (but for the box in Future<T> and Stream<T>), no exceptions, no RTTI, no threads, no OS.
// C++17 and later. A bare-metal program includes this and defines `pollux_panic`; hosted programs include pollux.hpp.
#pragma once

#include "atomic_waker.hpp"
#include "config.hpp"
#include "future.hpp"
#include "inplace_future.hpp"
#include "join.hpp"
#include "pack.hpp"
#include "panic.hpp"
#include "poll.hpp"
#include "ready.hpp"
#include "select.hpp"
#include "slot.hpp"
#include "stream.hpp"
#include "stream_combinators.hpp"
#include "traits.hpp"
#include "waker.hpp"
