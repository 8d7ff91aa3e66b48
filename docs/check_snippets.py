#!/usr/bin/env python3
"""Builds every C++ snippet of the docs: check_snippets.py POLLUX CXX FLAG... FILE.md...

  ```cpp                what follows is lowered and compiled as C++17, with every warning an error
  ```cpp lowered        is part of what the snippet before it becomes; white space does not matter, `...` stands for anything
  ```cpp refused NAME   is refused with the diagnostic of that name
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PRELUDE = "#include <pollux/core.hpp>\n#include <string>\n#include <utility>\nusing pollux::Future;\nusing pollux::Stream;\n"


def snippets(path):
    for kind, text in re.findall(r"^```(cpp[^\n]*)\n(.*?)^```$", path.read_text(), re.MULTILINE | re.DOTALL):
        yield kind.split(), text


def message_pattern(name):
    """The diagnostic's message, its arguments left open."""
    table = (ROOT / "tool/diagnostics/Diagnostics.def").read_text()
    entry = re.search(rf"POLLUX_ERROR\({name},((?:\s*\"(?:[^\"\\]|\\.)*\")+)", table)
    if not entry:
        raise LookupError(f"there is no diagnostic {name}")
    words = "".join(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", entry[1]))
    return re.sub(r"%\d", ".*", re.escape(words).replace("%", "%"))


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


def main():
    pollux, cxx, *rest = sys.argv[1:]
    flags = [word for word in rest if not word.endswith(".md")]
    count, problems = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        source, output = pathlib.Path(scratch) / "snippet.cpp", pathlib.Path(scratch) / "lowered.cpp"
        lowered = ""
        for path in map(pathlib.Path, (word for word in rest if word.endswith(".md"))):
            for kind, text in snippets(path):
                count += 1
                where = f"{path.name}: {text.strip().splitlines()[0]!r}"
                if kind[1:] == ["lowered"]:
                    pattern = ".*?".join(re.escape(squeezed(part)) for part in re.split(r"^\s*\.\.\.$", text, flags=re.MULTILINE))
                    if not re.search(pattern, lowered):
                        problems.append(f"{where}: the snippet before it becomes\n{lowered}")
                    continue
                source.write_text(PRELUDE + text)
                tool = subprocess.run([pollux, "--verify-each", "--no-line", source, "-o", output, "--", *flags],
                                      capture_output=True, text=True)
                if kind[1:2] == ["refused"]:
                    if tool.returncode != 1 or not re.search(f"error: {message_pattern(kind[2])}", tool.stderr):
                        problems.append(f"{where}: not refused as {kind[2]}\n{tool.stderr}")
                    continue
                if tool.returncode:
                    problems.append(f"{where}: refused\n{tool.stderr}")
                    continue
                lowered = squeezed(output.read_text())
                compiled = subprocess.run([cxx, "-std=c++17", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", *flags, output],
                                          capture_output=True, text=True)
                if compiled.returncode:
                    problems.append(f"{where}: does not compile\n{compiled.stderr}")
    print(*problems, sep="\n")
    print(f"{count} snippets, {len(problems)} wrong")
    return bool(problems) or not count


if __name__ == "__main__":
    sys.exit(main())
