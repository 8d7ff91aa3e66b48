"""Writes DIRECTORY/compile_commands.json with one command: make-compile-commands.py DIRECTORY SOURCE FLAG..."""

import json
import pathlib
import sys

directory, source, *flags = sys.argv[1:]
command = {"directory": directory, "file": source, "arguments": ["g++", *flags, "-MD", "-MF", "in.d", "-c", "-o", "in.o", source]}
(pathlib.Path(directory) / "compile_commands.json").write_text(json.dumps([command]))
