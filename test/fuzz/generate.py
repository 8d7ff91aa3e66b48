"""Writes random async programs: which well-defined programs can stand over the language, with a co_await anywhere?

    program = generate(seed, language)      a Program: a list of async functions, the last of which is `scenario`
    program.text()                          C++ that needs "shapes.hpp" around it

What keeps a program well-defined, so that a difference in its trace is never the program's own fault:
  - where C++17 leaves an order open (arguments in parentheses, operands of `+`), one operand at most has an effect, and the
    others neither read nor write what it writes (Expr.reads, Expr.writes; names are followed to the object they refer to)
  - every loop and every backward goto is counted by a variable that nothing else touches
  - a value that is read is reduced modulo 100 first, and only sums are made of it: no overflow
  - a reference is bound to what is declared further out, or extends a temporary
"""
import random
import re

from nodes import Block, Expr, Stmt, TooBig, Var  # noqa: F401
from functions import FEATURES, FunctionForms  # noqa: F401
from lambdas import AsyncLambdas

NAMES = ["a", "b", "n", "x", "y", "item", "total", "state", "poll", "cx", "frame", "self", "start", "done", "suspended", "resume",
         "Output", "State", "waker", "slot", "value", "result", "await", "future", "fetched", "ready", "pending", "live", "storage",
         "alive", "other", "left", "name", "self_", "Start", "Done", "Await", "it", "begin", "guard"]


class Generator(FunctionForms, AsyncLambdas):
    def __init__(self, rng, language, avoid=(), wanted=()):
        self.rng, self.full, self.avoid, self.wanted = rng, language == "full", avoid, wanted
        self.functions = []
        self.names, self.reserved = NAMES, None
        self.host = self.this = None
        self.labels = 0
        self.counters = 0
        self.tags = 0

    # --- small helpers -----------------------------------------------------------------------------------------------

    def chance(self, p):
        return self.rng.random() < p

    def tag(self, word):
        """A name for the trace, different each time, so that a difference tells where it comes from."""
        self.tags += 1
        return f'"{word}{self.tags}"'

    def literal(self):
        return Expr("int", str(self.rng.randrange(6)))

    def pends(self):
        return str(self.rng.choice([0, 1, 1, 2]))

    def visible(self, *kinds, mutable=False):
        seen, found = set(), []
        for scope in reversed(self.scopes):
            for name, var in scope.items():
                if name in seen:
                    continue
                if var is not None and var.kind in kinds and not (mutable and var.const):
                    found.append(var)
            seen.update(scope)
        return found

    def pick(self, *kinds, mutable=False):
        found = self.visible(*kinds, mutable=mutable)
        return self.rng.choice(found) if found else None

    def new_name(self, *used_text):
        """A name that is new in this scope and does not occur in the declaration's own text; at times it shadows another."""
        text = " ".join(used_text)
        words = set(re.findall(r"\w+", text))
        here = self.scopes[-1]
        known = [n for n in NAMES if n != self.reserved]
        outer = [name for scope in self.scopes[:-1] for name in scope if name in known]
        pool = outer if outer and self.chance(0.25) else known
        candidates = [n for n in pool if n not in here and n not in words] or [n for n in known if n not in here and n not in words]
        if not candidates:
            raise TooBig
        return self.rng.choice(candidates)

    def declare(self, var):
        self.scopes[-1][var.name] = var
        return var

    def no_await(self):
        return self.handler_depth > 0

    @staticmethod
    def compatible(expressions):
        if sum(e.effect for e in expressions) > 1:
            return False
        for i, one in enumerate(expressions):
            for j, other in enumerate(expressions):
                if i != j and one.writes & (other.reads | other.writes):
                    return False
        return True

    # --- awaits ------------------------------------------------------------------------------------------------------

    def await_int(self, depth):
        choice = self.rng.random()
        if choice < 0.4:
            made = self.call("int", depth)
            if made:
                return made[0]
        argument = self.int(depth - 1) if depth > 0 and self.full and self.chance(0.4) else self.pure_int()
        if choice > 0.95:
            return Expr("int", "co_await pollux::ready(", argument, ")", effect=True, awaits=True)
        prefix, suffix = ("AWAIT(", "))") if self.full and "macro" not in self.avoid and self.chance(0.08) else ("co_await ", ")")
        return Expr("int", f"{prefix}leaf({self.tag('leaf')}, {self.pends()}, ", argument, suffix, effect=True, awaits=True, cost=3)

    def await_bool(self, depth):
        made = self.int(depth - 1) if depth > 0 and self.full and self.chance(0.3) else self.pure_int()
        return Expr("bool", f"co_await leaf({self.tag('bool')}, {self.pends()}, ", made, f" % 2 == {self.rng.randrange(2)})", effect=True,
                    awaits=True, cost=3)

    def await_traced(self, depth):
        if self.chance(0.4):
            made = self.call("T", depth)
            if made:
                return made[0]
        argument = self.int(depth - 1) if depth > 0 and self.full and self.chance(0.3) else self.pure_int()
        return Expr("T", f"co_await maker({self.tag('maker')}, {self.pends()}, ", argument, ")", effect=True, awaits=True, cost=4)

    def await_void(self, depth):
        made = self.call("void", depth) if self.chance(0.5) else None
        if made:
            return made[0]
        if self.full and "macro" not in self.avoid and self.chance(0.15):
            return Expr("void", "PAUSE", effect=True, awaits=True, cost=3)
        if self.chance(0.3):
            waits = "true" if self.chance(0.8) else "false"
            reason = [", ", self.traced(depth - 1)] if depth > 0 and self.full and self.chance(0.4) else []
            return Expr("void", f"co_await turn({self.tag('turn')}, {waits}", *reason, ")", effect=True, awaits=True, cost=2)
        return Expr("void", f"co_await leaf({self.tag('wait')}, {self.pends()})", effect=True, awaits=True, cost=3)

    # --- expressions -------------------------------------------------------------------------------------------------

    def pure_int(self):
        """No effect; may read variables."""
        choice = self.rng.random()
        if choice < 0.45:
            var = self.pick("int")
            if var:
                return Expr("int", f"{var.name} % 100", reads=[var.root])
        elif choice < 0.6:
            var = self.pick("T")
            if var:
                return Expr("int", f"{var.name}.get() % 100", reads=[var.root])
        elif choice < 0.7:
            var = self.pick("AI")
            if var:
                return Expr("int", f"{var.name}[{self.rng.randrange(var.size)}] % 100", reads=[var.root])
        elif choice < 0.75:
            var = self.pick("D")
            if var:
                return Expr("int", f"{var.name}.b % 100", reads=[var.root])
        return self.literal()

    def int(self, depth):
        """Any expression of type int, as an operand: in parentheses where that is needed."""
        if depth <= 0 or self.chance(0.25):
            return self.pure_int() if self.chance(0.7) else Expr("int", f"step({self.tag('step')}, ", self.pure_int(), ")", effect=True, cost=1)
        if not self.full:
            return self.unordered(depth)
        makers = [(5, self.paren_await_int), (3, self.unordered), (3, self.conditional_int), (2, self.comma_int), (2, self.call_use),
                  (2, self.args_total), (2, self.method), (1, self.subscript), (1, self.callee), (2, self.traced_get), (1, self.shift_chain),
                  (1, self.assign_int), (1, self.assign_element), (1, self.immediate_lambda), (1, self.cast), (1, self.bool_as_int),
                  (1, self.duo_member), (1, self.sum_list), (1, self.wide), (1, self.wider), (1, self.measured), (1, self.new_object), (1, self.new_array), (1, self.same_macro), (1, self.call_closure), (1, self.lvalue_get)]
        maker = self.rng.choices([m for _, m in makers], [w for w, _ in makers])[0]
        made = maker(depth)
        return made if made is not None else self.paren_await_int(depth)

    def paren_await_int(self, depth):
        if self.no_await():
            return self.unordered(depth)
        made = self.await_int(depth)
        return Expr("int", "(", made, ")") if self.chance(0.6) or made.parts[0].startswith("co_await") else made

    def unordered(self, depth):
        one, other = self.int(depth - 1), self.int(depth - 1)
        if not self.compatible([one, other]):
            other = self.literal()
        if self.chance(0.5):
            one, other = other, one
        return Expr("int", "(", one, self.rng.choice([" + ", " - "]), other, ")")

    def conditional_int(self, depth):
        return Expr("int", "(", self.bool(depth - 1), " ? ", self.int(depth - 1), " : ", self.throw_or_int(depth - 1), ")")

    def throw_or_int(self, depth):
        if self.chance(0.05):
            return Expr("int", f"throw Failure{{{self.tag('thrown')}}}", effect=True)
        return self.int(depth)

    def comma_int(self, depth):
        return Expr("int", "(", self.void(depth - 1), ", ", self.int(depth - 1), ")")

    def void(self, depth):
        choice = self.rng.random()
        if choice < 0.4 and not self.no_await() and self.full:
            return self.await_void(depth)
        if choice < 0.6 and self.full:
            return Expr("void", "(", self.traced(depth - 1), ").check()")
        return Expr("void", f"step({self.tag('step')})", effect=True, cost=1)

    def call_use(self, depth):
        thing, number = self.traced_reference(depth - 1), self.int(depth - 1)
        if not self.compatible([thing, number]):
            number = self.literal()
        name = self.rng.choice(["use", "use", "take"])
        if name == "take":
            return Expr("int", "take(", self.traced(depth - 1), ")", effect=True, cost=1)
        return Expr("int", "use(", thing, ", ", number, ")", effect=True, cost=1)

    def args_total(self, depth):
        return Expr("int", "Args{", self.traced(depth - 1), ", ", self.traced_reference(depth - 1), ", ", self.int(depth - 1), "}.total", effect=True)

    def number(self):
        """An int without a temporary: GCC 12 mixes up the order in which those and an aggregate's first part die when a later part throws."""
        if self.chance(0.4) or self.no_await():
            return self.pure_int()
        return Expr("int", f"co_await leaf({self.tag('part')}, {self.pends()}, ", self.pure_int(), ")", effect=True, awaits=True, cost=3)

    def wide(self, depth):
        return Expr("int", "Wide{", self.traced(depth - 1), ", ", self.number(), ", ", self.number(), "}.total()", effect=True)

    def wider(self, depth):
        return Expr("int", "Wider{{", self.traced(depth - 1), ", ", self.number(), "}, {", self.number(), ", ", self.number(), "}}.total()", effect=True)

    def measured(self, depth):
        return Expr("int", "Span{Measure{", self.traced(depth - 1), ", ", self.int(depth - 1), "}, ", self.int(depth - 1), "}.total()", effect=True)

    def adder(self, depth):
        return Expr("A", "Adder{", self.traced(depth - 1), "}", self.rng.choice(["", "", ".self()"]), effect=True)

    def method(self, depth):
        return Expr("int", self.adder(depth), ".add(", self.int(depth - 1), ")")

    def subscript(self, depth):
        var = self.pick("AI")
        if var and self.chance(0.5):
            return Expr("int", f"{var.name}[(", self.int(depth - 1), f") & {var.size - 1}] % 100", reads=[var.root])
        return Expr("int", self.adder(depth), "[(", self.int(depth - 1), ")]")  # not [[ before a lambda

    def callee(self, depth):
        return Expr("int", self.adder(depth), "(", self.int(depth - 1), ")")

    def traced_get(self, depth):
        return Expr("int", "(", self.traced(depth - 1), ").get() % 100")

    def lvalue_get(self, depth):
        if self.no_await():
            return None
        var = self.pick("T", mutable=True)
        if var is None:
            return None
        return Expr("int", f"(co_await leaf_ref({self.tag('ref')}, {self.pends()}, {var.name})).get() % 100", reads=[var.root], effect=True,
                    awaits=True, cost=3)

    def shift_chain(self, depth):
        parts = ["(Out{", self.traced(depth - 1), "}"]
        for _ in range(self.rng.randrange(1, 4)):
            parts += [" << ", self.int(depth - 1) if self.chance(0.7) else self.traced_reference(depth - 1)]
        return Expr("int", *parts, ").get()", effect=True, cost=2)

    def assign_int(self, depth):
        var = self.pick("int", mutable=True)
        if var is None:
            return None
        operator = self.rng.choice(["=", "=", "+=", "-="])
        return Expr("int", f"(({var.name} {operator} ", self.int(depth - 1), ") % 100)", reads=[var.root], writes=[var.root], effect=True)

    def assign_element(self, depth):
        var = self.pick("AI", mutable=True)
        if var is None:
            return None
        return Expr("int", f"(({var.name}[(", self.int(depth - 1), f") & {var.size - 1}] {self.rng.choice(['=', '+='])} ", self.int(depth - 1),
                    ") % 100)", reads=[var.root], writes=[var.root], effect=True)

    def immediate_lambda(self, depth):
        return Expr("int", "[captured = ", self.int(depth - 1), "](int m) { return (captured + m) % 100; }(", self.int(depth - 1), ")")

    def cast(self, depth):
        form = self.rng.choice(["static_cast<int>(", "int(", "(int)("])
        return Expr("int", form, self.int(depth - 1), ")")

    def bool_as_int(self, depth):
        return Expr("int", "static_cast<int>(", self.bool(depth - 1), ")")

    def duo_member(self, depth):
        return Expr("int", "(", self.duo(depth - 1), ").b % 100")

    def sum_list(self, depth):
        # Numbers most of the time: a list of objects with destructors is refused in front of an await.
        if self.chance(0.9):
            return Expr("int", "Total{", self.int(depth - 1), ", ", self.int(depth - 1), "}.total", effect=True, cost=1)
        # One element: GCC 12 itself forgets the finished elements when a later one throws inside a conditional.
        return Expr("int", "Sum{", self.traced(depth - 1), "}.total", effect=True, cost=3)

    def new_object(self, depth):
        return Expr("int", f"Held{{new Traced{{{self.tag('new')}, ", self.int(depth - 1), "}}.get() % 100", effect=True, cost=2)

    def new_array(self, depth):
        return Expr("int", "Numbers{new int[2]{", self.int(depth - 1), ", ", self.int(depth - 1), "}}.total()", effect=True, cost=1)

    def same_macro(self, depth):
        return Expr("int", "SAME((", self.int(depth - 1), "))")

    def call_closure(self, depth):
        var = self.pick("F")
        if var is None:
            return None
        roots = [c.root for c in var.captured]
        return Expr("int", f"{var.name}(", self.int(depth - 1), ")", reads=roots + [var.root], writes=roots + [var.root], effect=True, cost=1)

    def bool(self, depth):
        choice = self.rng.random()
        if depth <= 0 or choice < 0.35:
            one, other = (self.int(depth - 1), self.literal()) if self.full else (self.pure_int(), self.literal())
            return Expr("bool", "(", one, self.rng.choice([" < ", " > ", " != "]), other, ")")
        if not self.full:
            return Expr("bool", "(", self.int(depth - 1), " % 2 == 0)")
        if choice < 0.5 and not self.no_await():
            return Expr("bool", "(", self.await_bool(depth), ")")
        if choice < 0.75:
            return Expr("bool", "(", self.bool(depth - 1), self.rng.choice([" && ", " || "]), self.bool(depth - 1), ")")
        if choice < 0.8:
            return Expr("bool", "!", self.bool(depth - 1))
        if choice < 0.85:
            return Expr("bool", "(", self.void(depth - 1), ", ", self.bool(depth - 1), ")")
        if choice < 0.9:
            return Expr("bool", "static_cast<bool>(", self.traced(depth - 1), ")")
        if choice < 0.95:
            return Expr("bool", self.rng.choice(["(true || ", "(false && ", "(true && ", "(false || "]), self.bool(depth - 1), ")")
        return Expr("bool", "(", self.bool(depth - 1), " ? ", self.bool(depth - 1), " : ", self.bool(depth - 1), ")")

    def traced(self, depth):
        """A prvalue of type Traced, or what moves or copies into one."""
        choice = self.rng.random()
        if depth <= 0 or not self.full:
            if choice < 0.2:
                var = self.pick("T", mutable=True)
                if var:
                    return Expr("T", f"std::move({var.name})", writes=[var.root])
            if choice < 0.35:
                var = self.pick("T")
                if var:
                    return Expr("T", f"Traced({var.name})", reads=[var.root], effect=True, cost=2)
            return Expr("T", f"Traced{{{self.tag('made')}, ", self.pure_int(), "}", effect=True, cost=2)
        if choice < 0.3:
            return Expr("T", f"Traced{{{self.tag('made')}, ", self.int(depth - 1), "}", effect=True, cost=2)
        if choice < 0.5 and not self.no_await():
            return Expr("T", "(", self.await_traced(depth), ")") if self.chance(0.3) else self.await_traced(depth)
        if choice < 0.6:
            return Expr("T", f"named({self.tag('named')}, ", self.int(depth - 1), ")", effect=True, cost=2)
        if choice < 0.72:
            return Expr("T", "(", self.bool(depth - 1), " ? ", self.temporary(depth - 1), " : ", self.temporary(depth - 1), ")", cost=0)
        if choice < 0.8:
            return Expr("T", "(", self.void(depth - 1), ", ", self.temporary(depth - 1), ")")
        if choice < 0.87:
            return Expr("T", "(", self.duo(depth - 1), ").a")
        return self.traced(0)

    def temporary(self, depth):
        """A prvalue of type Traced for certain, so that both arms of a conditional have one type."""
        for _ in range(5):
            made = self.traced(depth)
            if re.match(r"(Traced\{|named\(|co_await )", made.text()):
                return made
        return Expr("T", f"Traced{{{self.tag('made')}, ", self.pure_int(), "}", effect=True, cost=2)

    def traced_reference(self, depth):
        """What a `Traced const&` parameter takes: a variable or a temporary."""
        var = self.pick("T")
        if var and self.chance(0.4):
            return Expr("Tl", var.name, reads=[var.root])
        if self.full and depth > 0 and var and self.chance(0.15):
            other = self.pick("T")
            if not var.const and not other.const:
                return Expr("Tl", "(", self.bool(depth - 1), f" ? {var.name} : {other.name})", reads=[var.root, other.root])
        return self.traced(depth)

    def duo(self, depth):
        choice = self.rng.random()
        if choice < 0.35 and not self.no_await() and self.full:
            made = self.call("D", depth)
            if made:
                return made[0]
        if choice < 0.5:
            thing, number = self.traced(depth - 1), self.pure_int()
            if self.compatible([thing, number]):
                return Expr("D", "duo(", thing, ", ", number, ")", effect=True)
        return Expr("D", "Duo{", self.traced(depth - 1), ", ", self.int(depth - 1) if self.full else self.pure_int(), "}")

    # --- statements --------------------------------------------------------------------------------------------------

    def scope(self, *header_vars):
        """A new scope, with variables that its head declares: the body's own block may not declare their names again."""
        self.scopes.append({v.name: v for v in header_vars})

    def leave(self):
        self.scopes.pop()

    def block(self, size, braces=True, header=()):
        self.scope(*header)
        statements = []
        for _ in range(size):
            if self.budget <= 0:
                break
            statements += self.statement()
        self.leave()
        return Block(statements, braces)

    def repeated(self, times, build):
        """Builds what runs several times."""
        old = self.multiplicity
        self.multiplicity *= times
        loop, in_switch = self.loop_depth, self.switch_depth
        self.loop_depth, self.switch_depth = loop + 1, 0
        try:
            return build()
        finally:
            self.multiplicity, self.loop_depth, self.switch_depth = old, loop, in_switch

    def statement(self):
        """One statement, or several that belong together."""
        self.budget -= 1
        simple = [(5, self.declare_int), (6, self.declare_traced), (3, self.declare_duo), (2, self.declare_array), (3, self.declare_reference),
                  (6, self.wait), (4, self.assign), (4, self.notes), (1, self.declare_uninitialised), (2, self.declare_future), (1, self.comment)]
        nested = [(2, self.plain_block), (5, self.if_statement), (2, self.leave_early)]
        loops = [(3, self.for_loop), (2, self.while_loop), (1, self.do_loop)]
        if self.full:
            simple += [(3, self.expression_statement), (3, self.structured_binding), (3, self.extended_reference), (2, self.declare_closure),
                       (1, self.declare_several), (1, self.local_class), (1, self.static_local), (1, self.macro_declaration), (1, self.faulty),
                       (1, self.join_binding), (1, self.traced_array), (1, self.declare_constexpr), (1, self.local_type),
                       (1, self.declare_mixed), (1, self.future_array), (2, self.kept_address)]
            nested += [(4, self.switch_statement), (5, self.try_statement), (2, self.goto_forward), (1, self.goto_backward), (1, self.preprocessor)]
            loops += [(4, self.range_for), (1, self.macro_loop)]
        simple += self.form_statements() + self.lambda_statements()
        choices = [c for c in simple if "local-class" not in self.avoid or c[1] != self.local_class]
        if self.depth < 4 and self.budget > 0:
            choices += nested
            if self.multiplicity < 5:
                choices += loops
        maker = self.rng.choices([m for _, m in choices], [w for w, _ in choices])[0]
        self.depth += 1
        try:
            made = maker()
        finally:
            self.depth -= 1
        if made is None:
            return self.notes()
        return made if isinstance(made, list) else [made]

    def initialiser(self, kind):
        """Of a declaration: an expression, at times an await."""
        depth = self.rng.choice([0, 1, 2, 2, 3]) if self.full else 1
        awaits = not self.no_await() and self.chance(0.35)
        if kind == "int":
            return self.await_int(depth) if awaits else self.int(depth)
        if kind == "T":
            return self.await_traced(depth) if awaits else self.traced(depth)
        made = self.call("D", depth) if awaits else None
        return made[0] if made else self.duo(depth)

    def declare_int(self):
        init = self.initialiser("int")
        name = self.new_name(init.text())
        const = self.chance(0.2)
        var = self.declare(Var(name, "int", const))
        form = self.rng.choice([f"int {name} = ", f"auto {name} = "]) if not const else f"int const {name} = "
        if self.full and self.chance(0.1):
            form = "[[maybe_unused]] " + form
        return Stmt(form, init, ";") if var else None

    def declare_traced(self):
        init = self.initialiser("T")
        name = self.new_name(init.text())
        const = self.chance(0.15)
        self.declare(Var(name, "T", const))
        word = "Traced const" if const else "Traced"
        forms = [Stmt(f"{word} {name} = ", init, ";"), Stmt(f"{word} {name}{{", init, "};")]
        if not init.text().startswith("Traced("):  # which would declare a function
            forms.append(Stmt(f"{word} {name}(", init, ");"))
        return self.rng.choice(forms)

    def declare_duo(self):
        init = self.initialiser("D")
        name = self.new_name(init.text())
        self.declare(Var(name, "D"))
        return Stmt(f"{self.rng.choice(['auto', 'Duo'])} {name} = ", init, ";")

    def declare_array(self):
        size = self.rng.choice([2, 4])
        parts = []
        for i in range(size - self.rng.randrange(2)):
            parts += [", "] * (i > 0) + [self.int(self.rng.randrange(3)) if self.full else self.pure_int()]
        text = "".join(p if isinstance(p, str) else p.text() for p in parts)
        name = self.new_name(text)
        self.declare(Var(name, "AI", size=size))
        return Stmt(f"int {name}[{size}] = {{", *parts, "};")

    def element(self):
        """An element of an array of Traced that leaves no temporary behind. Where one does, and a later element throws, Clang's native
        build destroys all temporaries before all elements, not both in the reverse order of their construction, [except.ctor]/1."""
        if self.full and not self.no_await() and self.chance(0.4):
            return Expr("T", f"co_await maker({self.tag('maker')}, {self.pends()}, ", self.pure_int(), ")", effect=True, awaits=True, cost=4)
        return self.traced(0)

    def traced_array(self):
        parts = []
        size = self.rng.choice([2, 2, 3])
        for i in range(size):
            parts += [", "] * (i > 0) + [self.element() if i + 1 < size else self.traced(self.rng.randrange(3))]
        text = "".join(p if isinstance(p, str) else p.text() for p in parts)
        name = self.new_name(text)
        self.declare(Var(name, "AT", size=size))
        return Stmt(f"Traced {name}[{size}] = {{", *parts, "};")

    def declare_reference(self):
        choice = self.rng.random()
        if choice < 0.5:
            target = self.pick("T")
            if target is None:
                return None
            name = self.new_name(target.name)
            const = target.const or self.chance(0.3)
            self.declare(Var(name, "T", const, root=target.root, dependent=target.dependent))
            word = self.rng.choice(["Traced const&", "auto const&"]) if const else self.rng.choice(["Traced&", "auto&", "auto&&"])
            return Stmt(f"{word} {name} = {target.name};")
        if choice < 0.65 and not self.no_await():
            target = self.pick("T", mutable=True)
            made = self.call("R", 1)
            if made and made[1] is not None:
                name = self.new_name(made[0].text())
                self.declare(Var(name, "T", root=made[1].root))
                return Stmt(f"Traced& {name} = ", made[0], ";")
            if target is None:
                return None
            name = self.new_name(target.name)
            self.declare(Var(name, "T", root=target.root))
            return Stmt(f"{self.rng.choice(['Traced&', 'auto&&', 'auto&'])} {name} = ",
                        Expr("Tl", f"co_await leaf_ref({self.tag('ref')}, {self.pends()}, {target.name})", awaits=True, cost=3), ";")
        target = self.pick("int", mutable=True)
        if target is None:
            return None
        name = self.new_name(target.name)
        self.declare(Var(name, "int", root=target.root))
        return Stmt(f"int& {name} = {target.name};")

    def extended_reference(self):
        """A reference that extends a temporary's life."""
        choice = self.rng.random()
        depth = self.rng.choice([1, 2, 2])
        if choice < 0.5:
            init = self.temporary(depth)
        elif choice < 0.7:
            init = Expr("T", "Duo{", self.traced(depth - 1), ", ", self.int(depth - 1), "}.a")
        elif choice < 0.85:
            init = Expr("T", self.bool(depth - 1), " ? ", self.temporary(depth - 1), " : ", self.temporary(depth - 1))
        else:
            init = self.int(depth)
            name = self.new_name(init.text())
            self.declare(Var(name, "int", const=True))
            return Stmt(f"int const& {name} = ", init, ";")
        name = self.new_name(init.text())
        const = self.chance(0.5)
        self.declare(Var(name, "T", const))
        word = self.rng.choice(["Traced const&", "auto const&"]) if const else self.rng.choice(["Traced&&", "auto&&"])
        return Stmt(f"{word} {name} = ", init, ";")

    def declare_uninitialised(self):
        kind = self.rng.choice(["int", "int", "AI"])
        name = self.new_name()
        self.scopes[-1][name] = None  # taken, and not to be read yet
        inner = []
        for _ in range(self.rng.randrange(3)):
            if self.budget > 0:
                inner += self.statement()
        init = self.initialiser("int") if kind == "int" else self.pure_int()
        if kind == "int":
            self.declare(Var(name, "int"))
            return Stmt(Block([Stmt(f"int {name};", pinned=True), *inner, Stmt(f"{name} = ", init, ";", pinned=True)], braces=False), opaque=True)
        self.declare(Var(name, "AI", size=2))
        return Stmt(Block([Stmt(f"int {name}[2];", pinned=True), *inner, Stmt(f"{name}[0] = {name}[1] = ", init, ";", pinned=True)],
                          braces=False), opaque=True)

    def declare_future(self):
        """A future that is kept, and awaited once, at the same level, after other things."""
        if self.no_await():
            return None
        future, made = None, self.call("int", 0) if self.chance(0.5) else None
        if made and any(part.type == "T" for part in made[0].children()):  # the future would outlive its argument
            made = None
        if made:
            future = Expr("F", *made[0].parts, effect=True, cost=made[0].cost)
            future.parts[0] = future.parts[0].replace("co_await ", "", 1)
        else:
            future = Expr("F", f"leaf({self.tag('kept')}, {self.pends()}, ", self.pure_int(), ")", effect=True, cost=3)
        name = self.new_name(future.text())
        self.scopes[-1][name] = None
        # While it waits it refers to its arguments: they stay in scope here, and a change to them is seen in order.
        inner = []
        for _ in range(self.rng.randrange(1, 3)):
            if self.budget > 0:
                inner += self.statement()
        result = self.new_name(name)
        self.declare(Var(result, "int"))
        operand = self.rng.choice([name, f"std::move({name})"])
        return Stmt(Block([Stmt(f"auto {name} = ", future, ";", pinned=True), *inner, Stmt(f"int {result} = co_await {operand};")], braces=False), opaque=True)

    def join_binding(self):
        if self.no_await():
            return None
        one = Expr("F", f"leaf({self.tag('one')}, {self.pends()}, ", self.pure_int(), ")", effect=True, cost=3)
        other = Expr("F", f"maker({self.tag('other')}, {self.pends()}, ", self.pure_int(), ")", effect=True, cost=4)
        self.counters += 1
        kept = f"kept{self.counters}"
        first = self.new_name(one.text(), other.text())
        second = self.new_name(one.text(), other.text(), first)
        self.declare(Var(first, "int", binding=True))
        self.declare(Var(second, "T", binding=True))
        return Stmt(Block([Stmt(f"auto {kept} = ", one, ";", pinned=True),
                           Stmt(f"auto [{first}, {second}] = co_await pollux::join(std::move({kept}), ", other, ");", pinned=True)], braces=False),
                    opaque=True)

    def structured_binding(self):
        depth = self.rng.choice([1, 2])
        choice = self.rng.random()
        source = self.pick("D")
        if choice < 0.3 and source is not None:
            init, word, root = Expr("D", source.name, reads=[source.root]), self.rng.choice(["auto", "auto&", "auto&&", "auto const&"]), source.root
        else:
            init, word, root = self.duo(depth), self.rng.choice(["auto", "auto", "auto&&", "auto const&"]), None
        first = self.new_name(init.text())
        second = self.new_name(init.text(), first)
        const = word == "auto const&"
        self.declare(Var(first, "T", const, root=root, binding=True))
        self.declare(Var(second, "int", const, root=root, binding=True))
        return Stmt(f"{word} [{first}, {second}] = ", init, ";")

    def declare_closure(self):
        if "closure" in self.avoid:
            return None
        # Names of structured bindings cannot be captured in C++17; init-captures can be of anything.
        init = self.int(self.rng.randrange(3))
        target = self.pick("int", mutable=True)
        name = self.new_name(init.text(), target.name if target else "")
        captures = f"[kept = "
        body = "](int m) { return (kept + m) % 100; };"
        captured = []
        if target and self.chance(0.6):
            captured = [target]
            body = f", &seen = {target.name}](int m) {{ seen = (seen + m) % 100; return (kept + seen) % 100; }};"
        self.declare(Var(name, "F", captured=captured))
        return Stmt(f"auto {name} = {captures}", init, body)

    def declare_several(self):
        one, other = self.initialiser("T"), self.initialiser("T")
        first = self.new_name(one.text(), other.text())
        second = self.new_name(one.text(), other.text(), first)
        self.declare(Var(first, "T"))
        self.declare(Var(second, "T"))
        return Stmt(f"Traced {first} = ", one, f", {second} = ", other, ";")

    def local_class(self):
        self.counters += 1
        init, number = self.traced(1), self.int(1)
        name = self.new_name(init.text(), number.text())
        self.scopes[-1][name] = None
        type = f"Local{self.counters}"
        return Stmt(Block([Stmt(f"struct {type} {{ Traced inside; int number; int get() const {{ return (inside.get() + number) % 100; }} }};", pinned=True),
                           Stmt(f"{type} {name}{{", init, ", ", number, "};", pinned=True), *self.wait_or_nothing(),
                           Stmt(f"note({self.tag('local')}, {name}.get());")], braces=False), opaque=True)

    def declare_constexpr(self):
        name = self.new_name()
        word = self.rng.choice(["constexpr", "static constexpr"])
        self.declare(Var(name, "int", const=True, binding=word.startswith("static")))
        return Stmt(f"{word} int {name} = {self.rng.randrange(6)};")

    def local_type(self):
        """An enumeration, an alias or a using-declaration in the function, and something of it."""
        self.counters += 1
        type, choice = f"Kind{self.counters}", self.rng.randrange(4)
        if choice == 0:
            init = self.int(1)
            name = self.new_name(init.text())
            self.scopes[-1][name] = None
            wait = [] if "local-class" in self.avoid else self.wait_or_nothing()
            return Stmt(Block([Stmt(f"enum class {type} {{ First, Second }};", pinned=True),
                               Stmt(f"{type} {name} = ((", init, f") & 1) ? {type}::First : {type}::Second;", pinned=True), *wait,
                               Stmt(f"note({self.tag('kind')}, static_cast<int>({name}));")], braces=False), opaque=True)
        if choice == 1:
            return Stmt(Block([Stmt("using trace::step;", pinned=True), *self.wait_or_nothing(), Stmt(f"step({self.tag('step')});", cost=1)],
                              braces=False), opaque=True)
        init = self.initialiser("T")
        name = self.new_name(init.text())
        self.declare(Var(name, "T"))
        form = self.rng.choice([f"using {type} = Traced;", f"typedef Traced {type};"])
        return Stmt(Block([Stmt(form, pinned=True), Stmt(f"{type} {name} = ", init, ";", pinned=True)], braces=False), opaque=True)

    def declare_mixed(self):
        """A variable, a pointer and a reference in one declaration."""
        init = self.initialiser("int")
        name = self.new_name(init.text())
        var = self.declare(Var(name, "int"))
        pointer = self.new_name(init.text())
        self.scopes[-1][pointer] = None
        reference = self.new_name(init.text())
        self.declare(Var(reference, "int", root=var.root))
        return Stmt(Block([Stmt(f"int {name} = ", init, f", *{pointer} = &{name}, &{reference} = {name};", pinned=True), *self.wait_or_nothing(),
                           Stmt(f"note({self.tag('pointer')}, *{pointer});", cost=1)], braces=False), opaque=True)

    def kept_address(self):
        """A variable whose address something in front of it keeps, which is read when its name is used no more."""
        kind, word = self.rng.choice([("int", "int"), ("T", "Traced")])
        init = self.initialiser(kind)
        self.counters += 1
        keeper = f"keeper{self.counters}"
        name = self.new_name(init.text())
        self.declare(Var(name, kind))
        used = [Stmt(f"note({self.tag('named')}, {name});", cost=1)] if self.chance(0.5) else []
        waits = self.wait_or_nothing() if self.chance(0.5) else []
        return Stmt(Block([Stmt(f"{word}* {keeper} = nullptr;", pinned=True), Stmt(f"{word} {name} = ", init, ";", pinned=True), *used,
                           Stmt(f"{keeper} = &{name};", pinned=True), *waits, Stmt(f"note({self.tag('kept')}, *{keeper});", cost=1)],
                          braces=False), opaque=True)

    def future_array(self):
        """Futures in an array, awaited where they are."""
        if self.no_await():
            return None
        self.counters += 1
        name = f"futures{self.counters}"
        one, other = self.pure_int(), self.pure_int()
        result = self.new_name(one.text(), other.text())
        self.declare(Var(result, "int"))
        last = self.rng.choice([f"{name}[0]", f"std::move({name}[0])", f"*{name}"])
        return Stmt(Block([Stmt(f"Leaf<int> {name}[2] = {{leaf({self.tag('first')}, {self.pends()}, ", one,
                                f"), leaf({self.tag('second')}, {self.pends()}, ", other, ")};", pinned=True),
                           Stmt(f"int {result} = co_await {name}[step({self.tag('step')}, 1)];", pinned=True, cost=8),
                           Stmt(f"{result} += co_await {last};")], braces=False), opaque=True)

    def static_local(self):
        name = self.new_name()
        self.scopes[-1][name] = None
        return Stmt(Block([Stmt(f"static int {name} = 0;", pinned=True), *self.wait_or_nothing(), Stmt(f"note({self.tag('static')}, ++{name});")],
                          braces=False), opaque=True)

    def faulty(self):
        if self.function.result in ("T", "D"):
            return None  # Clang loses a returned object when a local's destructor throws, in any function: [except.ctor]/2.
        if self.function.result in ("S", "ST"):
            return None  # Of a stream that is left early it would throw out of a destructor.
        init = self.int(1)
        name = self.new_name(init.text())
        self.scopes[-1][name] = None
        return Stmt(f"FaultyDestructor {name}{{{self.tag('faulty')}, ", init, "};", cost=3)

    def macro_declaration(self):
        init = self.int(2)
        if re.search(r"[{}\[]", init.text()):  # commas in braces would be taken for the macro's
            return None
        name = self.new_name(init.text())
        self.declare(Var(name, "int"))
        return Stmt(f"LET(int, {name}, ", init, ");")

    def wait_or_nothing(self):
        return [] if self.no_await() or self.chance(0.3) else [Stmt(self.await_void(1), ";")]

    def wait(self):
        if self.no_await():
            return None
        choice = self.rng.random()
        if choice < 0.5:
            return Stmt(self.await_void(1), ";")
        if choice < 0.75:
            return Stmt(self.await_traced(1 if not self.full else 2), ";")
        return Stmt(self.await_int(1), ";")

    def assign(self):
        depth = self.rng.choice([1, 2]) if self.full else 1
        choice = self.rng.random()
        if choice < 0.5:
            var = self.pick("int", mutable=True)
            if var:
                awaits = not self.no_await() and self.chance(0.5)
                operator = self.rng.choice(["=", "=", "+="])
                return Stmt(f"{var.name} {operator} ", self.await_int(depth) if awaits else self.int(depth), ";")
        elif choice < 0.8:
            var = self.pick("T", mutable=True)
            if var:
                awaits = not self.no_await() and self.chance(0.4)
                return Stmt(f"{var.name} = ", self.await_traced(depth) if awaits else self.traced(depth), ";")
        elif self.full:
            made = self.assign_element(depth)
            if made:
                return Stmt(made, ";")
        return None

    def notes(self):
        var = self.pick("int", "T", "D", "AI", "AT")
        if var is None:
            return [Stmt(f"step({self.tag('step')});", cost=1)]
        access = {"D": ".a", "AI": "[1]", "AT": "[1]"}.get(var.kind, "")
        return [Stmt(f'note("{var.name}{self.tags}", {var.name}{access});', cost=1)]

    def expression_statement(self):
        depth = self.rng.choice([2, 2, 3])
        if self.chance(0.3):
            return Stmt(self.void(depth), ";")
        return Stmt(f"note({self.tag('value')}, ", self.int(depth), ");", cost=1)

    def comment(self):
        return Stmt(self.rng.choice(["// co_await leaf(\"comment\", 1);", "/* co_return { */", ";", "{}"]))

    def plain_block(self):
        return Stmt(self.block(self.rng.randrange(1, 5)))

    def condition(self):
        depth = self.rng.choice([1, 2]) if self.full else 1
        if not self.full and not self.no_await() and self.chance(0.3):
            return self.await_bool(1)
        return self.bool(depth)

    def single_or_block(self):
        if self.chance(0.2) and not self.no_await():
            return "\n  ", Stmt, None
        return None

    def if_statement(self):
        choice = self.rng.random()
        header = []
        head = ["if ("]
        self.scope()
        if self.full and choice < 0.15:
            init = self.traced(1)
            name = self.new_name(init.text())
            header.append(self.declare(Var(name, "T")))
            head += [f"Traced {name} = ", init, "; "]
        elif self.full and choice < 0.25:
            init = self.duo(2)
            first = self.new_name(init.text())
            second = self.new_name(init.text(), first)
            header += [self.declare(Var(first, "T", binding=True)), self.declare(Var(second, "int", binding=True))]
            head += [f"auto [{first}, {second}] = ", init, "; "]
        if self.full and self.chance(0.12):
            init = self.int(2)
            name = self.new_name(init.text(), *(v.name for v in header))
            header.append(self.declare(Var(name, "int")))
            head += [f"int {name} = ", init, ")"]
        elif self.full and self.chance(0.06) and not header:
            head = ["if constexpr (" + self.rng.choice(["true", "false", "sizeof(int) == 4"]) + ")"]
        else:
            head += [self.condition(), ")"]
        parts = [*head, " ", self.block(self.rng.randrange(1, 4), header=header)]
        if self.chance(0.5):
            if self.chance(0.2):
                parts += [" else if (", self.condition(), ") ", self.block(self.rng.randrange(1, 3), header=header)]
            parts += [" else ", self.block(self.rng.randrange(1, 4), header=header)]
        self.leave()
        return Stmt(*parts)

    def leave_early(self):
        choices = []
        if self.loop_depth and not self.switch_depth:
            choices += ["break;", "break;", "continue;", "continue;"]
        elif self.loop_depth:
            choices += ["continue;", "continue;"]
        if self.switch_depth:
            choices += ["break;"]
        if self.targets:
            choices += [f"goto {self.targets[-1]};"] * 3 + [f"goto {self.targets[0]};"]
        choices += ["co_return"] + ["throw"] * self.full * 2
        if self.full and not self.no_await():
            choices += ["throw await"]
        choice = self.rng.choice(choices)
        inner = [] if self.chance(0.6) else self.notes()
        if choice == "throw":
            thrown = self.rng.choice([Stmt(f"throw Failure{{{self.tag('thrown')}}};"), Stmt(f"throw {self.rng.randrange(9)};"),
                                      Stmt("throw ", self.traced(1), ";") if self.chance(0.5) else Stmt("throw 7;")])
            leaving = thrown
        elif choice == "throw await":
            leaving = Stmt("throw ", self.await_int(1), ";")
        elif choice == "co_return":
            self.scope()
            leaving = self.final_return()
            self.leave()
        else:
            leaving = Stmt(choice)
        if self.handler_depth and self.chance(0.3):
            leaving = Stmt("throw;")
        return Stmt("if (", self.condition(), ") ", Block([*inner, leaving]))

    def final_return(self):
        depth = self.rng.choice([1, 2]) if self.full else 1
        awaits = not self.no_await() and self.chance(0.35)
        result = self.function.result
        if result == "int":
            return Stmt("co_return ", self.await_int(depth) if awaits else self.int(depth), ";", pinned=True)
        if result == "T":
            var = self.pick("T")
            if var and self.chance(0.4):
                return Stmt(f"co_return {var.name};", pinned=True)
            return Stmt("co_return ", self.await_traced(depth) if awaits else self.traced(depth), ";", pinned=True)
        if result == "D":
            if self.chance(0.5) and self.full:
                return Stmt("co_return {", self.traced(depth), ", ", self.int(depth), "};", pinned=True)
            return Stmt("co_return ", self.duo(depth), ";", pinned=True)
        if result == "R":
            return Stmt(f"co_return {self.returned};", pinned=True)
        return Stmt("co_return;", pinned=True)

    def for_loop(self):
        times = self.rng.choice([1, 2, 2, 3])
        self.scope()
        name = self.new_name()
        def build():
            kind = self.rng.random()
            if kind < 0.2:
                var = self.declare(Var(name, "T", const=True))
                head = [f"for (Traced {name}{{{self.tag('loop')}, 0}}; {name}.value < {times}; ++{name}.value) "]
            elif kind < 0.4 and self.full and not self.no_await():
                var = self.declare(Var(name, "int", const=True))
                head = [f"for (int {name} = co_await leaf({self.tag('from')}, {self.pends()}, 0); {name} < co_await leaf({self.tag('to')}, "
                        f"{self.pends()}, {times}); {name} += co_await leaf({self.tag('by')}, 1, 1)) "]
            elif kind < 0.55:
                var = self.declare(Var(name, "int", const=True))
                head = [f"for (int {name} = 0; {name} < {times} && ", self.condition(), f"; ++{name}) "]
            elif kind < 0.65 and self.full:
                var = self.declare(Var(name, "int", const=True))
                inner = self.void(2)
                head = [f"for (int {name} = 0; {name} < {times}; ", inner, f", ++{name}) "]
            else:
                var = self.declare(Var(name, "int", const=True))
                head = [f"for (int {name} = 0; {name} < {times}; ++{name}) "]
            return Stmt(*head, self.block(self.rng.randrange(1, 5), header=[var]), opaque=True)
        made = self.repeated(times, build)
        self.leave()
        return made

    def counter(self):
        self.counters += 1
        return f"turns{self.counters}"

    def while_loop(self):
        times = self.rng.choice([1, 2, 3])
        turns = self.counter()
        def build():
            if self.full and self.chance(0.25):
                self.scope()
                init = self.int(2)
                name = self.new_name(init.text())
                var = self.declare(Var(name, "int"))
                loop = Stmt(f"while (int {name} = {turns}-- > 0 ? (", init, ") & 7 : 0) ", self.block(self.rng.randrange(1, 4), header=[var]),
                            pinned=True, opaque=True)
                self.leave()
                return loop
            return Stmt(f"while ({turns}-- > 0 && ", self.condition(), ") ", self.block(self.rng.randrange(1, 5)), pinned=True, opaque=True)
        loop = self.repeated(times, build)
        return Stmt(Block([Stmt(f"int {turns} = {times};", pinned=True), loop], braces=False), opaque=True)

    def do_loop(self):
        times = self.rng.choice([1, 2])
        turns = self.counter()
        loop = self.repeated(times, lambda: Stmt("do ", self.block(self.rng.randrange(1, 4)), f" while (--{turns} > 0 && ", self.condition(), ");",
                                                 pinned=True, opaque=True))
        return Stmt(Block([Stmt(f"int {turns} = {times};", pinned=True), loop], braces=False), opaque=True)

    def macro_loop(self):
        turns = self.counter()
        return self.repeated(2, lambda: Stmt(f"REPEAT({turns}, 2) ", self.block(self.rng.randrange(1, 3)), opaque=True))

    def range_for(self):
        def build():
            self.scope()
            choice = self.rng.random()
            vars, array = [], self.pick("AI", "AT")
            if choice < 0.3 and array is not None:
                name = self.new_name(array.name)
                kind = "T" if array.kind == "AT" else "int"
                word = self.rng.choice(["auto", "auto&", "auto const&"]) if not array.const else self.rng.choice(["auto", "auto const&"])
                vars = [Var(name, kind, word == "auto const&", root=None if word == "auto" else array.root)]
                head = [f"for ({word} {name} : {array.name}) "]
            elif choice < 0.5:
                init = self.int(2)
                name = self.new_name(init.text())
                vars = [Var(name, "int")]
                head = [f"for (int {name} : range({self.tag('range')}, ", init, ")) "]
            elif choice < 0.7 and not self.no_await():
                name = self.new_name()
                vars = [Var(name, "int", const=True)]
                head = [f"for (auto const& {name} : co_await leaf({self.tag('awaited')}, {self.pends()}, range({self.tag('range')}, 1))) "]
            elif choice < 0.85 and "initialiser-list" not in self.avoid:
                one, other = self.int(2), self.int(1)
                name = self.new_name(one.text(), other.text())
                vars = [Var(name, "int")]
                # The elements of a list have one type; what a template gives may be a short.
                one, other = (Expr("int", "int(", e, ")") if "short" in e.text() else e for e in (one, other))
                head = [f"for (int {name} : {{", one, ", ", other, "}) "]
            else:
                one = self.element()
                self.counters += 1
                duos = f"duos{self.counters}"
                first = self.new_name(one.text())
                second = self.new_name(one.text(), first)
                word = self.rng.choice(["auto", "auto&", "auto const&"])
                vars = [Var(first, "T", word == "auto const&", binding=True), Var(second, "int", word == "auto const&", binding=True)]
                for v in vars:
                    self.declare(v)
                loop = Stmt(f"for ({word} [{first}, {second}] : {duos}) ", self.block(self.rng.randrange(1, 4), header=vars), pinned=True, opaque=True)
                self.leave()
                return Stmt(Block([Stmt(f"Duo {duos}[2] = {{{{", one, f", 1}}, {{Traced{{{self.tag('made')}, 2}}, 2}}}};", pinned=True), loop],
                                  braces=False), opaque=True)
            for v in vars:
                self.declare(v)
            loop = Stmt(*head, self.block(self.rng.randrange(1, 4), header=vars), opaque=True)
            self.leave()
            return loop
        return self.repeated(2, build)

    def switch_statement(self):
        self.scope()
        header, head = [], ["switch ("]
        if self.chance(0.2):
            init = self.traced(1)
            name = self.new_name(init.text())
            header.append(self.declare(Var(name, "T")))
            head += [f"Traced {name} = ", init, "; "]
        value = self.int(2)
        if not re.match(r"co_await ", value.text()):  # a constant perhaps, `(f(), 3)`, which Clang warns of
            value = Expr("int", f"step({self.tag('step')}, ", value, ")", effect=True, cost=1)
        head += ["(", value, ") & 3) "]
        old_switch, self.switch_depth = self.switch_depth, self.switch_depth + 1
        labels = ["case 0:", "case 1:", "case 2:", "default:"]
        self.rng.shuffle(labels)
        labels = labels[: self.rng.randrange(2, 5)]
        cases = []
        # A declaration that the labels jump past.
        shared = self.new_name(*(v.name for v in header)) if self.full and self.chance(0.2) else None
        if shared:
            self.scopes[-1][shared] = None
            cases.append(Stmt(f"int {shared};", pinned=True))
        for i, label in enumerate(labels):
            last = i == len(labels) - 1
            cases.append(Stmt(label, pinned=True))
            if self.full and self.chance(0.25):  # without braces, where nothing can be declared
                for _ in range(self.rng.randrange(1, 3)):
                    made = self.rng.choice([self.wait, self.notes, self.assign])()
                    cases += made if isinstance(made, list) else [made] if made else []
            inside = header
            if shared:
                cases.append(Stmt(f"{shared} = ", self.int(2), ";", pinned=True))
                inside = [*header, Var(shared, "int")]
            cases.append(Stmt(self.block(self.rng.choice([0, 1, 1, 2, 2, 3]), header=inside)))
            if not last:
                cases.append(Stmt(self.rng.choice(["break;", "break;", "[[fallthrough]];"]), pinned=True))
            else:
                cases.append(Stmt("break;", pinned=True))
        self.switch_depth = old_switch
        self.leave()
        return Stmt(*head, Block(cases), opaque=True)

    def try_statement(self):
        parts = ["try ", self.block(self.rng.randrange(1, 5))]
        handlers = ["Failure const& error", "int error", "Injected const&", "Traced const& error", "..."]
        chosen = sorted(self.rng.sample(range(5), self.rng.choice([1, 1, 2])))
        self.handler_depth += 1
        for i in chosen:
            header = []
            if handlers[i] == "int error":
                header = [Var("error", "int")]
            elif handlers[i].startswith("Failure"):
                header = [Var("error", "Failure")]  # hides another one
            elif handlers[i].startswith("Traced"):
                header = [Var("error", "T", const=True)]
            parts += [f" catch ({handlers[i]}) ", self.block(self.rng.randrange(0, 3), header=header)]
        self.handler_depth -= 1
        return Stmt(*parts)

    def label(self):
        self.labels += 1
        return self.rng.choice(["out", "again", "await_leaf", "start", "done", "suspended"]) + f"_{self.labels}"

    def goto_forward(self):
        label = self.label()
        self.targets.append(label)
        body = self.block(self.rng.randrange(2, 5))
        self.targets.pop()
        # Names of the block mean something else out here, where this is made: no variable in it.
        body.statements.append(Stmt(f"if (step({self.tag('step')}, {self.rng.randrange(4)}) > 1) goto {label};", cost=1))
        return Stmt(Block([Stmt(body), Stmt(f"{label}:;", pinned=True)], braces=False), opaque=True)

    def goto_backward(self):
        label, turns = self.label(), self.counter()
        old = self.multiplicity
        self.multiplicity *= 2
        # `break` and `continue` inside still belong to the loop around.
        body = self.block(self.rng.randrange(2, 4))
        self.multiplicity = old
        return Stmt(Block([Stmt(f"int {turns} = 0;", pinned=True), Stmt(f"{label}:;", pinned=True), Stmt(body),
                           Stmt(f"if ({turns}++ < 1) goto {label};", pinned=True)], braces=False), opaque=True)

    def preprocessor(self):
        size = self.rng.randrange(1, 3)
        statements = []
        for _ in range(size):
            if self.budget > 0:
                statements += self.statement()
        return Stmt(Block([Stmt("#if 1", pinned=True), *statements, Stmt("#else\nnot_code(co_await);\n#endif", pinned=True)], braces=False), opaque=True)


def generate(seed, language="full", avoid=(), wanted=()):
    """The program of a seed: the same for the same generator, on any machine. `avoid` names constructs that are left out: macro (an
    await in a macro's body), closure (a closure kept in a variable), local-class, initialiser-list (a range-for over one), and FEATURES. With
    `wanted`, every program may use those of FEATURES, and no other."""
    for attempt in range(200):
        rng = random.Random(f"{language}/{seed}/{attempt}")
        Var.serial = 0
        try:
            return Generator(rng, language, avoid, wanted).make_program(seed)
        except TooBig:
            continue
    raise RuntimeError(f"seed {seed}: nothing small enough")


if __name__ == "__main__":
    import sys
    print(generate(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "full").text())
