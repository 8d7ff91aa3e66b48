"""Fails if docs/limitations.md does not give a reason for a diagnostic of the table, or names one that there is not.

A reason is a paragraph that begins with the names of the diagnostics, in bold: `**NotACoroutine.** ...`.
"""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
entries = set(re.findall(r"^POLLUX_ERROR\((\w+),", (root / "tool/diagnostics/Diagnostics.def").read_text(), re.MULTILINE))
named = set()
for words in re.findall(r"^\*\*([A-Z][\w, \n]+)\.\*\*", (root / "docs/limitations.md").read_text(), re.MULTILINE):
    named.update(re.split(r",\s*", words))
problems = [f"docs/limitations.md gives no reason for {entry}" for entry in sorted(entries - named)]
problems += [f"docs/limitations.md names {name}, which is no diagnostic" for name in sorted(named - entries)]
print(*problems, sep="\n")
sys.exit(bool(problems) or not entries)
