"""Makes a failing program small: what can be taken away so that it still fails in the same way?

    smaller, outcome = reduce(program, outcome, check, seconds)

`check` gives the outcome of each of a list of programs, so that many candidates share one file. Each round offers, biggest first:
statements taken away (in runs, then one by one), statements replaced by what is in their blocks, expressions replaced by a plain value
or by a part of themselves, functions taken away. A candidate that is no valid program fails its native build, and is passed over.
"""
import copy
import re
import time

from generate import Block, Expr, Stmt

PLAIN = {"int": "1", "bool": "true", "T": 'Traced{"plain", 1}', "D": 'Duo{Traced{"plain", 1}, 2}', "void": 'step("plain")'}


def nodes(program):
    """All blocks and expressions of a program, as (holder, index, node), in a fixed order."""
    found = []

    def visit(holder, index, node):
        found.append((holder, index, node))
        if isinstance(node, Block):
            for i, statement in enumerate(node.statements):
                visit(node.statements, i, statement)
        else:
            for i, part in enumerate(node.parts):
                if not isinstance(part, str):
                    visit(node.parts, i, part)

    for function in program.functions:
        visit(None, 0, function.body)
    return found


def size(program):
    return len(program.text())


def candidates(program):
    """Smaller programs, each one step away."""
    def changed(position, change):
        smaller = copy.deepcopy(program)
        holder, index, node = nodes(smaller)[position]
        change(holder, index, node)
        return smaller

    result = []
    for i, function in enumerate(program.functions[:-1]):
        smaller = copy.deepcopy(program)
        del smaller.functions[i]
        if not re.search(rf"\b{function.name}\b", smaller.text()):
            result.append(smaller)
    for position, (holder, index, node) in enumerate(nodes(program)):
        if isinstance(node, Block):
            count = len(node.statements)
            length = count
            while length:
                for begin in range(0, count, length):
                    part = node.statements[begin:begin + length]
                    if any(s.pinned for s in part):
                        continue
                    def remove(holder, index, node, begin=begin, length=length):
                        del node.statements[begin:begin + length]
                    result.append(changed(position, remove))
                length //= 2
        elif isinstance(node, Stmt) and not node.opaque:
            for i, part in enumerate(node.parts):
                if isinstance(part, Block) and isinstance(holder, list):
                    def hoist(holder, index, node, i=i):
                        holder[index:index + 1] = node.parts[i].statements
                    result.append(changed(position, hoist))
        elif isinstance(node, Expr) and holder is not None:
            plain = PLAIN.get(node.type)
            if plain and node.text() != plain and len(node.text()) > len(plain):
                def replace(holder, index, node, plain=plain):
                    holder[index] = Expr(node.type, plain)
                result.append(changed(position, replace))
            for i, part in enumerate(node.parts):
                if isinstance(part, Expr) and part.type == node.type:
                    def lift(holder, index, node, i=i):
                        holder[index] = node.parts[i]
                    result.append(changed(position, lift))
    before = size(program)
    return sorted((c for c in result if size(c) < before), key=size)


def same_failure(outcome, original):
    return outcome.verdict == original.verdict == "failed" and kind(outcome) == kind(original)


def kind(outcome):
    """What has to stay the same: the step that fails, and for a compiler or the tool the message without its names."""
    message = ""
    if not outcome.stage.endswith("run"):
        found = re.search(r"error: (.*)|Assertion.*|LLVM ERROR.*", outcome.details)
        message = re.sub(r"['‘][^'’]*['’]", "'…'", found.group(0)) if found else ""
    return outcome.stage, message


def reduce(program, outcome, check, seconds, batch=12):
    deadline = time.monotonic() + seconds
    progress = True
    while progress and time.monotonic() < deadline:
        progress = False
        offered = candidates(program)
        for begin in range(0, len(offered), batch):
            if time.monotonic() >= deadline:
                break
            some = offered[begin:begin + batch]
            for candidate, result in zip(some, check(some)):
                if same_failure(result, outcome):
                    program, outcome, progress = candidate, result, True
                    break
            if progress:
                break
    return program, outcome
