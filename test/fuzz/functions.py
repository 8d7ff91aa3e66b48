"""What forms do async functions have in a random program, and how is each called?

Free functions, declared first and defined at the end, function templates (with a dependent parameter or result), members of a class
or of a class template (in the class or behind it, const, static, virtual), functions that await themselves or a partner, and streams.
A template's body is written for Traced and int, and is instantiated with MoveOnly and short as well: what is dependent is only read.
"""
from nodes import Block, Expr, Function, Host, Program, Stmt, TooBig, Var, cost

FEATURES = ("member", "class-template", "virtual", "template", "recursion", "stream", "lambda", "pointer", "late")


class FunctionForms:
    """The part of the Generator that makes functions and calls them."""

    def choose_features(self):
        """What of the language this program uses, so that no program uses all of it."""
        self.features = set(self.wanted)
        if not self.wanted and self.full and self.chance(0.85):
            self.features = {f for f in FEATURES if self.chance(0.4) and f not in self.avoid}

    # --- calls -------------------------------------------------------------------------------------------------------

    def call(self, result, depth):
        """A call of an earlier async function that gives `result`, with arguments in parentheses, and the variable that a reference
        it returns refers to; None if there is none."""
        candidates = [(f, None) for f in self.functions if not f.overrides]
        candidates += [(v.function, v) for v in self.visible("L")]
        candidates = [(f, v) for f, v in candidates if f.result == result and f.cost * self.multiplicity <= 40]
        self.rng.shuffle(candidates)
        for function, var in candidates:
            made = self.call_of(function, var, depth)
            if made:
                return made
        return None

    def call_of(self, function, var, depth, again=False):
        """`again`: from its own body."""
        callee = self.callee_of(function, var, again)
        if callee is None:
            return None
        made = self.arguments(function, var, depth, again)
        if made is None:
            return None
        arguments, root = made
        parts = [*callee, "("]
        for i, argument in enumerate(arguments):
            parts += [", ", argument] if i else [argument]
        type = {"R": "Tl"}.get(function.result, function.result)
        touched = [var.root, *(c.root for c in var.captured)] if var else []
        # What the arguments refer to is read and written while the function runs.
        return Expr(type, "co_await ", *parts, ")", reads=touched, writes=touched, effect=True, awaits=True, cost=function.cost + 1), root

    def arguments(self, function, var, depth, again):
        # Arguments are evaluated in any order: one effect at most, and what moves a variable into a parameter, which dies with it when
        # an exception ends the call's evaluation, beside none.
        arguments, effect_left, has_effect = [], True, False
        root = None
        for kind, _ in function.parameters:
            argument = None
            if kind == "depth":
                argument = Expr("int", "depth - 1" if again else str(self.rng.randrange(3)))
            elif kind == "self":
                argument = Expr("L", "again" if again else var.name)
            elif kind in ("int", "cint", "Pi"):
                if effect_left and depth > 0 and self.chance(0.3):
                    argument = self.int(depth - 1)
                else:
                    argument = self.pure_int()
                if kind == "Pi" and self.chance(0.3):
                    argument = Expr("int", "static_cast<short>(", argument, ")")
            elif kind == "B":
                lambdas = [v for v in self.visible("L") if v.function.result == "int" and [k for k, _ in v.function.parameters] == ["int"]
                           and v.function.cost <= 8]
                if not lambdas:
                    return None
                body = self.rng.choice(lambdas)
                touched = [body.root, *(c.root for c in body.captured)]
                argument = Expr("L", body.name, reads=touched, writes=touched)
            elif kind == "Tm":
                target = self.pick("T", mutable=True)
                if target is None:
                    return None
                root = target
                argument = Expr("Tl", target.name, reads=[target.root], writes=[target.root])
            else:
                argument = self.traced_argument(kind, effect_left, has_effect, depth)
                if argument is None:
                    return None
            has_effect = has_effect or argument.effect
            effect_left = effect_left and not argument.effect and not self.is_move(kind, argument)
            arguments.append(argument)
        return (arguments, root) if self.compatible(arguments) else None

    @staticmethod
    def is_move(kind, argument):
        return kind in ("T", "P") and bool(argument.writes)

    def traced_argument(self, kind, effect_left, has_effect, depth):
        by_value = kind in ("T", "P")
        var = None if by_value and has_effect else self.pick("T", mutable=by_value)
        if var is not None and (not effect_left or self.chance(0.5)):
            return (Expr("T", f"std::move({var.name})", writes=[var.root]) if by_value else Expr("Tl", var.name, reads=[var.root]))
        if not effect_left:
            return None
        if kind in ("P", "Pr") and self.chance(0.5):
            return Expr("T", f"MoveOnly{{{self.tag('moved')}, ", self.pure_int(), "}", effect=True, cost=2)
        return self.traced(depth - 1)

    def callee_of(self, function, var, again):
        """What stands in front of the arguments."""
        if var is not None:
            return ["again" if again else var.name]
        name = (function.partner or function.name) if again else function.name
        if function.result_parameter:
            name += {"T": "<Traced>"}.get(function.result) or self.rng.choice(["<int>", "<short>"])
        host = function.host
        if host is None:
            return [name]
        is_static = "static" in function.words
        if host is self.host and (is_static or self.this == "mutable" or (self.this == "const" and function.const)):
            return [self.rng.choice([name, f"this->{'template ' * function.result_parameter}{name}"]) if self.this else name]
        type = host.name + (self.rng.choice(["<Traced>", "<MoveOnly>"]) if host.is_template else "")
        if is_static:
            return [f"{type}::{name}"]
        objects = [v for v in self.visible("H") if v.host is host and (function.const or not v.const)]
        if objects and self.chance(0.9):
            return [f"{self.rng.choice(objects).name}.{name}"]
        return [Expr("T", f"{type}{{}}", effect=True, cost=2), f".{name}"] if self.chance(0.6) else None

    # --- statements --------------------------------------------------------------------------------------------------

    def form_statements(self):
        """Statements that the features of this program add, with their weights."""
        result = []
        if any(f.host and "static" not in f.words for f in self.functions):
            result += [(8, self.declare_host)]
        if "pointer" in self.features:
            result += [(8, self.call_pointer)]
        if self.function.recursive and not self.function.recursed:
            result += [(6, self.recursive_call)]
        if self.function.result in ("S", "ST"):
            result += [(10, self.yield_item)]
        if any(f.result in ("S", "ST") for f in self.functions) or self.visible("L"):
            result += [(10, self.consume_stream)]
        return result

    def declare_host(self):
        hosts = list({id(f.host): f.host for f in self.functions if f.host and f.host is not self.host}.values())
        if not hosts:
            return None
        host = self.rng.choice(hosts)
        name = self.new_name(host.name)
        type = host.name + (self.rng.choice(["<Traced>", "<MoveOnly>"]) if host.is_template else "Derived" if host.has_derived and self.chance(0.6) else "")
        self.declare(Var(name, "H", host=host))
        return Stmt(f"{type} {name}{{}};", cost=3)

    def call_pointer(self):
        """A pointer to an earlier function, and a call through it."""
        if self.no_await():
            return None
        functions = [f for f in self.functions if f.host is None and not f.is_template() and f.result in ("int", "T")
                     and f.cost * self.multiplicity <= 40 and all(kind != "depth" or self.multiplicity == 1 for kind, _ in f.parameters)]
        if not functions:
            return None
        function = self.rng.choice(functions)
        made = self.call_of(function, None, 1)
        if made is None:
            return None
        self.counters += 1
        pointer = f"pointer{self.counters}"
        made[0].parts[1] = pointer
        types = ", ".join(Function.KINDS[kind].replace(" {}", "") for kind, _ in function.parameters)
        name = self.new_name(made[0].text())
        self.declare(Var(name, function.result))
        return Stmt(Block([Stmt(f"{Function.RESULTS[function.result]} (*{pointer})({types}) = {function.name};", pinned=True),
                           Stmt(f"auto {name} = ", made[0], ";", pinned=True)], braces=False), opaque=True)

    def recursive_call(self):
        """The one place in which the function awaits itself, or its partner: never in a loop."""
        function = self.function
        if self.no_await() or self.multiplicity > 1 or function.recursed:
            return None
        if any(kind not in ("depth", "self") and name and self.shadowed(name) for kind, name in function.parameters) or self.shadowed("depth"):
            return None
        var = Var(function.name, "L", function=function) if function.name == "again" else None
        made = self.call_of(function, var, 0, again=True)
        if made is None:
            return None
        function.recursed = True
        call = made[0]
        if function.result in ("S", "ST"):
            self.counters += 1
            inner, item = f"inner{self.counters}", f"item{self.counters}"
            call.parts[0] = call.parts[0].replace("co_await ", "", 1)
            if any(part.type == "T" for part in call.children()):
                function.recursed = False
                return None
            return Stmt("if (depth > 0) ", Block([
                Stmt(f"auto {inner} = ", call, ";", pinned=True),
                Stmt(f"while (auto {item} = co_await {inner}.next()) co_yield std::move(*{item});")]), opaque=True)
        if function.result == "void":
            return Stmt("if (depth > 0) ", call, ";")
        name = self.new_name(call.text(), "depth")
        if function.result == "int" and self.chance(0.5):
            self.scopes[-1][name] = None
            self.declare(Var(name, "int"))
            return Stmt(Block([Stmt(f"int {name} = 0;", pinned=True), Stmt(f"if (depth > 0) {name} = ", call, ";")], braces=False), opaque=True)
        self.declare(Var(name, function.result))
        word, bottom = {"int": ("int", "0"), "T": ("Traced", f"Traced{{{self.tag('bottom')}, 1}}")}[function.result]
        return Stmt(f"{word} {name} = depth > 0 ? ", call, f" : {bottom};", cost=2)

    def shadowed(self, name):
        """True if a name in scope is not the parameter of that name."""
        return any(name in scope for scope in self.scopes[-1:0:-1] if scope is not self.parameter_scope)

    def yield_item(self):
        if self.no_await() or self.function.yields + self.multiplicity > 8:
            return None
        self.function.yields += self.multiplicity
        item = self.initialiser("int" if self.function.result == "S" else "T")
        return Stmt("co_yield ", item, ";", cost=1)

    def consume_stream(self):
        """A stream that is kept in a variable, and its items: all of them, or the first."""
        if self.no_await():
            return None
        candidates = [(f, None) for f in self.functions if not f.overrides] + [(v.function, v) for v in self.visible("L")]
        candidates = [(f, v) for f, v in candidates if f.result in ("S", "ST") and f.cost * self.multiplicity <= 40]
        if not candidates:
            return None
        function, var = self.rng.choice(candidates)
        made = self.call_of(function, var, 0)
        if not made or any(part.type == "T" for part in made[0].children()):  # the stream would outlive its argument
            return None
        made[0].parts[0] = made[0].parts[0].replace("co_await ", "", 1)
        self.counters += 1
        stream, item = f"stream{self.counters}", f"item{self.counters}"
        declaration = Stmt(f"auto {stream} = ", made[0], ";", pinned=True)
        kind = "int" if function.result == "S" else "T"
        next_item = self.rng.choice([f"co_await {stream}.next()", f"co_await pollux::next({stream})"])
        if self.multiplicity * function.yields > 8 or self.chance(0.25):
            shown = Stmt(f"if ({item}) note({self.tag('first')}, *{item});", cost=1)
            return Stmt(Block([declaration, Stmt(f"auto {item} = {next_item};", pinned=True), *self.wait_or_nothing(), shown], braces=False),
                        opaque=True)

        def build():
            self.scope()
            name = self.new_name(item)
            var = self.declare(Var(name, kind))
            word = {"int": self.rng.choice(["int", "auto&"]), "T": self.rng.choice(["auto&", "Traced"])}[kind]
            value = f"std::move(*{item})" if word == "Traced" else f"*{item}"
            head = Stmt(f"{word} {name} = {value};", pinned=True)
            body = self.block(self.rng.randrange(1, 4), header=[var])
            body.statements.insert(0, head)
            self.leave()
            return Stmt(f"while (auto {item} = {next_item}) ", body, opaque=True)
        loop = self.repeated(max(1, function.yields), build)
        return Stmt(Block([declaration, loop], braces=False), opaque=True)

    # --- functions ---------------------------------------------------------------------------------------------------

    def parameter_kinds(self, result):
        rng = self.rng
        kinds = [rng.choice(["int", "int", "cint", "T", "Tr", "Tr", "Tm"]) for _ in range(rng.randrange(4))]
        if result == "R" and "Tm" not in kinds:
            kinds.append("Tm")
        while kinds.count("T") > 1:
            kinds.remove("T")
        return kinds

    def template_kinds(self, function, kinds):
        """Makes some of the parameters dependent, and at times the result."""
        kinds = [{"int": "Pi", "cint": "Pi", "T": "P", "Tr": "Pr"}.get(kind, kind) if self.chance(0.7) else kind for kind in kinds]
        if "lambda" in self.features and self.chance(0.5):
            kinds.append("B")
        function.result_parameter = function.result in ("int", "T") and self.chance(0.3)
        if not function.result_parameter and not any(kind in ("P", "Pr", "Pi", "B") for kind in kinds):
            kinds.append("Pi")
        function.abbreviated = not function.result_parameter and self.chance(0.3)
        return kinds

    def declare_parameter(self, kind, name):
        """The variable that a parameter is to the body."""
        if kind == "B":
            body = Function(name, "int", [("int", "n")])
            body.cost = 8
            return self.declare(Var(name, "L", function=body))
        is_int = kind in ("int", "cint", "Pi", "depth")
        return self.declare(Var(name, "int" if is_int else "T", const=kind in ("cint", "Tr", "depth", "P", "Pr", "Pi"),
                                dependent=kind in ("P", "Pr", "Pi")))

    def begin_body(self, function, budget, scopes=None):
        self.scopes = scopes or [{}]
        self.scopes.append({})
        self.parameter_scope = self.scopes[-1]
        self.multiplicity, self.loop_depth, self.switch_depth, self.handler_depth, self.depth = 1, 0, 0, 0, 0
        self.targets, self.budget = [], budget
        self.function = function

    def make_function(self, name, result, budget, host=None, words=(), like=None, kinds=None):
        """`like`: a function with the same head, which this one overrides or is the partner of."""
        function = Function(name, result, [])
        function.host, function.words = host, words
        if like is not None:
            function.const, kinds = like.const, [kind for kind, _ in like.parameters]
        elif kinds is None:
            kinds = [] if name == "scenario" else self.parameter_kinds(result)
            if name != "scenario":
                function.const = host is not None and "static" not in words and self.chance(0.3)
                if "template" in self.features and "virtual" not in words and self.chance(0.4):
                    kinds = self.template_kinds(function, kinds)
                if "recursion" in self.features and result in ("int", "T", "void", "S", "ST") and not function.result_parameter and self.chance(0.4):
                    function.recursive = True
                    kinds = [kind for kind in kinds if kind != "B"] + ["depth"]
                    if function.abbreviated and not any(kind in ("P", "Pr", "Pi") for kind in kinds):
                        function.abbreviated = False
        self.host, self.this = host, None
        fields = {}
        if host is not None and "static" not in words:
            self.this = "const" if function.const else "mutable"
            fields = {host.traced: Var(host.traced, "T", const=function.const or host.is_template, dependent=host.is_template, field=True),
                      host.number: Var(host.number, "int", const=function.const, field=True)}
        self.begin_body(function, budget, [fields])
        self.returned = None
        for kind in kinds:
            parameter = "depth" if kind == "depth" else self.new_name() if kind in ("Tm", "B") or self.chance(0.93) else ""
            function.parameters.append((kind, parameter))
            if parameter:
                self.declare_parameter(kind, parameter)
                if kind == "Tm":
                    self.returned = parameter
        if function.recursive and like is None and host is None and not function.is_template() and self.chance(0.3):
            function.partner = f"{name}_other"
        if like is not None and like.partner == name:
            function.recursive, function.partner = True, like.name
        self.reserved = self.returned if result == "R" else None  # must stay visible: no shadowing of it
        while self.budget > 0:
            function.body.statements += self.statement()
        if function.recursive and not function.recursed:
            made = self.recursive_call()
            if made is None:
                raise TooBig
            function.body.statements.append(made)
        if result in ("S", "ST") and function.yields == 0:
            function.body.statements.append(self.yield_item())
        function.body.statements.append(self.final_return())
        self.reserved = None
        function.cost = cost(function.body) * (3 if function.recursive else 1)
        function.yields *= 3 if function.recursive else 1
        return function

    def result_kind(self):
        kinds = ["int", "int", "T", "T", "void", "D", "R"]
        if "stream" in self.features and self.chance(0.35):
            return self.rng.choice(["S", "S", "ST"])
        return self.rng.choice(kinds)

    def make_host(self, number):
        """A class with members, which are appended to the functions as they are made: each may call those before it."""
        is_template = "class-template" in self.features and (not self.features & {"member", "virtual"} or self.chance(0.5))
        traced, field = self.rng.sample([*self.names, "held", "number"], 2)
        host = Host(f"Host{number}", is_template, traced, field, self.tag("host"), self.rng.randrange(1, 6))
        host.has_derived = not is_template and "virtual" in self.features and self.chance(0.6)
        for i in range(self.rng.choice([1, 2, 2, 3])):
            words = ("virtual",) if host.has_derived and i == 0 else ("static",) if self.chance(0.15) else ()
            name, result, budget = f"m{number}_{i}", self.result_kind(), self.rng.randrange(2, 6)
            function = self.make_function(name, result, budget, host, words)
            if words == ("virtual",):
                override = self.make_function(name, result, budget, host, words, like=function)
                override.overrides = True
                override.recursive = function.recursive
                function.cost = max(function.cost, override.cost)
                function.yields = max(function.yields, override.yields)
                self.functions.append(override)
            function.out_of_line = self.chance(0.4)
            self.functions.append(function)

    def make_program(self, seed):
        self.choose_features()
        for i in range(self.rng.choice([0, 1, 1, 2, 2, 3])):
            if self.features & {"member", "class-template", "virtual"} and self.chance(0.6):
                self.make_host(i)
                continue
            function = self.make_function(f"f{i}", self.result_kind(), self.rng.randrange(2, 8))
            self.functions.append(function)
            if function.partner:
                self.functions.append(self.make_function(function.partner, function.result, self.rng.randrange(2, 5), like=function))
                self.functions[-1].cost = function.cost = function.cost + self.functions[-1].cost
                self.functions[-1].yields = function.yields = function.yields + self.functions[-1].yields
            elif "late" in self.features and not function.is_template() and self.chance(0.5):
                function.late = True
        self.functions.append(self.make_function("scenario", "int", self.rng.randrange(5, 15)))
        if self.functions[-1].cost > 120:
            raise TooBig
        return Program(seed, self.functions)
