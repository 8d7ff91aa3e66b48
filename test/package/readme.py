#!/usr/bin/env python3
"""Holds the README to what the tool prints: the generated text in it is the tool's, word for word.

    readme.py POLLUX            exits 1, with a diff, if the README shows something else
    readme.py POLLUX --update   puts the tool's text there

The function is `fetch_price` of examples/fetch_price; the block stands after the line `<!-- generated: fetch_price -->`.
"""

import difflib
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(r"(<!-- generated: fetch_price -->\n```cpp\n)(.*?)(```\n)", re.DOTALL)


def generated(tool):
    """The struct and the body of fetch_price: all up to the next function's struct."""
    text = subprocess.run([tool, "--no-line", "examples/fetch_price/fetch_price.cpp", "--", "-std=c++20", "-Iruntime/include"],
                          cwd=ROOT, check=True, capture_output=True, text=True).stdout
    begin = text.index("/// The future of `fetch_price`.")
    return text[begin:text.index("/// The future of", begin + 1)].rstrip() + "\n"


def main():
    readme = ROOT / "README.md"
    text = readme.read_text()
    shown = BLOCK.search(text)
    wanted = generated(pathlib.Path(sys.argv[1]).resolve())
    if "--update" in sys.argv[2:]:
        readme.write_text(text[:shown.start(2)] + wanted + text[shown.end(2):])
        return 0
    if shown.group(2) == wanted:
        return 0
    print(*difflib.unified_diff(shown.group(2).splitlines(), wanted.splitlines(), "README.md", "the tool", lineterm=""), sep="\n")
    print("test/package/readme.py build/bin/pollux --update brings it up to date")
    return 1


if __name__ == "__main__":
    sys.exit(main())
