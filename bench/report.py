"""How is a result shown? Tables in Markdown, means, and the pages that a run writes into."""
import math
import re
import statistics


def geometric_mean(values):
    return math.exp(statistics.fmean(map(math.log, values)))


def table(heads, rows):
    """A Markdown table: the first column is text, the others are numbers."""
    lines = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * (len(heads) - 1) + "|"]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)


class Targets:
    """What was to be reached, and whether it was."""

    def __init__(self):
        self.rows = []

    def at_most(self, what, value, limit):
        self.rows.append((what, f"{value:.2f}", f"≤ {limit:g}", value <= limit))

    def at_least(self, what, value, limit):
        self.rows.append((what, f"{value:.2f}", f"≥ {limit:g}", value >= limit))

    def none(self, what, found):
        self.rows.append((what, ", ".join(found) or "none", "none", not found))

    def hold(self):
        return all(row[3] for row in self.rows)

    def __str__(self):
        return table(["target", "measured", "to reach", "reached"], [(*row[:3], "yes" if row[3] else "**no**") for row in self.rows])


def write_section(path, name, text):
    """Replaces what stands between a page's `<!-- name -->` and `<!-- end -->`."""
    page = path.read_text()
    pattern = re.compile(rf"(<!-- bench: {name} -->\n).*?(<!-- end -->)", re.S)
    if not pattern.search(page):
        raise SystemExit(f"{path} has no section '{name}'")
    path.write_text(pattern.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", page))
