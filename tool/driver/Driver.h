//===- Driver.h - One run of the tool ---------------------------*- C++ -*-===//
//
//   parse ─▶ find async functions ─▶ lower ─▶ passes ─▶ layout ─▶ emit ─▶ write
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_DRIVER_DRIVER_H
#define POLLUX_DRIVER_DRIVER_H

#include "driver/Options.h"

namespace pollux {

/// Runs the tool. Returns the exit status: 0 done, 1 errors in the input (no
/// output has been written then), 2 wrong usage.
int run(const Options &Opts);

} // namespace pollux

#endif // POLLUX_DRIVER_DRIVER_H
