"""Holds the layouts of --emit=json against a compiler: check-sizes.py JSON LOWERED COMPILER FLAG...

For each future a `static_assert` on its size and alignment, and on the size and the offset of each of its fields, is compiled
behind the lowered text. Futures of lambdas have no name and are left out. Says how much it has checked.
"""

import json
import pathlib
import subprocess
import sys

report, lowered, *command = sys.argv[1:]
lines = [f'#include "{pathlib.Path(lowered).resolve()}"', "#include <cstddef>", "#include <type_traits>", """
template <class T> struct Held {
  static constexpr std::size_t shift = 0;
  // A reference's own size is a pointer's, whatever `sizeof` says of it.
  static constexpr std::size_t size = std::is_reference_v<T> ? sizeof(void *) : sizeof(T);
};
template <class T, std::size_t... Ends> struct Held<pollux::SlotBehind<T, Ends...>> {
  using Behind = pollux::SlotBehind<T, Ends...>;
  static constexpr std::size_t shift = offsetof(Behind, slot);
  static constexpr std::size_t size = sizeof(pollux::Slot<T>);
};
"""]
futures = fields = 0
for function in json.loads(pathlib.Path(report).read_text())["functions"]:
    for layout in [] if function["is_lambda"] else function["layouts"]:
        futures += 1
        future = f"Future{futures}"
        lines += [f"using {future} = {layout['type']};",
                  f"static_assert(sizeof({future}) == {layout['size']}, \"size\");",
                  f"static_assert(alignof({future}) == {layout['align']}, \"alignment\");"]
        covered = set()
        for field in layout["fields"]:
            fields += 1
            name = f"{future}::{field['name']}"
            covered.update(range(field["offset"], field["offset"] + field["size"]))
            lines += [f"static_assert(offsetof({future}, {field['name']}) + Held<decltype({name})>::shift == {field['offset']}, \"{name}\");",
                      f"static_assert(Held<decltype({name})>::size == {field['size']}, \"{name}\");"]
        for gap in layout["padding"]:
            covered.update(range(gap["offset"], gap["offset"] + gap["size"]))
        if covered != set(range(layout["size"])):
            sys.exit(f"{layout['type']}: fields and padding don't make up its {layout['size']} bytes")
done = subprocess.run([*command, "-x", "c++", "-fsyntax-only", "-Wno-invalid-offsetof", "-"], input="\n".join(lines) + "\n", text=True)
print(f"{futures} futures, {fields} fields")
sys.exit(done.returncode or not fields)
