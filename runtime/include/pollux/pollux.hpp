// The hosted runtime, whole: the core, and what needs threads, a heap and a clock. Link pollux::runtime.
#pragma once

#include "core.hpp"
#include "executor.hpp"
#include "from_awaitable.hpp"
#include "join_handle.hpp"
#include "oneshot.hpp"
#include "sleep.hpp"
