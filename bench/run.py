#!/usr/bin/env python3
"""The figures that the project quotes: what `./dev bench` runs after the build.

    run.py [PATTERN]          times, of the cases whose name contains PATTERN, and sizes
    run.py time [PATTERN]     times only
    run.py sizes              sizes only: lowered frames against rustc's, native ones and the optimum
    run.py tool               the tool's own time and memory, and how its output compiles
    --quick                   fewer and shorter rounds
    --check                   exit status 1 unless the targets of what was run hold
    --check-sizes             sizes, with --check
    --update                  all of it, or the parts that are named, written into docs/bench.md, and in short into README.md
"""
import argparse
import pathlib
import sys

from report import write_section
import sizes
import timing
import tool

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "bench.md"
README = ROOT / "README.md"
PARTS = ("time", "sizes", "tool")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="time|sizes|tool|PATTERN", help="what to run")
    parser.add_argument("--build", default="build", type=pathlib.Path, help="the build tree")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--check", action="store_true", help="exit status 1 unless the targets hold")
    parser.add_argument("--check-sizes", action="store_true", help="sizes, with --check")
    parser.add_argument("--update", action="store_true", help="write docs/bench.md and the lines in README.md")
    options = parser.parse_args()

    parts = [word for word in options.words if word in PARTS]
    pattern = " ".join(word for word in options.words if word not in PARTS)
    if options.check_sizes:
        parts = ["sizes"]
    if not parts:
        parts = list(PARTS) if options.update else ["time", "sizes"] if not pattern else ["time"]

    if options.update and pattern:
        parser.error("--update writes whole pages: leave out PATTERN")

    measures = {"time": lambda: timing.measure(options.build / "bench", pattern, options.quick),
                "sizes": lambda: sizes.measure(options.build / "bench"),
                "tool": lambda: tool.measure(options.build, options.quick)}
    hold = True
    for part in parts:
        text, targets, quoted = measures[part]()
        print(f"\n{text}\n", flush=True)
        hold = hold and targets.hold()
        if options.update:
            write_section(PAGE, part, text)
            write_section(README, f"readme {part}", quoted)
    return int((options.check or options.check_sizes) and not hold)


if __name__ == "__main__":
    sys.exit(main())
