#!/usr/bin/env python3
"""Holds the README and docs/reports.md to what the tool prints: the generated text in them is the tool's, word for word.

    readme.py POLLUX            exits 1, with a diff, if a page shows something else
    readme.py POLLUX --update   puts the tool's text there

All of it is about examples/fetch_price. A block stands after a line `<!-- generated: NAME -->`; GENERATED says what each name is.
"""

import difflib
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGES = ["README.md", "docs/reports.md"]
BLOCK = re.compile(r"(<!-- generated: ([^>]*) -->\n```\w*\n)(.*?)(```\n)", re.DOTALL)


def output(tool, *options):
    return subprocess.run([tool, *options, "examples/fetch_price/fetch_price.cpp", "--", "-std=c++20", "-Iruntime/include"],
                          cwd=ROOT, check=True, capture_output=True, text=True).stdout


def lowered(tool):
    """The struct and the body of fetch_price: all up to the next function's struct."""
    text = output(tool, "--no-line")
    start = "namespace {\n/// The future of"
    begin = text.index(start + " `fetch_price`.")
    return text[begin:text.index(start, begin + 1)].rstrip() + "\n"


def layout(function):
    """The table of one function: the paragraphs up to the next one's."""

    def generated(tool):
        text = output(tool, "--emit=layout")
        return re.search(rf"^{function} \(.*?(?=^\w+ \(|\Z)", text, re.MULTILINE | re.DOTALL)[0].rstrip() + "\n"

    return generated


def diagram(tool):
    return output(tool, "--emit=mermaid")


GENERATED = {
    "fetch_price": lowered,
    "layout fetch_price": layout("fetch_price"),
    "layout one_after_the_other": layout("one_after_the_other"),
    "mermaid": diagram,
}


def main():
    tool = pathlib.Path(sys.argv[1]).resolve()
    is_stale = False
    for page in PAGES:
        text = (ROOT / page).read_text()
        fresh = BLOCK.sub(lambda block: block[1] + GENERATED[block[2]](tool) + block[4], text)
        if fresh == text:
            continue
        if "--update" in sys.argv[2:]:
            (ROOT / page).write_text(fresh)
            continue
        is_stale = True
        print(*difflib.unified_diff(text.splitlines(), fresh.splitlines(), page, "the tool", lineterm=""), sep="\n")
        print("test/package/readme.py build/bin/pollux --update brings it up to date")
    return is_stale


if __name__ == "__main__":
    sys.exit(main())
