#!/usr/bin/env python3
"""Runs every test suite and adds up what passed: what `./dev test` does after the build.

A suite is a function that runs something and returns how many passed, failed and were skipped. A suite that passed as a
whole is not run again until one of its inputs changes (tools, runtime, tests; compared by content), unless --fresh.
The last line is `N passed, N failed`, and the exit status says whether any failed.
"""

import argparse
import dataclasses
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
JOBS = 2
CLOSING_LINE = re.compile(r"^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.MULTILINE)
FAILED_TEST = re.compile(r"^(FAIL|XPASS|TIMEOUT|UNRESOLVED): |FAILED(:|$)|\*\*\*(Failed|Exception|Timeout|Not Run)")


@dataclasses.dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other):
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


class Suite:
    """One suite: its name, a function that runs it, and the files that decide its outcome."""

    def __init__(self, build, llvm, name, run, inputs):
        self.build, self.llvm, self.name, self.run, self.inputs = build, llvm, name, run, inputs
        self.log = build / "logs" / f"test-{name}.log"

    def command(self, *arguments, ok=(0,)):
        """Runs a command with its output in the suite's log; tells every 10 seconds how far it is. Returns the output."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        begun = said = time.monotonic()
        with open(self.log, "a+") as log:
            start = log.seek(0, 2)
            process = subprocess.Popen([str(a) for a in arguments], stdout=log, stderr=subprocess.STDOUT,
                                       stdin=subprocess.DEVNULL, cwd=ROOT)
            try:
                while process.poll() is None:
                    time.sleep(0.1)
                    if time.monotonic() - said >= 10:
                        said = time.monotonic()
                        print(f"  {said - begun:4.0f} s: {last_line(self.log)}", flush=True)
            finally:
                if process.poll() is None:
                    process.kill()
            log.seek(start)
            output = log.read()
        if process.returncode not in ok:
            raise SuiteError(f"{' '.join(map(str, arguments))}: exit status {process.returncode}", output)
        return output

    def fingerprint(self):
        digest = hashlib.sha256()
        for compiler in ["g++", f"clang++-{self.llvm}"]:
            digest.update(subprocess.run([compiler, "--version"], capture_output=True, check=True).stdout)
        for path in sorted(files_of(self.inputs)):
            digest.update(f"{path}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()


class SuiteError(Exception):
    """A suite that could not be run to its end."""

    def __init__(self, what, output):
        super().__init__(what)
        self.output = output


def last_line(log):
    lines = log.read_text(errors="replace").rstrip().splitlines()
    return lines[-1][:100] if lines else ""


def files_of(paths):
    for path in paths:
        if path.is_dir():
            yield from (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
        elif path.exists():
            yield path


def run_lit(suite):
    """lit, from LLVM's packages: it writes a JSON file with one result a test."""
    results = suite.build / "logs" / "lit.json"
    results.unlink(missing_ok=True)
    lit = f"/usr/lib/llvm-{suite.llvm}/build/utils/lit/lit.py"
    suite.command(sys.executable, lit, "-v", f"-j{JOBS}", "--output", results, suite.build / "test", ok=(0, 1))
    counts = Counts()
    for test in json.loads(results.read_text())["tests"]:
        if test["code"] in ("PASS", "XFAIL", "FLAKYPASS"):
            counts.passed += 1
        elif test["code"] in ("UNSUPPORTED", "SKIPPED", "EXCLUDED"):
            counts.skipped += 1
        else:
            counts.failed += 1
    return counts


def run_ctest(suite):
    """What CMake knows as tests: the GoogleTests of the tool and of the runtime, and the examples."""
    report = suite.build / "logs" / "ctest.xml"
    report.unlink(missing_ok=True)
    suite.command("ctest", "--test-dir", suite.build, f"-j{JOBS}", "--output-on-failure", "--timeout", "300",
                  "--output-junit", report, ok=(0, 8))
    result = xml.etree.ElementTree.parse(report).getroot()
    tests, failed, skipped = (int(result.get(name)) for name in ("tests", "failures", "skipped"))
    skipped += int(result.get("disabled") or 0)
    return Counts(tests - failed - skipped, failed, skipped)


def run_script(*arguments):
    """A runner of our own, which ends with the same closing line as this one."""

    def run(suite):
        output = suite.command(sys.executable, *arguments, ok=(0, 1))
        closing = CLOSING_LINE.findall(output)
        if not closing:
            raise SuiteError(f"{arguments[0]} printed no closing line", output)
        return Counts(*(int(count or 0) for count in closing[-1]))

    return run


def run_or_remember(suite, fresh):
    """Counts of a suite: run, or remembered from the run that passed with the same inputs."""
    memory = suite.build / "test" / "passed" / f"{suite.name}.json"
    print(f"\n== {suite.name} …", flush=True)
    fingerprint = suite.fingerprint()
    if not fresh and memory.exists():
        remembered = json.loads(memory.read_text())
        if remembered["fingerprint"] == fingerprint:
            counts = Counts(**remembered["counts"])
            print(f"{suite.name}: {counts} (nothing changed since; --fresh runs it again)", flush=True)
            return counts

    begun = time.monotonic()
    suite.log.unlink(missing_ok=True)
    try:
        counts = suite.run(suite)
        if counts == Counts():
            raise SuiteError(f"{suite.name} ran no test", "")
    except SuiteError as error:
        print(f"{suite.name}: {error}")
        print(*error.output.splitlines()[-60:], sep="\n")
        return Counts(failed=1)
    if counts.failed:
        lines = suite.log.read_text(errors="replace").splitlines()
        print(*lines[-100:], sep="\n")
        print(f"\nFailed in {suite.name}:", *(line for line in lines if FAILED_TEST.search(line)), sep="\n  ")
    else:
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps({"fingerprint": fingerprint, "counts": dataclasses.asdict(counts)}))
    print(f"{suite.name}: {counts} in {time.monotonic() - begun:.0f} s ({suite.log.relative_to(ROOT)})", flush=True)
    return counts


def suites(build, llvm):
    tool = build / "bin" / "pollux"
    runtime = [ROOT / "runtime", build / "lib"]
    test = ROOT / "test"
    unit_tests = sorted((build / "bin").glob("*"))
    lit_inputs = [test / "lit.cfg.py", build / "test" / "lit.site.cfg.py"] + [
        test / name
        for name in ("frontend", "passes", "layout", "emit", "exec", "report", "driver", "diagnostics", "docs", "known-bugs")
    ] + [ROOT / "docs", ROOT / "tool", ROOT / "examples"]
    cmake = [ROOT / "CMakeLists.txt", ROOT / "cmake", ROOT / "tool" / "CMakeLists.txt"]
    return [
        Suite(build, llvm, "lit", run_lit, [tool, *runtime, *lit_inputs]),
        Suite(build, llvm, "ctest", run_ctest, [*unit_tests, *runtime, test / "unit", test / "runtime", ROOT / "examples"]),
        Suite(build, llvm, "differential", run_script(test / "differential" / "run.py", "--tool", tool),
              [tool, *runtime, test / "differential"]),
        Suite(build, llvm, "self-test", run_script(test / "differential" / "self_test.py"), [*runtime, test / "differential"]),
        # The same programs each time, so that a failure is a change's: fresh ones are `./dev fuzz`'s.
        Suite(build, llvm, "fuzz", run_script(test / "fuzz" / "fuzz.py", "--tool", tool, "--seed", "97", "--count", "96", "--max-reduced", "2",
                                              "--reduce-seconds", "45"),
              [tool, *runtime, test / "differential" / "harness", test / "fuzz"]),
        Suite(build, llvm, "package", run_script(test / "package" / "run.py", "--build", build),
              [tool, *runtime, *cmake, ROOT / "examples", ROOT / "README.md", test / "package"]),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="SUITE", help="lit, ctest, differential, self-test, fuzz, package; all if none is named")
    parser.add_argument("--build", default="build", help="the build tree")
    parser.add_argument("--llvm", default="19", help="the LLVM whose packages are used")
    parser.add_argument("--fresh", action="store_true", help="also run what passed before with the same inputs")
    options = parser.parse_args()

    all_suites = suites(pathlib.Path(options.build).resolve(), options.llvm)
    unknown = set(options.names) - {suite.name for suite in all_suites}
    if unknown:
        parser.error(f"no such suite: {', '.join(sorted(unknown))}")
    chosen = [suite for suite in all_suites if not options.names or suite.name in options.names]
    total = sum((run_or_remember(suite, options.fresh) for suite in chosen), Counts())
    print(f"\n{total}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
