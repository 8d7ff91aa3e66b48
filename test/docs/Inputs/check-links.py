"""Fails if a page of docs/ links to a file that there is not, or names a path of the repository that there is not."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
problems = []
for page in sorted((root / "docs").glob("*.md")):
    text = re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if "://" not in target and not (page.parent / target).exists():
            problems.append(f"{page.name}: no {target}")
    for path in re.findall(r"`((?:tool|test|docs|runtime|examples)/[\w./-]+)`", text):
        if not (root / path).exists():
            problems.append(f"{page.name}: no {path}")
    # Source files and folders of the tool, named from its root.
    for path in re.findall(r"`((?:driver|frontend|lower|ir|analysis|passes|layout|emit|diagnostics|support)/[\w./]*)`", text):
        if not list((root / "tool").glob(path.rstrip("/") + ("" if "." in path or path.endswith("/") else "*"))):
            problems.append(f"{page.name}: no tool/{path}")
print(*problems, sep="\n")
sys.exit(bool(problems))
