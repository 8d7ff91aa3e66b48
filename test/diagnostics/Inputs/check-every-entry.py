"""Fails if an entry of tool/diagnostics/Diagnostics.def has no test, or a test names an entry that there is not.

A test in test/diagnostics/ says which entry it is about: `// DIAGNOSTIC: NotACoroutine`. One in test/known-bugs/ counts too.
"""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])

# What no input reaches today, and why the entry exists all the same.
UNREACHABLE = {
    "NotAFuture": "await_transform of the runtime refuses it first",
}

entries = set(re.findall(r"^POLLUX_(?:ERROR|WARNING)\((\w+),", (root / "tool/diagnostics/Diagnostics.def").read_text(), re.MULTILINE))
tested = {}
for folder in ("diagnostics", "known-bugs"):
    for path in sorted((root / "test" / folder).glob("*.cpp")):
        for entry in re.findall(r"^// DIAGNOSTIC: (\w+)$", path.read_text(), re.MULTILINE):
            tested.setdefault(entry, path.name)

problems = [f"{entry} has no test" for entry in sorted(entries - set(tested) - set(UNREACHABLE))]
problems += [f"{path} tests {entry}, which is no entry" for entry, path in sorted(tested.items()) if entry not in entries]
problems += [f"{entry} is listed as unreachable, but is tested by {tested[entry]}" for entry in UNREACHABLE if entry in tested]
problems += [f"{entry} is listed as unreachable, but is no entry" for entry in UNREACHABLE if entry not in entries]
print(*problems, sep="\n")
sys.exit(bool(problems) or not entries)
