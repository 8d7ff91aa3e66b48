// The hosted runtime, whole: the core, and what needs threads, a heap and a clock. Link pollux::runtime.
#pragma once

#include "block_on.hpp"
#include "core.hpp"
