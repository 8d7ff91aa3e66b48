#!/usr/bin/env python3
"""Runs the differential suite: is every program's event trace the same native and lowered?

Each programs/<hazard>.cpp is built as native C++20 coroutines, and lowered by `pollux` and built as C++17 by each compiler in
CONFIGS. What the builds print must be equal byte for byte. Verdicts are cached by the content of all that went into them.

    run.py --tool build/tool/pollux              everything, two jobs
    run.py --tool ... await- parameter-          programs whose name contains one of the words
    run.py --native-only                         the programs themselves: deterministic, clean, no BAD line

A program may say, in a comment of its own line:
    // needs: full                 beyond the first language; refusing it (exit 1 with an error) is reported, and no failure
    // known-bug: WHAT             must fail; when it passes, the suite fails, so that the line gets removed
    // native-leaks: WHY           the native build leaks memory, and only the lowered ones are checked for that
    // compiler-bug: CONFIG WHY    that lowered build is left out: its compiler is wrong, in plain C++17 too
    // flags: -DX ...              more compiler flags, for every build
A file <program>.expected beside it replaces the native trace, where the native compiler itself is wrong.
"""
import argparse
import concurrent.futures
import difflib
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAMS = HERE / "programs"
HARNESS = HERE / "harness"
RUNTIME = ROOT / "runtime" / "include"

SANITIZE = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
WARN = ["-Wall", "-Wextra", "-Werror"]
CLANG = os.environ.get("POLLUX_TEST_CLANG", "clang++-19")
GCC = os.environ.get("POLLUX_TEST_GCC", "g++")

NATIVE = [CLANG, "-std=c++20", "-O0", "-g1", *SANITIZE, *WARN]
# One sanitized build a compiler; GCC's optimiser without sanitizers, where its flow-sensitive warnings are at their best.
CONFIGS = {
    "gcc-O0": [GCC, "-std=c++17", "-O0", "-g1", *SANITIZE, *WARN],
    "gcc-O2": [GCC, "-std=c++17", "-O2", *WARN],
    "clang-O1": [CLANG, "-std=c++17", "-O1", "-g1", *SANITIZE, *WARN],
}


def run_environment(leaks):
    asan = f"detect_leaks={int(leaks)}:detect_stack_use_after_return=1:exitcode=98"
    return {**os.environ, "ASAN_OPTIONS": asan, "UBSAN_OPTIONS": "print_stacktrace=1", "LC_ALL": "C"}


def digest(*parts) -> str:
    state = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        state.update(b"%d:" % len(data) + data)
    return state.hexdigest()[:24]


def digest_files(*directories) -> str:
    files = sorted(f for d in directories for f in Path(d).rglob("*") if f.is_file())
    return digest(*(part for f in files for part in (f.name, f.read_bytes())))


class Failure(Exception):
    """A program's verdict when it is not a pass: where it failed, and what was said there."""

    def __init__(self, stage, text):
        super().__init__(stage)
        self.stage, self.text = stage, text


class Refused(Exception):
    """The tool said with an error that it does not take this program."""


class Suite:
    def __init__(self, options):
        self.options = options
        self.build = Path(options.build)
        self.cache = self.build / "cache"
        self.cache.mkdir(parents=True, exist_ok=True)
        self.headers = digest_files(HARNESS, RUNTIME)
        self.compilers = {c: subprocess.run([c, "--version"], capture_output=True).stdout for c in {CLANG, GCC}}
        self.tool = digest(Path(options.tool).read_bytes(), *options.tool_option) if options.tool else ""
        self.seconds = {}
        self.lock = threading.Lock()

    def cached(self, key, compute):
        """The stored result of `compute` for this key. A failure is a result too; it is kept, since nothing it depends on changed."""
        path = self.cache / f"{key}.json"
        if path.exists() and not self.options.no_cache:
            return json.loads(path.read_text())
        result = compute()
        part = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
        part.write_text(json.dumps(result))
        part.replace(path)
        return result

    def timed(self, what, arguments, timeout, **keywords):
        begin = time.monotonic()
        try:
            done = subprocess.run(arguments, capture_output=True, timeout=timeout, **keywords)
            status, out, err = done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired as expired:
            status, out, err = -1, (expired.stdout or b"").decode(errors="replace"), f"timed out after {timeout} s"
        with self.lock:
            self.seconds[what] = self.seconds.get(what, 0) + time.monotonic() - begin
        return {"status": status, "out": out, "err": err}

    def build_and_run(self, name, command, source, work, flags, leaks=True):
        """Compiles one file and runs it: status, standard output, standard error; 'failed' names the step that went wrong."""
        def compute():
            binary = work / name
            line = [*command, *flags, "-I", str(HARNESS), "-I", str(RUNTIME), str(source), "-o", str(binary)]
            result = self.timed(f"compile {name}", line, 120)
            if result["status"] != 0:
                return {**result, "failed": "compile", "line": shlex.join(line)}
            result = self.timed(f"run {name}", [str(binary)], self.options.timeout, env=run_environment(leaks))
            binary.unlink()
            return {**result, "failed": "run" if result["status"] != 0 else "", "line": shlex.join(line)}
        key = digest(self.headers, self.compilers[command[0]], leaks, *command, *flags, source.name, source.read_bytes())
        return self.cached(key, compute)

    def lower(self, program, work, flags):
        lowered = work / "lowered.cpp"
        text_key = digest("lower", self.tool, self.headers, program.name, program.read_bytes(), *flags)

        def compute():
            lowered.unlink(missing_ok=True)
            line = [self.options.tool, *self.options.tool_option, os.path.relpath(program, ROOT), "-o", str(lowered), "--", "-std=c++17", *flags,
                    "-I", str(HARNESS.relative_to(ROOT)), "-I", str(RUNTIME.relative_to(ROOT))]
            result = self.timed("lower", line, 60, cwd=ROOT)
            result["line"] = shlex.join(line)
            result["text"] = lowered.read_text() if lowered.exists() else ""
            return result
        result = self.cached(text_key, compute)
        if result["status"] == 1 and "error:" in result["err"]:
            raise Refused(result["err"])
        if result["status"] != 0 or not result["text"]:
            raise Failure(f"lowering: exit {result['status']}", result["line"] + "\n" + result["err"])
        if not lowered.exists() or lowered.read_text() != result["text"]:
            lowered.write_text(result["text"])
        return lowered

    def check(self, program):
        """Raises Failure or Refused unless the program's builds agree."""
        text = program.read_text()
        flags = shlex.split(" ".join(re.findall(r"^// flags: (.*)$", text, re.M)))
        work = self.build / "work" / program.stem
        work.mkdir(parents=True, exist_ok=True)
        leaks = not re.search(r"^// native-leaks: ", text, re.M)
        native = self.build_and_run("native", NATIVE, program, work, flags, leaks)
        require_success("native", native)
        bad = re.findall(r"^BAD.*$", native["out"], re.M)
        expected = program.with_suffix(".expected")
        if expected.exists():
            trace = expected.read_text()
        elif bad:
            raise Failure("native: invalid program", "\n".join(bad[:5]))
        else:
            trace = native["out"]
        (work / "native.trace").write_text(trace)
        if not self.options.tool:
            return
        lowered = self.lower(program, work, flags)
        wrong = re.findall(r"^// compiler-bug: (\S+) ", text, re.M)
        for name in [n for n in self.options.config or CONFIGS if n not in wrong]:
            result = self.build_and_run(name, CONFIGS[name], lowered, work, flags)
            (work / f"{name}.trace").write_text(result["out"])
            if result["failed"] == "compile":
                require_success(name, result)
            if result["out"] != trace:
                raise Failure(f"{name}: another trace", result["line"] + "\n" + describe_difference(trace, result["out"]) + result["err"][:3000])
            require_success(name, result)


def require_success(name, result):
    if result["failed"]:
        raise Failure(f"{name}: does not {result['failed']} (exit {result['status']})", result["line"] + "\n" + result["err"][:6000])


def describe_difference(expected, actual):
    """The first run (a `==` block) that differs, as a unified diff, and how many differ."""
    def blocks(text):
        parts = re.split(r"^== (.*)\n", text, flags=re.M)
        return dict(zip(parts[1::2], parts[2::2]))
    want, have = blocks(expected), blocks(actual)
    different = [title for title in want if want[title] != have.get(title)] + [title for title in have if title not in want]
    if not different:
        return "the order of the runs differs\n"
    first = different[0]
    lines = list(difflib.unified_diff(want.get(first, "").splitlines(), have.get(first, "").splitlines(), "native", "lowered", lineterm="", n=5))
    return f"{len(different)} of {len(want)} runs differ; the first is: == {first}\n" + "\n".join(lines[:60]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("filters", nargs="*", help="run the programs whose name contains one of these")
    parser.add_argument("--tool", help="the pollux executable")
    parser.add_argument("--tool-option", action="append", default=[], help="passed to the tool (may be repeated)")
    parser.add_argument("--native-only", action="store_true", help="build and run the native versions only")
    parser.add_argument("--build", default=str(ROOT / "build" / "differential"), help="where to keep builds and the cache")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--language", choices=["issue2", "full"], default="full", help="issue2: leave out what is marked `needs: full`")
    parser.add_argument("--config", action="append", choices=list(CONFIGS), help="only these lowered builds")
    parser.add_argument("--programs", default=str(PROGRAMS), help="the directory to take programs from")
    parser.add_argument("--timeout", type=int, default=60, help="seconds that a program may run")
    parser.add_argument("--no-cache", action="store_true")
    parser.add_argument("--strict", action="store_true", help="a refused program is a failure, also when it is marked `needs: full`")
    parser.add_argument("--quiet", action="store_true", help="print a line for each failure only")
    options = parser.parse_args()
    if options.native_only == bool(options.tool):
        parser.error("give either --tool or --native-only")
    if options.tool:
        options.tool = str(Path(options.tool).resolve())

    programs = sorted(Path(options.programs).resolve().glob("*.cpp"))
    if options.filters:
        programs = [p for p in programs if any(f in p.stem for f in options.filters)]
    if options.language == "issue2":
        programs = [p for p in programs if not re.search(r"^// needs: full$", p.read_text(), re.M)]
    if not programs:
        parser.error("no such program")

    suite = Suite(options)
    passed = failed = refused = 0
    begin = time.monotonic()
    print(f"differential: {len(programs)} programs, {options.jobs} jobs", flush=True)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        futures = {pool.submit(suite.check, program): program for program in programs}
        for number, future in enumerate(concurrent.futures.as_completed(futures), 1):
            program = futures[future]
            text = program.read_text()
            known_bug = re.search(r"^// known-bug: (.*)$", text, re.M)
            verdict, details = "passed", ""
            try:
                future.result()
                if known_bug and options.tool:
                    verdict, details = "FAILED", "passes now: remove its line `known-bug`"
            except Refused as refusal:
                if known_bug:
                    verdict = "known bug"
                elif re.search(r"^// needs: full$", text, re.M) and not options.strict:
                    verdict, details = "refused", next(l for l in str(refusal).splitlines() if "error:" in l)
                else:
                    verdict, details = "FAILED", "refused by the tool\n" + str(refusal)
            except Failure as failure:
                if known_bug and options.tool:
                    verdict = "known bug"
                else:
                    verdict, details = "FAILED", failure.stage + "\n" + failure.text
            passed += verdict in ("passed", "known bug")
            failed += verdict == "FAILED"
            refused += verdict == "refused"
            if verdict == "FAILED" or not options.quiet:
                print(f"[{number}/{len(programs)}] {verdict}: {program.stem}", flush=True)
                if details:
                    print("    " + details.rstrip().replace("\n", "\n    "), flush=True)
    spent = ", ".join(f"{what} {seconds:.0f} s" for what, seconds in sorted(suite.seconds.items()))
    print(f"differential: {time.monotonic() - begin:.0f} s" + (f" ({spent})" if spent else ""))
    if refused:
        print(f"differential: {refused} programs of the full language are refused for now")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
