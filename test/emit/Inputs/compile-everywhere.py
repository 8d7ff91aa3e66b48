"""Compiles a file with GCC and Clang, as C++17, 20 and 23, with and without exceptions and RTTI: GXX CLANG FILE FLAG..."""

import itertools
import subprocess
import sys

gxx, clang, *rest = sys.argv[1:]
failed = 0
for compiler, standard, bare in itertools.product([gxx, clang], ["17", "20", "23"], [[], ["-fno-exceptions", "-fno-rtti"]]):
    command = [compiler, f"-std=c++{standard}", *bare, "-fsyntax-only", *rest]
    if subprocess.run(command).returncode:
        print("failed:", " ".join(command))
        failed += 1
sys.exit(bool(failed))
