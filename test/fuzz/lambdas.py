"""Which async lambdas does a random program have, and what do they capture?

By value, by reference, both by default and by name, initialised captures, this and a copy of it; generic ones, mutable ones, ones that
are handed themselves; kept in a variable and awaited later, or called where they are written. A closure outlives its futures.
"""
from nodes import Block, Expr, Function, Stmt, Var, cost


class AsyncLambdas:
    """The part of the Generator that makes async lambdas."""

    def lambda_statements(self):
        return [(18, self.declare_async_lambda), (7, self.invoke_async_lambda)] if "lambda" in self.features else []

    def capturable(self, *kinds):
        return [v for v in self.visible(*kinds) if not v.field and v.name != "depth"]

    def captures(self):
        """A capture list: its parts, the variables that the body sees outside of its own scope and in it, those of the outside that a
        call reads and writes, and whether `this` is captured."""
        this = self.this
        choice = self.rng.random()
        if choice < 0.25:
            # Names of structured bindings cannot be captured in C++17; init-captures can be of anything.
            seen = [v for v in self.visible("int", "T", "D", "AI", "AT", "H", "L") if not v.binding]
            return ["&"], {v.name: v for v in seen}, {}, seen, this, False
        if choice < 0.5:
            kept = [v for v in self.capturable("int") if not v.binding and not v.dependent]
            traced = [v for v in self.capturable("T") if not v.binding and not v.dependent]
            kept += self.rng.sample(traced, min(1, len(traced)))  # in which order several are copied is left open
            return ["="], {v.name: Var(v.name, v.kind, const=True) for v in kept}, {}, [], None, False
        parts, inner, captured, copied, effects = [], {}, [], set(), 0
        is_mutable = self.chance(0.3)
        if this and not self.host.is_template and not self.host.has_derived and self.chance(0.2):
            this, effects = "copy", 1
            parts.append("*this")
        elif this and self.chance(0.6):
            parts.append("this")
        else:
            this = None
        for v in self.rng.sample(self.capturable("int", "T"), min(len(self.capturable("int", "T")), self.rng.randrange(4))):
            by_copy = not v.dependent and (v.kind == "int" or effects == 0) and self.chance(0.5)
            effects += by_copy and v.kind == "T"
            if by_copy:
                copied.add(v.root)
            else:
                captured.append(v)
            name = v.name
            if v.binding or self.chance(0.2):
                parts.append(f"{'' if by_copy else '&'}{name} = {v.name}")
            else:
                parts.append(name if by_copy else f"&{name}")
            inner[name] = (Var(name, v.kind, const=not is_mutable or v.const) if by_copy
                           else Var(name, v.kind, v.const, root=v.root, dependent=v.dependent))
        if effects == 0 and self.chance(0.4):
            init, kind = (self.int(1), "int") if self.chance(0.5) else (self.temporary(1), "T")
            if init.writes & copied:  # which comes first is left open
                init, kind = self.pure_int(), "int"
            name = self.new_name(init.text(), *inner)
            parts.append(Expr("captures", f"{name} = ", init))
            inner[name] = Var(name, kind, const=not is_mutable)
        return parts, {}, inner, captured, this, is_mutable

    def lambda_parts(self, name, result, kinds):
        """A lambda's parts for a statement, the Function that says how to call it, what a call reads and writes."""
        parts, outer, inner, captured, this, is_mutable = self.captures()
        function = Function(name, result, [])
        is_generic = self.chance(0.25)
        if is_generic:
            kinds = [{"int": "Pi", "Tr": "Pr", "T": "P"}.get(kind, kind) for kind in kinds]
            function.abbreviated = True
        if name == "again":
            kinds, is_mutable, function.recursive = ["self", *kinds, "depth"], False, True
            inner = {n: v if v.root in [c.root for c in captured] else Var(n, v.kind, const=True) for n, v in inner.items()}
        keys = ("scopes", "parameter_scope", "multiplicity", "loop_depth", "switch_depth", "handler_depth", "depth", "targets", "budget", "function",
                "this", "returned", "reserved")
        saved = {key: getattr(self, key) for key in keys}
        fields = {}
        if this and self.host:
            const = this != "mutable" and not (this == "copy" and is_mutable)
            # A local variable hides a member in the lambda, too, captured or not.
            hidden = {n for scope in self.scopes for n, v in scope.items() if v is None or not v.field}
            fields = {n: Var(n, v.kind, const or v.const, root=v.root, dependent=v.dependent, field=True)
                      for scope in self.scopes for n, v in scope.items() if v is not None and v.field and n not in hidden}
            this = "const" if const else "mutable"
        self.begin_body(function, self.rng.randrange(1, 4), [fields, outer])
        self.this, self.returned, self.reserved = this, None, None
        self.depth = saved["depth"] + 1
        self.scopes[-1].update(inner)
        for kind in kinds:
            parameter = {"self": "again", "depth": "depth"}.get(kind) or self.new_name()
            function.parameters.append((kind, parameter))
            if kind != "self":
                self.declare_parameter(kind, parameter)
        while self.budget > 0:
            function.body.statements += self.statement()
        if function.recursive and not function.recursed:
            function.body.statements += [s for s in [self.recursive_call()] if s]
        if result in ("S", "ST") and function.yields == 0:
            function.body.statements.append(self.yield_item())
        function.body.statements.append(self.final_return())
        for key, value in saved.items():
            setattr(self, key, value)
        function.cost = cost(function.body) * (3 if function.recursive else 1)
        function.yields *= 3 if function.recursive else 1
        head = function.head()
        parameters = head[head.index("("):]
        capture_parts = ["["]
        for i, part in enumerate(parts):
            capture_parts += [", "] * (i > 0) + [part]
        capture_parts.append(f"]{parameters} ASYNC {'mutable ' * is_mutable}-> {Function.RESULTS[result]} ")
        return [*capture_parts, function.body], function, captured

    def declare_async_lambda(self):
        if self.no_await() or self.depth > 3:
            return None
        result = self.rng.choice(["int", "int", "int", "T", "void"] + ["S", "ST"] * ("stream" in self.features))
        simple = self.chance(0.5)
        kinds = ["int"] if simple else [self.rng.choice(["int", "int", "T", "Tr"]) for _ in range(self.rng.randrange(3))]
        while kinds.count("T") > 1:
            kinds.remove("T")
        recursive = "recursion" in self.features and result in ("int", "T", "void") and self.chance(0.3)
        parts, function, captured = self.lambda_parts("again" if recursive else "lambda", "int" if simple else result, kinds)
        text = "".join(p if isinstance(p, str) else p.text() if isinstance(p, Expr) else "\n".join(p.lines(0)) for p in parts)
        name = self.new_name(text)
        self.declare(Var(name, "L", function=function, captured=captured))
        return Stmt(f"auto {name} = ", *parts, ";", opaque=True, cost=1)

    def invoke_async_lambda(self):
        """A lambda that is called where it is written."""
        if self.no_await() or self.depth > 3:
            return None
        argument = self.int(1)
        parts, function, _ = self.lambda_parts("lambda", self.rng.choice(["int", "T"]), ["int"])
        if function.cost * self.multiplicity > 40:
            return None
        text = "".join(p if isinstance(p, str) else p.text() if isinstance(p, Expr) else "\n".join(p.lines(0)) for p in parts)
        name = self.new_name(text, argument.text())
        self.declare(Var(name, function.result))
        return Stmt(f"{'int' if function.result == 'int' else 'Traced'} {name} = co_await ", *parts, "(", argument, ");", opaque=True)
