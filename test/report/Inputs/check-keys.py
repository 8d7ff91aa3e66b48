"""Fails if a report has a key that docs/json.md does not name, or lacks one that it does: check-keys.py JSON PAGE."""

import json
import pathlib
import re
import sys

found = set()


def walk(value):
    if isinstance(value, dict):
        found.update(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        walk(inner)


walk(json.loads(pathlib.Path(sys.argv[1]).read_text()))
page = pathlib.Path(sys.argv[2]).read_text()
named = set(re.findall(r"`([a-z_]+)`", page))
# The first column of each table, less what only a remark has.
required = {name for row in re.findall(r"^\| (`[^|]*) \|", page.split("## A remark")[0], re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
problems = [f"docs/json.md does not name {key}" for key in sorted(found - named)] + [f"no {key}" for key in sorted(required - found)]
print(*problems, sep="\n")
sys.exit(bool(problems) or not found)
