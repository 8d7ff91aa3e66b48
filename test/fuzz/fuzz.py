#!/usr/bin/env python3
"""Does a random async program do the same native and lowered?

    fuzz.py --tool build/bin/pollux --count 5000 --seed 1        5,000 programs from seed 1 on, two jobs
    fuzz.py --tool ... --count 96                                from a seed that no run before had; it is printed
    fuzz.py --tool ... --language issue2                         the first language only
    fuzz.py --show 17                                            print the program of seed 17

Programs go into files by the batch. Each file is built as native coroutines, lowered, and built as C++17 by one of the lowered
configurations of test/differential in turn (--all-configs: by each); the traces of completion, of cancellation after every poll and
of an exception at every event must be equal. A program that the tool refuses with an error is counted by its message. A failing seed
is reduced and written to --keep, ready for test/differential/programs.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT / "test" / "differential")]
import generate  # noqa: E402
import reduce  # noqa: E402
import run as differential  # noqa: E402

# What a generated program may be warned about in the native build too.
QUIET = ["-Wno-" + w for w in ("unused-variable", "unused-but-set-variable", "unused-value", "unused-label", "unused-parameter", "unused-function",
                               "tautological-compare", "dangling-else", "parentheses", "shadow", "unused-local-typedefs")]
FLAGS_OF = {
    differential.CLANG: QUIET + ["-Wno-" + w for w in ("self-assign", "self-assign-overloaded", "parentheses-equality", "uninitialized",
                                                        "constant-logical-operand", "self-move", "unused-lambda-capture", "implicit-fallthrough",
                                                        "unknown-warning-option", "pessimizing-move", "comma", "unused-private-field", "unsequenced")],
    differential.GCC: QUIET + ["-Wno-" + w for w in ("maybe-uninitialized", "uninitialized", "pessimizing-move", "redundant-move",
                                                     "int-in-bool-context", "duplicated-branches", "switch-unreachable",
                                                     "implicit-fallthrough", "bool-compare", "dangling-pointer", "empty-body", "sequence-point")]
    # GCC 12 takes the first part of an aggregate in a loop's condition or in an arm of `?:` for out of scope when the second one
    # throws.
    + ["-fno-sanitize-address-use-after-scope"],
}
INCLUDES = ["-I", str(differential.HARNESS), "-I", str(differential.RUNTIME)]
MAX_THROWS, MAX_LATER = 90, 6


def file_text(programs):
    """One file with many programs, each in a namespace of its own; `main N` runs one of them, `main` all."""
    lines = ["#define DRIVER_NO_MAIN", '#include "shapes.hpp"', "", "using namespace shapes;", ""]
    spans = {}
    for index, program in enumerate(programs):
        begin = len(lines) + 1
        lines += [f"namespace p{index} {{", *program.text().rstrip("\n").split("\n"), "}", ""]
        spans[index] = (begin, len(lines))
    lines += ['#include "driver.hpp"', "int main(int argc, char** argv) {", "  int only = argc > 1 ? atoi(argv[1]) : -1;"]
    for index in range(len(programs)):
        lines += [f"  if (only == -1 || only == {index}) {{", f'    trace::log("## {index}");',
                  f"    using p{index}::scenario;", f"    DRIVE(scenario, {MAX_THROWS}, {MAX_LATER});", "  }"]
    lines += ["}", ""]
    return "\n".join(lines), spans


def split_trace(text):
    parts = re.split(r"^## (\d+)\n", text, flags=re.M)
    return {int(index): block for index, block in zip(parts[1::2], parts[2::2])}


class Outcome:
    """What became of one program: passed, refused, invalid (the program's own fault) or failed; with what was said."""

    def __init__(self, verdict, details="", stage=""):
        self.verdict, self.details, self.stage = verdict, details, stage


# Half of the time would go into sanitizers that look at the same program twice: the lowered builds have them.
NATIVE = [f for f in differential.NATIVE if "sanitize" not in f and f != "-g1"]


class Checker:
    """Checks lists of programs; everything is written below `work`, in a directory a call."""

    def __init__(self, tool, work, tool_options=()):
        self.tool, self.work, self.tool_options = tool, Path(work), list(tool_options)
        self.serial = 0
        self.lock = threading.Lock()
        self.seconds = collections.Counter()

    def directory(self):
        with self.lock:
            self.serial += 1
            path = self.work / f"batch{self.serial}"
        path.mkdir(parents=True, exist_ok=True)
        return path

    def call(self, what, line, timeout, **keywords):
        begin = time.monotonic()
        try:
            done = subprocess.run(line, capture_output=True, timeout=timeout, **keywords)
            result = done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired as expired:
            result = -1, (expired.stdout or b"").decode(errors="replace"), f"timed out after {timeout} s"
        with self.lock:
            self.seconds[what] += time.monotonic() - begin
        return result

    @staticmethod
    def blamed(messages, source, spans):
        """The programs in whose lines the errors stand."""
        found = {}
        name = re.escape(source.name)
        for line, message in re.findall(rf"{name}:(\d+):\d+: (?:fatal )?error: (.*)", messages):
            for index, (begin, end) in spans.items():
                if begin <= int(line) <= end:
                    found.setdefault(index, message)
        return found

    def run_binary(self, what, binary, wanted):
        """Traces of the wanted programs. When the whole run fails each program runs alone, so that one is blamed. (Clang's own
        coroutines leak an exception object when `throw co_await f()` is cancelled, so leaks count in lowered builds only.)"""
        environment = differential.run_environment(leaks=what != "native")
        status, out, err = self.call(f"run {what}", [str(binary)], 120, env=environment)
        if status == 0:
            return {index: (block, "") for index, block in split_trace(out).items()}
        traces = {}
        for index in wanted:
            status, out, err = self.call(f"run {what}", [str(binary), str(index)], 20, env=environment)
            traces[index] = split_trace(out).get(index, ""), "" if status == 0 else f"exit {status}\n{err[:3000]}"
        return traces

    def compile(self, name, command, source, binary, directory):
        line = [*command, *FLAGS_OF[command[0]], *INCLUDES, "-I", str(directory), str(source), "-o", str(binary)]
        return self.call(f"compile {name}", line, 300)

    def check(self, programs, configs):
        """An Outcome for each program. `configs` are names of the differential suite's lowered builds."""
        directory = self.directory()
        outcomes = {}
        wanted = list(range(len(programs)))
        source = directory / "batch.cpp"

        def drop(blamed, verdict, stage):
            for index, message in blamed.items():
                outcomes[index] = Outcome(verdict, message, stage)
            wanted[:] = [i for i in wanted if i not in blamed]

        def write():
            """The file with the programs that are still wanted; those that are not keep their number and their lines."""
            kept = set(wanted)
            text, spans = file_text(programs)
            lines = text.split("\n")
            for index, (begin, end) in spans.items():
                if index not in kept:
                    lines[begin - 1:end] = [f"namespace p{index} {{ ASYNC Future<int> scenario() {{ co_return 0; }} }}"] + [""] * (end - begin)
            source.write_text("\n".join(lines))
            return spans

        # Native: a program that does not compile, or whose trace has a BAD line, is the generator's or the reducer's fault.
        binary = directory / "native"
        for attempt in range(len(programs) + 1):
            spans = write()
            status, out, err = self.compile("native", NATIVE, source, binary, directory)
            if status == 0:
                break
            blamed = self.blamed(err, source, spans)
            if not blamed and len(wanted) > 1:  # The compiler crashed.
                self.in_halves(programs, wanted, configs, outcomes)
                return [outcomes[i] for i in range(len(programs))]
            drop(blamed or {i: err[:2000] for i in wanted}, "invalid", "native: compile")
            if not wanted:
                return [outcomes[i] for i in range(len(programs))]
        native = self.run_binary("native", binary, wanted)
        binary.unlink(missing_ok=True)
        bad = {}
        for index in wanted:
            trace, error = native.get(index, ("", "no trace"))
            found = re.search(r"^BAD.*$", trace, re.M)
            if error or found:
                bad[index] = error or found.group()
        drop(bad, "invalid", "native: run")
        if self.tool is None:
            # The generator's own check: an optimised native build of a well-defined program has the same trace.
            optimised = ["-O2" if f == "-O0" else f for f in NATIVE]
            self.compile("native-O2", optimised, source, binary, directory)
            again = self.run_binary("native-O2", binary, wanted)
            drop({i: differential.describe_difference(native[i][0], again.get(i, ("", ""))[0]) for i in wanted
                  if again.get(i, ("", ""))[0] != native[i][0]}, "failed", "native-O2: run")
            return [outcomes.get(i) or Outcome("passed") for i in range(len(programs))]

        # Lowered, without what the tool refuses.
        lowered = directory / "lowered.cpp"
        for attempt in range(2 * len(programs) + 2):
            spans = write()
            lowered.unlink(missing_ok=True)
            line = [self.tool, *self.tool_options, str(source), "-o", str(lowered), "--", "-std=c++17", *INCLUDES]
            status, out, err = self.call("lower", line, 60)
            if status == 0 and lowered.exists():
                break
            blamed = self.blamed(err, source, spans) if status == 1 else {}
            if blamed:
                drop(blamed, "refused", "lowering")
            elif len(wanted) > 1:
                self.in_halves(programs, wanted, configs, outcomes)
                return [outcomes[i] for i in range(len(programs))]
            else:
                drop({i: f"exit {status}\n{err[:3000]}" for i in wanted}, "failed", "lowering")
            if not wanted:
                return [outcomes[i] for i in range(len(programs))]

        for name in configs:
            binary = directory / name
            while wanted:
                status, out, err = self.compile(name, differential.CONFIGS[name], lowered, binary, directory)
                if status == 0:
                    break
                blamed = {i: m for i, m in self.blamed(err, source, spans).items() if i in wanted}
                if not blamed and len(wanted) > 1:
                    self.in_halves(programs, wanted, configs, outcomes)
                    return [outcomes[i] for i in range(len(programs))]
                drop({i: excerpt(err, m) for i, m in (blamed or {i: "" for i in wanted}).items()}, "failed", f"{name}: compile")
                if wanted:
                    write()
                    self.call("lower", line, 60)
            if not wanted:
                break
            traces = self.run_binary(name, binary, wanted)
            binary.unlink(missing_ok=True)
            different = {}
            for index in wanted:
                trace, error = traces.get(index, ("", "no trace"))
                if trace != native[index][0]:
                    different[index] = (error[:800] + "\n" if error else "") + differential.describe_difference(native[index][0], trace)
                elif error:
                    different[index] = error
            drop(different, "failed", f"{name}: run")
        for index in wanted:
            outcomes[index] = Outcome("passed")
        return [outcomes[i] for i in range(len(programs))]

    def in_halves(self, programs, suspects, configs, outcomes):
        """Of what fails as a whole without a line to blame."""
        middle = len(suspects) // 2
        for half in (suspects[:middle], suspects[middle:]):
            outcomes.update(zip(half, self.check([programs[i] for i in half], configs)))


def excerpt(messages, message):
    """The part of a compiler's output around one message."""
    lines = messages.split("\n")
    where = next((i for i, l in enumerate(lines) if message and message in l), 0)
    return "\n".join(lines[where:where + 12])


def kept_text(program, details, language):
    """A program as a file of the differential suite."""
    heading = [f"// Hazard: found by the fuzzer (seed {program.seed}, {language}). Rename this file, and say here what it is that fails.", "//"]
    heading += ["// " + line for line in details.strip().split("\n")[:30]]
    if language == "full":
        heading.append("// needs: full")
    return "\n".join([*heading, '#include "shapes.hpp"', "", "using namespace shapes;", "", program.text().rstrip("\n"), "", '#include "driver.hpp"', ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tool", default=str(ROOT / "build" / "bin" / "pollux"), help="the pollux executable")
    parser.add_argument("--tool-option", action="append", default=[])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, help="the first seed, programs have the seeds from here on; a fresh one by default")
    parser.add_argument("--jobs", "-j", type=int, default=2)
    parser.add_argument("--language", choices=["issue2", "full"], default="full")
    parser.add_argument("--avoid", action="append", default=[], choices=["macro", "closure", "local-class", "initialiser-list", *generate.FEATURES],
                        help="leave this construct out (may be repeated)")
    parser.add_argument("--feature", action="append", default=[], choices=generate.FEATURES,
                        help="use this feature in each program, and of them no other than those given")
    parser.add_argument("--batch", type=int, help="programs a file (by default up to 40, and a file for each lowered build at least)")
    parser.add_argument("--all-configs", action="store_true", help="every lowered build for every program, not one in turn")
    parser.add_argument("--config", action="append", choices=list(differential.CONFIGS))
    parser.add_argument("--keep", default=str(ROOT / "build" / "fuzz" / "failures"), help="where reduced programs go")
    parser.add_argument("--no-reduce", action="store_true")
    parser.add_argument("--reduce-seconds", type=int, default=180, help="at most so long for each")
    parser.add_argument("--max-reduced", type=int, default=5, help="reduce so many failures, one of each kind; keep the others as they are")
    parser.add_argument("--work", default=str(ROOT / "build" / "fuzz" / "work"))
    parser.add_argument("--native-only", action="store_true", help="no tool: are the programs valid, and is their trace the same optimised?")
    parser.add_argument("--show", type=int, help="print the program of this seed")
    options = parser.parse_args()
    if options.show is not None:
        print(generate.generate(options.show, options.language, options.avoid, options.feature).text())
        return 0

    if options.seed is None:  # The time, so far apart that two runs share no program.
        options.seed = int(time.time()) * 10_000
    keep = Path(options.keep)
    tool = None if options.native_only else str(Path(options.tool).resolve())
    checker = Checker(tool, options.work, options.tool_option)
    names = options.config or list(differential.CONFIGS)
    seeds = range(options.seed, options.seed + options.count)
    # A compiler needs as long for the headers as for ten programs.
    size = options.batch or max(1, min(40, -(-options.count // len(names))))
    batches = [seeds[i:i + size] for i in range(0, len(seeds), size)]
    counts, refusals, invalid, failures = collections.Counter(), collections.Counter(), [], []
    begin = time.monotonic()
    print(f"fuzz: {options.count} programs from seed {options.seed}, {options.language}, {options.jobs} jobs", flush=True)

    def check(number, batch):
        programs = [generate.generate(seed, options.language, options.avoid, options.feature) for seed in batch]
        configs = names if options.all_configs or options.config else [names[number % len(names)]]
        return programs, configs, checker.check(programs, configs)

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        running = [pool.submit(check, number, batch) for number, batch in enumerate(batches)]
        for future in concurrent.futures.as_completed(running):
            programs, configs, outcomes = future.result()
            for program, outcome in zip(programs, outcomes):
                counts[outcome.verdict] += 1
                if outcome.verdict == "refused":
                    refusals[re.sub(r"'[^']*'", "'…'", outcome.details)] += 1
                elif outcome.verdict == "invalid":
                    invalid.append((program, outcome))
                    print(f"fuzz: seed {program.seed} is invalid: {outcome.stage}: {outcome.details[:300]}", flush=True)
                elif outcome.verdict == "failed":
                    failures.append((program, configs, outcome))
                    print(f"fuzz: seed {program.seed} FAILED: {outcome.stage}", flush=True)
                    print("    " + "\n    ".join(outcome.details.rstrip().split("\n")[:30]), flush=True)
            done = sum(counts.values())
            if done // 100 != (done - len(outcomes)) // 100 or done == options.count:
                print(f"fuzz: {done}/{options.count} after {time.monotonic() - begin:.0f} s: " +
                      ", ".join(f"{n} {what}" for what, n in sorted(counts.items())), flush=True)

    failures.sort(key=lambda f: f[0].seed)
    kinds, reduced_count = collections.Counter(), 0
    for number, (program, configs, outcome) in enumerate(failures):
        details = f"{outcome.stage}\n{outcome.details}"
        kind = outcome.stage.split(":")[-1], reduce.kind(outcome)[1]
        kinds[kind] += 1
        is_first = kinds[kind] == 1 or outcome.stage.endswith("run")
        if not options.no_reduce and is_first and reduced_count < options.max_reduced:
            reduced_count += 1
            configs = [outcome.stage.split(":")[0]] if outcome.stage.split(":")[0] in differential.CONFIGS else configs[:1]
            print(f"fuzz: reducing seed {program.seed}", flush=True)
            program, reduced = reduce.reduce(program, outcome, lambda candidates: checker.check(candidates, configs), options.reduce_seconds)
            details = f"{reduced.stage}\n{reduced.details}"
        keep.mkdir(parents=True, exist_ok=True)
        path = keep / f"fuzz-{options.language}-{program.seed}.cpp"
        path.write_text(kept_text(program, details, options.language))
        print(f"fuzz: wrote {path}", flush=True)
        avoided = "".join([f" --avoid {what}" for what in options.avoid] + [f" --feature {what}" for what in options.feature])
        print(f"fuzz: again: ./dev fuzz --seed {program.seed} --count 1 --all-configs --language {options.language}{avoided}", flush=True)
        if is_first and reduced_count <= options.max_reduced and not options.no_reduce:
            print("    " + "\n    ".join(path.read_text().split("\n")), flush=True)
    for (stage, message), number in kinds.most_common():
        print(f"fuzz: failed {number} times:{stage}: {message}")
    for message, number in refusals.most_common():
        print(f"fuzz: refused {number} times: {message}")
    print(f"fuzz: {time.monotonic() - begin:.0f} s (" + ", ".join(f"{what} {s:.0f} s" for what, s in sorted(checker.seconds.items())) + ")")
    if counts["refused"] or invalid:
        print(f"fuzz: {counts['refused']} refused, {len(invalid)} invalid")
    print(f"{counts['passed']} passed, {counts['failed'] + len(invalid)} failed")
    return 1 if failures or invalid else 0


if __name__ == "__main__":
    sys.exit(main())
