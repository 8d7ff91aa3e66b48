"""What a generated program is made of: expressions, statements and blocks, functions, classes, and the variables in scope.

The tree keeps statements and expressions as nodes with text in between, so that reduce.py can take any of them away.
"""
import re

class Expr:
    """An expression. type: int, bool, T (a Traced prvalue), Tl (a Traced lvalue), D (a Duo prvalue), void."""

    def __init__(self, type, *parts, reads=(), writes=(), effect=False, awaits=False, cost=0):
        self.type, self.parts = type, list(parts)
        children = self.children()
        self.reads = frozenset(reads).union(*(c.reads for c in children))
        self.writes = frozenset(writes).union(*(c.writes for c in children))
        self.effect = effect or any(c.effect for c in children)
        self.awaits = awaits or any(c.awaits for c in children)
        self.cost = cost + sum(c.cost for c in children)

    def children(self):
        return [p for p in self.parts if isinstance(p, Expr)]

    def text(self):
        return "".join(p if isinstance(p, str) else p.text() for p in self.parts)


class Block:
    """Statements; `braces` is off where they stand directly in what is around them."""

    def __init__(self, statements=(), braces=True):
        self.statements, self.braces = list(statements), braces

    def lines(self, indent):
        return [line for s in self.statements for line in s.lines(indent)]


class Stmt:
    """A statement: text, expressions and blocks in turn. A pinned one is never deleted by itself (something relies on it); an
    opaque one is never replaced by its blocks' contents."""

    def __init__(self, *parts, cost=0, pinned=False, opaque=False, preprocessor=False):
        self.parts, self.pinned, self.opaque, self.preprocessor = list(parts), pinned, opaque, preprocessor
        self.cost = cost + sum(p.cost for p in parts if isinstance(p, Expr))

    def lines(self, indent):
        pad = "  " * indent
        result, line = [], pad
        for part in self.parts:
            if isinstance(part, Expr):
                line += part.text()
            elif isinstance(part, Block):
                if part.braces:
                    result.append(line + ("{" if line.endswith((" ", "(")) or not line.strip() else " {"))
                    result += part.lines(indent + 1)
                    line = pad + "}"
                else:
                    if line.strip():
                        result.append(line.rstrip())
                    result += part.lines(indent)
                    line = pad
            else:
                for i, piece in enumerate(part.split("\n")):
                    if i:
                        result.append(line.rstrip())
                        line = pad
                    line = piece if piece.startswith("#") else line + piece
        if line.strip():
            result.append(line.rstrip())
        return result


class Function:
    """An async function, a member of a class (`host`), a template, a lambda's call, or a stream. parameters: (kind, name).

    Kinds of parameters: int, cint (const), T (Traced by value), Tr (Traced const&), Tm (Traced&), depth (how often it may still call
    itself), and in a template: P, Pr (Traced or MoveOnly, by value and by const&), Pi (int or short), B (something to call).
    Results: int, T (Traced), D (Duo), void, R (Traced&), S and ST (streams of int and Traced)."""

    RESULTS = {"int": "Future<int>", "T": "Future<Traced>", "D": "Future<Duo>", "void": "Future<void>", "R": "Future<Traced&>",
               "S": "pollux::Stream<int>", "ST": "pollux::Stream<Traced>"}
    KINDS = {"int": "int {}", "cint": "int const {}", "T": "Traced {}", "Tr": "Traced const& {}", "Tm": "Traced& {}", "depth": "int {}",
             "P": "{P} {}", "Pr": "{P} const& {}", "Pi": "{P} {}", "B": "{P}&& {}", "self": "auto const& {}"}

    def __init__(self, name, result, parameters):
        self.name, self.result, self.parameters = name, result, parameters
        self.body = Block()
        self.cost = 0
        self.yields = 0           # how many items a stream gives, about
        self.host = None          # the class that it is a member of
        self.overrides = False    # in the class derived from the host
        self.words = ()           # of virtual, static
        self.const = False
        self.out_of_line = False  # a member defined behind its class
        self.late = False         # declared where it stands, and defined at the end
        self.abbreviated = False  # a template by `auto` parameters
        self.result_parameter = False  # template <class R, ...> Future<R>
        self.recursive = self.recursed = False
        self.partner = None       # the function that is called in place of itself, which calls this one

    def is_template(self):
        return self.result_parameter or any(kind in ("P", "Pr", "Pi", "B") for kind, _ in self.parameters)

    def type_name(self, number):
        """The template parameter of the function's parameter of this number."""
        return "auto" if self.abbreviated else f"P{number}"

    def head(self, scope="", words=()):
        parameters = []
        for number, (kind, name) in enumerate(self.parameters):
            parameters.append(self.KINDS[kind].replace("{P}", self.type_name(number)).format(name).rstrip())
        types = ["class R"] * self.result_parameter
        types += [f"class P{i}" for i, (kind, _) in enumerate(self.parameters) if kind in ("P", "Pr", "Pi", "B") and not self.abbreviated]
        template = f"template <{', '.join(types)}>\n" if types else ""
        result = "Future<R>" if self.result_parameter else self.RESULTS[self.result]
        return (template + "".join(word + " " for word in words) + f"ASYNC {result} {scope}{self.name}({', '.join(parameters)})" +
                " const" * self.const)

    def declaration(self, name=None):
        """Of this function, or of another one with the same head."""
        return self.head().replace(f" {self.name}(", f" {name or self.name}(", 1) + ";"

    def text(self):
        scope = f"{self.host.scope(self.overrides)}::" if self.host and self.out_of_line else ""
        template = self.host.template() if scope else ""
        return "\n".join([template + self.head(scope) + " {", *self.body.lines(1), "}"])


class Host:
    """A class with async members, or a class template; with a derived class, if some are virtual."""

    def __init__(self, name, is_template, traced, number, tag, value):
        self.name, self.is_template = name, is_template
        self.traced, self.number, self.tag, self.value = traced, number, tag, value  # its two fields: a Traced and an int
        self.has_derived = False

    def template(self):
        return "template <class Element>\n" if self.is_template else ""

    def scope(self, derived=False):
        return self.name + ("Derived" if derived else "") + ("<Element>" if self.is_template else "")

    def text(self, members):
        """The class, and behind it the definitions that stand outside."""
        own = [f for f in members if not f.overrides]
        held = "Element" if self.is_template else "Traced"
        lines = [self.template() + f"struct {self.name} {{", f"  {held} {self.traced}{{{self.tag}, {self.value}}};",
                 f"  int {self.number} = {self.value};"]
        lines += self.members(own)
        if self.has_derived:
            lines += [f"  virtual ~{self.name}() = default;"]
        lines += ["};"]
        if self.has_derived:
            lines += [f"struct {self.name}Derived : {self.name} {{", *self.members([f for f in members if f.overrides]), "};"]
        lines += [f.text() for f in members if f.out_of_line]
        return "\n".join(lines)

    @staticmethod
    def members(functions):
        lines = []
        for f in functions:
            head = f.head(words=f.words).split("\n") if f.overrides is False else (f.head() + " override").split("\n")
            lines += ["  " + line for line in head]
            if f.out_of_line:
                lines[-1] += ";"
            else:
                lines[-1] += " {"
                lines += f.body.lines(2) + ["  }"]
        return lines


class Program:
    def __init__(self, seed, functions):
        self.seed, self.functions = seed, functions

    def text(self):
        parts, hosts, late = [], [], []
        for function in self.functions:
            if function.host is None:
                if function.partner and function.name + "_other" == function.partner:
                    parts.append(function.declaration(function.partner))
                parts.append(function.declaration() if function.late else function.text())
                late += [function] * function.late
            elif function.host not in hosts:
                hosts.append(function.host)
                parts.append(function.host.text([f for f in self.functions if f.host is function.host]))
        return "\n".join([*parts, *(f.text() for f in late)]) + "\n"


class Var:
    """A variable that may be named: kind int, T, D, AI (array of int), AT (array of Traced), F (closure), L (async lambda), H (object of
    a class with async members), const or not; root is the object that it is or refers to. A binding, like a
    static variable, cannot be captured by its name; what is dependent is of a template parameter's type, and may be move-only."""
    serial = 0

    def __init__(self, name, kind, const=False, root=None, size=0, captured=(), binding=False, dependent=False, function=None, host=None,
                 field=False):
        Var.serial += 1
        self.name, self.kind, self.const, self.size, self.captured = name, kind, const, size, captured
        self.binding, self.dependent, self.function, self.host, self.field = binding, dependent, function, host, field
        self.root = root or f"{name}/{Var.serial}"


class TooBig(Exception):
    pass


def cost(node):
    """About how many events a run has; loops count their body twice."""
    if isinstance(node, Block):
        return sum(cost(s) for s in node.statements)
    own = node.cost
    inside = sum(cost(p) for p in node.parts if isinstance(p, Block))
    text = next((p for p in node.parts if isinstance(p, str)), "")
    return own + inside * (2 if re.match(r"(for|while|do|REPEAT)\b", text) else 1)
