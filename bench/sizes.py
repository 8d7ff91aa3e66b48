"""How large is a future? Each shape of shapes/shapes.cpp lowered, in Rust, as a native coroutine, and the optimum worked out by hand."""
import json
import subprocess

from report import Targets, geometric_mean, table


def read(directory, name):
    """What a program prints, by shape; nothing if the program was not built."""
    if not (directory / name).exists():
        return {}
    lines = subprocess.run([directory / name], capture_output=True, text=True, check=True).stdout.splitlines()
    return {shape["shape"]: shape for shape in map(json.loads, lines)}


def measure(directory):
    """The report in Markdown, the targets, and what the README quotes. Sizes are the same on every run, and for every compiler of one ABI."""
    lowered, rust = read(directory, "shapes-lowered-gcc"), read(directory, "shapes-rust")
    unchecked = read(directory, "shapes-unchecked-gcc")
    native = {compiler: read(directory, f"shapes-native-{compiler}") for compiler in ("gcc", "clang")}
    different = [name for kind, of_gcc in (("lowered", lowered), ("unchecked", unchecked))
                 for name, shape in read(directory, f"shapes-{kind}-clang").items() if of_gcc[name]["future"] != shape["future"]]
    if different or (rust and set(rust) != set(lowered)):
        raise SystemExit(f"the programs disagree on shapes: {different or sorted(set(rust) ^ set(lowered))}")

    rows, to_rust, to_optimum = [], {}, {}
    for name, shape in lowered.items():
        # Who writes it by hand checks no misuse; Rust does.
        size, bare, optimum = shape["future"], unchecked[name]["future"], shape["optimum"]
        to_optimum[name] = bare / optimum
        if rust:
            to_rust[name] = size / rust[name]["future"]
        rows.append([name, size, bare, optimum, rust[name]["future"] if rust else "", f"{to_optimum[name]:.2f}",
                     f"{to_rust[name]:.2f}" if rust else "", native["gcc"][name]["heap"], native["clang"][name]["heap"]])
    rows.append(["geometric mean", "", "", "", "", f"{geometric_mean(to_optimum.values()):.2f}",
                 f"{geometric_mean(to_rust.values()):.2f}" if rust else "", "", ""])

    targets = Targets()
    targets.at_most("unchecked / optimum, worst shape", max(to_optimum.values()), 1.1)
    if rust:
        targets.at_most("lowered / Rust, geometric mean", geometric_mean(to_rust.values()), 0.7)
        targets.none("shapes larger than Rust's", [name for name, ratio in to_rust.items() if ratio > 1])
    heads = ["shape", "lowered", "unchecked", "optimum", "Rust", "unchecked / optimum", "lowered / Rust", "native, gcc", "native, clang"]
    parts = ["Bytes; of native coroutines, all frames that are alive at the same time:", table(heads, rows), "Targets:", str(targets)]
    if not rust:
        parts.insert(0, "There was no rustc, so that Rust is missing.")
    quoted = [f"Sizes of {len(lowered)} frames, geometric means: {geometric_mean(to_optimum.values()):.2f} of the optimum worked out by hand, "
              "both without checks of misuse"]
    if rust:
        quoted.append(f"{geometric_mean(to_rust.values()):.2f} of Rust's")
    for compiler, name in (("gcc", "GCC 12"), ("clang", "Clang 19")):
        of_native = geometric_mean([shape["future"] / native[compiler][name_]["heap"] for name_, shape in lowered.items()])
        quoted.append(f"{of_native:.2f} of what native coroutines allocate with {name}")
    return "\n\n".join(parts), targets, ", ".join(quoted) + "."
