"""Compares the lines on which SOURCE says at(__LINE__) with what the preprocessor made of them: SOURCE PREPROCESSED."""

import re
import sys

source, preprocessed = (open(name).read() for name in sys.argv[1:])
expected = [number for number, line in enumerate(source.splitlines(), 1) for _ in re.findall(r"\bat\(__LINE__\)", line)]
found = [int(number) for number in re.findall(r"\bat\((\d+)\)", preprocessed)]
if expected != found or not expected:
    sys.exit(f"expected {expected}\nfound    {found}")
