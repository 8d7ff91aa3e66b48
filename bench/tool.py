"""What does the tool cost, and what does its output? Time and memory of `pollux` against `clang++ -fsyntax-only` on the same file, how both
grow with the awaits in one function, and how lowered code compiles against the same source as native coroutines.

Times are processor time, of user and system together; memory is the largest resident set. Both are taken in turns, medians.
"""
import os
import pathlib
import statistics
import subprocess

from report import Targets, geometric_mean, table

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMPILERS = {"gcc": "g++", "clang": "clang++-19"}
FLAGS = ["-I", str(ROOT / "runtime/include"), "-I", str(ROOT / "bench"), "-I", str(ROOT / "bench/shapes")]
SLOWEST = "pollux / clang++ -fsyntax-only, worst file"
COMPILING = "compile time at -O2, lowered / native, geometric mean, "
AWAITS = (0, 100, 200, 400, 800)


def run(arguments):
    """Seconds of processor time and KiB of memory of one process."""
    process = subprocess.Popen(list(map(str, arguments)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, arguments))}: exit status {process.returncode}\n{said.decode()[:4000]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def in_turns(commands, rounds):
    """Each command's seconds and MiB, as medians; and, by name, the seconds of each round."""
    results = {name: [] for name in commands}
    for _ in range(rounds):
        for name, arguments in commands.items():
            results[name].append(run(arguments))
    medians = {name: (statistics.median(r[0] for r in found), statistics.median(r[1] for r in found) / 1024)
               for name, found in results.items()}
    return medians, {name: [r[0] for r in found] for name, found in results.items()}


def ratio(seconds, name, base):
    return statistics.median(a / b for a, b in zip(seconds[name], seconds[base]))


def function_of(awaits):
    """One function that awaits so often, with what surrounds awaits elsewhere: locals that live across, branches, a loop."""
    body = []
    for i in range(awaits // 5):
        body.append(f"""\
  u64 const first_{i} = co_await leaf(sum + {i});
  if (first_{i} % 3 == 0) {{
    std::string const text(first_{i} % 7, 'x');
    sum += co_await leaf(text.size());
  }} else {{
    sum += first_{i} * co_await leaf({i});
  }}
  for (u64 k = 0; k != first_{i} % 4; ++k) sum += co_await leaf(k);
  sum += co_await leaf(first_{i}) + 1;
""")
    return "ASYNC Future<u64> many(u64 sum) {\n" + "".join(body) + "  co_return sum;\n}\n"


def large_file(functions):
    """As a file of an application is: some functions of a few awaits each, which call each other."""
    parts = ["#include <pollux/pollux.hpp>\n#include <map>\n#include <string>\n#include <vector>\nusing pollux::Future;\nusing u64 = unsigned long;\n"]
    parts.append("ASYNC Future<u64> step_0(u64 n) {\n  co_await pollux::yield_now();\n  co_return n + 1;\n}\n")
    for i in range(1, functions):
        parts.append(f"""
struct Record_{i} {{
  std::string name;
  std::vector<u64> values;
}};

ASYNC Future<u64> step_{i}(u64 n, std::string name) {{
  Record_{i} record{{name + "{i}", {{n}}}};
  for (u64 k = 0; k != n % 5; ++k) record.values.push_back(co_await step_0(k));
  if (record.values.size() > 2) co_return record.values.back();
  u64 const sum = co_await step_0(n) + co_await step_0(record.name.size());
  co_return sum{f" + co_await step_{i - 1}(sum, std::move(name))" if i > 1 and i % 8 != 0 else ""};
}}
""")
    return "".join(parts)


def against_the_parser(build, work, rounds, targets):
    large = work / "large.cpp"
    large.write_text(large_file(100))
    sources = {"examples/fetch_price/fetch_price.cpp": ROOT / "examples/fetch_price/fetch_price.cpp",
               "examples/redis/main.cpp": ROOT / "examples/redis/main.cpp",
               "examples/redis/redis/client.hpp": ROOT / "examples/redis/redis/client.hpp",
               "a file with 100 async functions": large}
    rows = []
    ratios = []
    for name, source in sources.items():
        flags = ["-std=c++20", *FLAGS, "-I", source.parent]
        commands = {"parse": ["clang++-19", "-fsyntax-only", "-Wno-pragma-once-outside-header", *flags, "-x", "c++", source],
                    "lower": [build / "bin/pollux", source, "-o", work / "out.cpp", "--", *flags]}
        medians, seconds = in_turns(commands, rounds)
        ratios.append(ratio(seconds, "lower", "parse"))
        rows.append([name, f"{medians['parse'][0]:.2f}", f"{medians['lower'][0]:.2f}", f"{ratios[-1]:.2f}",
                     f"{medians['parse'][1]:.0f}", f"{medians['lower'][1]:.0f}", f"{medians['lower'][1] / medians['parse'][1]:.2f}"])
        print(" · ".join(map(str, rows[-1])), flush=True)
    targets.at_most(SLOWEST, max(ratios), 1.2)
    return table(["file", "clang, s", "pollux, s", "ratio", "clang, MiB", "pollux, MiB", "ratio"], rows)


def growth(build, work, rounds, targets):
    commands = {}
    for awaits in AWAITS:
        source = work / f"awaits_{awaits}.cpp"
        source.write_text("#include <pollux/core.hpp>\n#include <string>\nusing pollux::Future;\nusing u64 = unsigned long;\n"
                          "ASYNC Future<u64> leaf(u64 x) {\n  co_await pollux::yield_now();\n  co_return x + 1;\n}\n" + function_of(awaits))
        commands[awaits] = [build / "bin/pollux", source, "-o", work / "out.cpp", "--", "-std=c++20", *FLAGS]
    # More often: it is about differences of a tenth of what is measured.
    medians, _ = in_turns(commands, 4 * rounds)
    base = medians[0]
    rows = [[awaits, f"{medians[awaits][0]:.2f}", f"{medians[awaits][0] - base[0]:.2f}", f"{medians[awaits][1]:.0f}",
             f"{medians[awaits][1] - base[1]:.0f}"] for awaits in AWAITS]
    for what, index in (("time", 0), ("memory", 1)):
        by_more = (medians[800][index] - base[index]) / max(medians[400][index] - base[index], 1e-9)
        targets.at_most(f"{what} of 800 awaits / of 400, without that of none", by_more, 2.2)
    return table(["awaits in one function", "s", "s more than with none", "MiB", "MiB more than with none"], rows)


def text_size(object_file):
    sections = subprocess.run(["size", "-A", object_file], capture_output=True, text=True, check=True).stdout.splitlines()
    return sum(int(line.split()[1]) for line in sections if line.startswith(".text"))


def compiling(build, work, rounds, targets):
    sources = sorted((ROOT / "bench/cases").glob("*.cpp")) + [ROOT / "examples/fetch_price/fetch_price.cpp"]
    rows = []
    times, texts = {c: [] for c in COMPILERS}, {c: [] for c in COMPILERS}
    for source in sources:
        lowered = work / source.name
        run([build / "bin/pollux", source, "-o", lowered, "--", "-std=c++20", *FLAGS])
        row = [source.name]
        for name, compiler in COMPILERS.items():
            objects = {kind: work / f"{source.stem}-{kind}-{name}.o" for kind in ("native", "lowered")}
            commands = {"native": [compiler, "-std=c++20", "-O2", *FLAGS, "-c", source, "-o", objects["native"]],
                        "lowered": [compiler, "-std=c++17", "-O2", *FLAGS, "-c", lowered, "-o", objects["lowered"]]}
            _, seconds = in_turns(commands, rounds)
            texts[name].append(text_size(objects["lowered"]) / text_size(objects["native"]))
            times[name].append(ratio(seconds, "lowered", "native"))
            row += [f"{times[name][-1]:.2f}", text_size(objects["lowered"]), text_size(objects["native"]), f"{texts[name][-1]:.2f}"]
        rows.append(row)
        print(" · ".join(map(str, row)), flush=True)
    rows.append(["geometric mean", *(x for c in COMPILERS for x in (f"{geometric_mean(times[c]):.2f}", "", "", f"{geometric_mean(texts[c]):.2f}"))])
    for name in COMPILERS:
        targets.at_most(COMPILING + name, geometric_mean(times[name]), 1)
        targets.at_most(f"text section, lowered / native, worst source, {name}", max(texts[name]), 1)
    heads = ["source", *(f"{head}, {c}" for c in COMPILERS for head in ("time, ratio", "lowered text", "native text", "text, ratio"))]
    return table(heads, rows)


def measure(build, quick):
    """The report in Markdown, the targets, and what the README quotes."""
    work = build / "bench" / "tool"
    work.mkdir(parents=True, exist_ok=True)
    rounds = 3 if quick else 7
    targets = Targets()
    parts = ["Against the parser alone, on the same file:", against_the_parser(build, work, rounds, targets),
             "Against the awaits in one function:", growth(build, work, rounds, targets),
             "Compiling lowered code against the same source as native coroutines, at -O2; text sections in bytes:",
             compiling(build, work, 1 if quick else 3, targets), "Targets:", str(targets)]
    found = {what: measured for what, measured, _, _ in targets.rows}
    quoted = (f"The tool takes at most {found[SLOWEST]} times as long as `clang++ -fsyntax-only` on the same file. What it writes compiles at "
              f"-O2 in {found[COMPILING + 'gcc']} (GCC 12) and {found[COMPILING + 'clang']} (Clang 19) of the time of the native coroutines.")
    return "\n\n".join(parts), targets, quoted
