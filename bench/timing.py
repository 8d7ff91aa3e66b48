"""What does an operation cost, in time, allocations and bytes? The same cases in programs by several compilers, taken in turns.

Times are processor time of the thread. A round runs each program once for a case, in random order, and gives the ratios between them;
what is shown is the median over the rounds, so that another load on the machine, which hits all of a round, changes little.
"""
import json
import random
import statistics
import subprocess

from report import Targets, geometric_mean, table

PROGRAMS = ["native-gcc", "native-clang", "rust", "hand-gcc", "hand-clang", "lowered-gcc", "lowered-clang"]
BOXED = "recursion, boxed"  # the only case in which anything may allocate
NESTED = "nested ready calls"


class Programs:
    def __init__(self, directory):
        self.directory = directory
        self.names = [name for name in PROGRAMS if (directory / name).exists()]

    def run(self, name, *arguments):
        done = subprocess.run([self.directory / name, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{name} {' '.join(map(str, arguments))}: exit status {done.returncode}\n{done.stderr}")
        return done.stdout

    def cases(self, pattern):
        return [case for case in self.run(self.names[-1], "--list").splitlines() if pattern in case]

    def count(self, case):
        """Each program's allocations and bytes; all must have done the same."""
        counted = {name: json.loads(self.run(name, case, 1000, "--count")) for name in self.names}
        done = {name: (result["checksum"], result["wakes"]) for name, result in counted.items()}
        if len(set(done.values())) != 1:
            raise SystemExit(f"'{case}': the programs disagree on checksum and wakes: {done}")
        return counted

    def time(self, case, rounds, milliseconds):
        """Each program's ns an operation, one figure a round."""
        operations = {}
        for name in self.names:
            estimate = json.loads(self.run(name, case, 1000))["ns"]
            operations[name] = max(1000, int(milliseconds * 1e6 / max(estimate, 0.1)))
        times = {name: [] for name in self.names}
        for _ in range(rounds):
            for name in random.sample(self.names, len(self.names)):
                times[name].append(json.loads(self.run(name, case, operations[name]))["ns"])
        return times


def ratio(times, name, base):
    return statistics.median(a / b for a, b in zip(times[name], times[base]))


def measure(directory, pattern, quick):
    """The report in Markdown, the targets, and what the README quotes."""
    programs = Programs(directory)
    has_rust = "rust" in programs.names
    time_rows, count_rows, ratios = [], [], {}
    for case in programs.cases(pattern):
        counted = programs.count(case)
        times = programs.time(case, rounds=5 if quick else 15, milliseconds=3 if quick else 8)
        ratios[case] = {"allocates": sum(counted[f"lowered-{c}"]["allocations"] for c in ("gcc", "clang"))}
        for compiler in ("gcc", "clang"):
            lowered = f"lowered-{compiler}"
            ratios[case][f"hand-{compiler}"] = ratio(times, lowered, f"hand-{compiler}")
            ratios[case][f"native-{compiler}"] = ratio(times, f"native-{compiler}", lowered)
            if has_rust:
                ratios[case][f"rust-{compiler}"] = ratio(times, lowered, "rust")
        shown = {name: f"{statistics.median(values):.2f}" for name, values in times.items()}
        time_rows.append([case, *(shown.get(name, "") for name in PROGRAMS)])
        count_rows.append([case, *(f"{counted[name]['allocations']:.3g} · {counted[name]['bytes']}" if name in counted else ""
                                   for name in PROGRAMS)])
        print(" · ".join([case, *(f"{name} {value}" for name, value in shown.items())]), flush=True)
    if not ratios:
        raise SystemExit(f"no case has '{pattern}' in its name")

    columns = [f"{base}-{compiler}" for base in ("native", "hand", "rust") for compiler in ("gcc", "clang")]
    columns = [column for column in columns if column in next(iter(ratios.values()))]
    heads = {"native": "native / lowered", "hand": "lowered / by hand", "rust": "lowered / Rust"}
    ratio_rows = [[case, *(f"{found[column]:.2f}" for column in columns)] for case, found in ratios.items()]
    means = {column: geometric_mean([found[column] for found in ratios.values()]) for column in columns}
    ratio_rows.append(["geometric mean", *(f"{means[column]:.2f}" for column in columns)])

    targets = Targets()
    for compiler in ("gcc", "clang"):
        targets.at_most(f"lowered / by hand, geometric mean, {compiler}", means[f"hand-{compiler}"], 1.05)
        targets.at_most(f"lowered / by hand, worst case, {compiler}", max(found[f"hand-{compiler}"] for found in ratios.values()), 1.2)
        if has_rust:
            targets.at_most(f"lowered / Rust, geometric mean, {compiler}", means[f"rust-{compiler}"], 0.6)
            targets.at_most(f"lowered / Rust, worst case, {compiler}", max(found[f"rust-{compiler}"] for found in ratios.values()), 1)
        if NESTED in ratios:
            targets.at_least(f"native / lowered, {NESTED}, {compiler}", ratios[NESTED][f"native-{compiler}"], 10)
    targets.none("lowered cases that allocate without recursion", [c for c, found in ratios.items() if found["allocates"] and c != BOXED])

    programs_heads = [name.replace("-", " ").replace("hand", "by hand").replace("rust", "Rust") for name in PROGRAMS]
    parts = [
        "Nanoseconds an operation:", table(["case", *programs_heads], time_rows),
        "Ratios:", table(["case", *(f"{heads[c.split('-')[0]]}, {c.split('-')[1]}" for c in columns)], ratio_rows),
        "Allocations an operation · bytes of the future and of what it has allocated at most:",
        table(["case", *programs_heads], count_rows),
        "Targets:", str(targets),
    ]
    if not has_rust:
        parts.insert(0, "There was no rustc, so that Rust is missing.")
    return "\n\n".join(parts), targets, in_short(ratios, means, columns)


QUOTED = [NESTED, "suspend and resume at depth 5", "loop of awaits", "create, poll and cancel", "parser of 20 states"]


def in_short(ratios, means, columns):
    """What the README shows: the better known cases, Clang's and GCC's ratios side by side."""
    bases = [base for base in ("native", "hand", "rust") if f"{base}-gcc" in columns]
    names = {"native": "native coroutines", "hand": "by hand", "rust": "Rust"}

    def cells(found):
        # All in one direction: how long the lowered code takes, where the other takes 1.
        values = {column: 1 / value if column.startswith("native") else value for column, value in found.items() if column in columns}
        return [f"{values[f'{base}-gcc']:.2f} / {values[f'{base}-clang']:.2f}" for base in bases]

    rows = [[case, *cells(ratios[case])] for case in QUOTED if case in ratios]
    rows.append([f"all {len(ratios)} cases, geometric mean", *cells(means)])
    return ("Time, relative to the others' (below 1 is faster; GCC 12 / Clang 19):\n\n"
            + table(["case", *(f"against {names[base]}" for base in bases)], rows))
