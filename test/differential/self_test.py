#!/usr/bin/env python3
"""Can the differential suite fail? A lowering written by hand must pass, and each way to break it must be noticed.

A stand-in for the tool copies the hand-written text, with one mutation each time; run.py has to say `1 failed` for all but the first.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

PROGRAM = """// Hazard: the harness itself.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first{"first", 1};
  Traced second{"second", 2};
  co_await leaf("wait", 2);
  note("second", second);
  co_return first.get();
}

#include "driver.hpp"
"""

LOWERED = """#include "trace.hpp"

struct scenario_future {
  using Output = int;
  scenario_future() {}
  scenario_future(scenario_future&&) {}
  ~scenario_future() {
    if (!waiting) return;
    wait.destroy();
    second.destroy();
    first.destroy();
  }
  pollux::Poll<int> poll(pollux::Context& cx) {
    bool suspended = false;
    bool resumed = waiting;
    waiting = false;
    pollux::Live first_live(first, suspended, resumed);
    pollux::Live second_live(second, suspended, resumed);
    if (!resumed) {
      first.emplace("first", 1);
      first_live.arm();
      second.emplace("second", 2);
      second_live.arm();
      ::new (wait.storage()) Leaf<void>("wait", 2);
    }
    {
      pollux::Live wait_live(wait, suspended, true);
      if (wait->poll(cx).is_pending()) {
        suspended = waiting = true;
        return pollux::Pending;
      }
    }
    note("second", *second);
    return pollux::Ready(first->get());
  }
  pollux::Slot<Traced> first;
  pollux::Slot<Traced> second;
  pollux::Slot<Leaf<void>> wait;
  bool waiting = false;
};
scenario_future scenario() { return scenario_future(); }

#include "driver.hpp"
"""

MUTATIONS = {
    "as written": ("", ""),
    "cancelling forgets an object": ("    second.destroy();\n", ""),
    "cancelling destroys in the wrong order": ("    second.destroy();\n    first.destroy();\n", "    first.destroy();\n    second.destroy();\n"),
    "cancelling destroys twice": ("    second.destroy();\n", "    second.destroy();\n    second.destroy();\n"),
    "an object is not destroyed when a later one throws": ("      first_live.arm();\n", ""),
    "an object that was never made is destroyed": ("pollux::Live second_live(second, suspended, resumed)", "pollux::Live second_live(second, suspended, true)"),
    "a suspension destroys": ("suspended = waiting = true", "waiting = true"),
    "an event is missing": ('    note("second", *second);\n', ""),
    "the body runs when it is called": ("  scenario_future() {}", '  scenario_future() { trace::log("step early"); }'),
    "another result": ("Ready(first->get())", "Ready(second->get())"),
    "a heap leak": ("  scenario_future() {}", "  scenario_future() { new int; }"),
    "a warning": ("    bool suspended = false;\n", "    bool suspended = false;\n    int unused;\n"),
    "no valid C++": ("    bool suspended = false;\n", ""),
    "no wake": ("wait->poll(cx)", "wait->poll(*new pollux::Context(pollux::noop_waker()))"),
    "an endless loop": ("    bool suspended = false;\n", "    bool suspended = false;\n    while (waiting) getchar();\n"),
}

STAND_IN = """#!/usr/bin/env python3
import pathlib, sys
pathlib.Path(sys.argv[sys.argv.index("-o") + 1]).write_text(pathlib.Path(sys.argv[0] + ".txt").read_text())
"""


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as directory:
        directory = Path(directory)
        programs = directory / "programs"
        programs.mkdir()
        (programs / "harness-itself.cpp").write_text(PROGRAM)
        for number, (name, (before, after)) in enumerate(MUTATIONS.items()):
            assert before in LOWERED, name
            tool = directory / f"tool{number}"
            tool.write_text(STAND_IN + f"# {number}\n")
            tool.chmod(0o755)
            Path(f"{tool}.txt").write_text(LOWERED.replace(before, after) if before else LOWERED)
            done = subprocess.run([sys.executable, HERE / "run.py", "--tool", tool, "--build", directory / "build", "--programs", programs,
                                   "--timeout", "5"], capture_output=True, text=True, env=dict(os.environ))
            wanted = "1 passed, 0 failed" if name == "as written" else "0 passed, 1 failed"
            good = done.stdout.rstrip().endswith(wanted)
            passed, failed = passed + good, failed + (not good)
            print(f"{'noticed' if before and good else 'passed' if good else 'FAILED'}: {name}", flush=True)
            if not good:
                print(done.stdout + done.stderr)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
