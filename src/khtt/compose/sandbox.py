"""The sandbox of templates: it gives plain values alone, and lets a template go so far."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from jinja2 import BaseLoader, StrictUndefined, Template, Undefined
from jinja2.compiler import CodeGenerator
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import escape

from khtt.compose.bounds import Budget, bounded, may_reach
from khtt.compose.kept import every_time
from khtt.compose.paid import JOINED, LOOPED, MADE
from khtt.nouns.diagnostic import nearest
from khtt.nouns.language import _

# Of Jinja's own filters those that the words, lists and numbers of a document need. Not among them:
# what reaches into objects (attr), what pads or repeats (center, indent, batch), what formats.
OF_JINJA = [
    "abs",
    "capitalize",
    "count",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "first",
    "float",
    "forceescape",
    "groupby",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "safe",
    "select",
    "selectattr",
    "sort",
    "string",
    "striptags",
    "sum",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
    "wordcount",
]
OF_CALLS = ("_loop_vars", "_block_vars")  # what Jinja itself hands to every call
CALLED = (Macro, BlockReference, LoopContext, Undefined)
PRINTED = (str, int, float, Decimal, Undefined, type(None))
SPECIAL = re.compile("[&<>\"']")
Filters = Mapping[str, Callable[..., object]]


class _Unknown(StrictUndefined):
    """A name that is not there: an error, said in the plan's own terms."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name, owner = str(self._undefined_name), self._undefined_obj
        if owner is missing:
            return _("there is nothing called '{name}'").format(name=name)
        if owner is None:
            return _("'{name}' is asked of a value that is empty here").format(name=name)
        near = nearest(name, (one for one in dir(owner) if may_reach(type(owner), one)))
        told = {"type": type(owner).__name__, "name": name, "near": near}
        if near:
            return _("{type} has no '{name}'; did you mean '{near}'?").format(**told)
        return _("{type} has no '{name}'").format(**told)


class _Generator(CodeGenerator):
    """Makes templates print by one call, where Jinja would look, escape and wrap by three."""

    def _output_child_pre(self, *_: object, **_named: object) -> None:
        self.write("environment.printed(")

    def _output_child_post(self, *_: object, **_named: object) -> None:
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with an allow-list of what can be reached, and with a budget for each document.

    It knows no powers: nobody lives to see the end of `10 ** 10 ** 10 ** 10`.
    """

    code_generator_class: type[CodeGenerator] = _Generator
    intercepted_binops = frozenset({"**", "*", "+", "%"})

    def __init__(self, loader: BaseLoader, filters: Filters) -> None:
        """Take where templates come from, and the filters beside Jinja's own."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=_Unknown,
            finalize=_printed,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.budget = Budget()
        self._allowed: set[tuple[type, str]] = set()
        kept = {name: self.filters[name] for name in OF_JINJA} | dict(filters)
        self.filters.clear()
        for name, filter_ in kept.items():
            self.filters[name] = bounded(filter_, name, self._left)
        self.filters |= {LOOPED: self._looped, JOINED: self._joined, MADE: self._made}
        self.globals.clear()
        self.globals |= {"range": self._range, "namespace": Namespace}
        self.say_once(every_time)

    def say_once(self, once: Callable[..., object]) -> None:
        """Let templates say `once(macro, value)`, and do so."""
        self._once = once
        self.globals["once"] = once

    @staticmethod
    def printed(value: object) -> str:
        """Give what a template prints for a value, escaped; most texts have nothing to escape."""
        if type(value) is str and not SPECIAL.search(value):
            return value
        return escape(_printed(value))

    def _left(self) -> Budget:
        return self.budget

    def _range(self, *ends: int) -> range:
        return self.budget.range(*ends)

    def _looped(self, values: object) -> object:
        return self.budget.looped(values)

    def _joined(self, parts: Iterable[object]) -> str:
        texts = [str(part) if _printed(part) is part else "" for part in parts]
        self.budget.letters(sum(map(len, texts)))
        return markup_join(list(parts))

    def _made(self, value: object) -> object:
        self.budget.make(value)
        self.budget.nested(value)
        return value

    def concat(self, pieces: Iterable[str]) -> str:
        """Join the pieces of a document, a block or a macro."""
        return self.budget.joined(pieces)

    def get_template(
        self,
        name: "str | Template",
        parent: str | None = None,
        globals: "Mapping[str, object] | None" = None,  # noqa: A002 (Jinja's name)
    ) -> Template:
        """Give a template; each include is a step."""
        self.budget.step()
        return super().get_template(name, parent, dict(globals or {}))

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Add, multiply and divide within bounds."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(_("'{operator}' may not be used").format(operator=operator))
        if operator != "%":
            self.budget.operation(operator, left, right)
        made: object = super().call_binop(context, operator, left, right)
        return made

    def getattr(self, obj: object, attribute: str) -> object:
        """Read a field; whether it may be read depends on the type and the name alone."""
        kind = type(obj)
        if (kind, attribute) in self._allowed or isinstance(obj, Undefined):
            return getattr(obj, attribute)
        if isinstance(obj, Namespace | TemplateModule) and not attribute.startswith("_"):
            return getattr(obj, attribute, self.undefined(obj=obj, name=attribute))
        if may_reach(kind, attribute):
            self._allowed.add((kind, attribute))
            return getattr(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if attribute in dir(kind):
            told = {"name": attribute, "type": kind.__name__}
            hint = _("'{name}' of {type} is nothing that templates see").format(**told)
            return self.undefined(hint, obj=obj, name=attribute, exc=SecurityError)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Read a part of a list or a text, or a key; a name is read as a field."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        try:
            found: object = None
            if isinstance(obj, str | list | tuple | range | Mapping):
                found = _part(obj, argument)
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=str(argument))
        return found

    def is_safe_callable(self, obj: object) -> bool:
        """Tell whether something may be called: macros, `range`, methods that may be reached."""
        if isinstance(obj, CALLED) or obj in (self._range, self._once) or obj is Namespace:
            return True
        return may_reach(type(getattr(obj, "__self__", None)), getattr(obj, "__name__", "_"))

    def call(self, context: Context, called: object, *given: object, **named: object) -> object:
        """Call something that may be called, and pay for what it gives."""
        self.budget.step()
        if called is self._once:
            return self._once(*given)
        for one in given:
            self.budget.nested(one)
        for name, one in named.items():
            if name not in OF_CALLS:
                self.budget.nested(one)
        owner = getattr(called, "__self__", None)
        if isinstance(owner, str):
            given = self.budget.before(str(getattr(called, "__name__", "")), (owner, *given))[1:]
        made: object = super().call(context, called, *given, **named)
        self.budget.make(made)
        return made


def _part(
    whole: "str | list[object] | tuple[object, ...] | range | Mapping[object, object]",
    argument: object,
) -> object:
    if isinstance(whole, Mapping):
        return whole[argument]
    if isinstance(argument, int | slice):
        return whole[argument]
    raise TypeError(argument)


def _printed(value: object) -> object:
    """Give what is printed as it is; lists and parts of a plan have no words of their own."""
    if isinstance(value, PRINTED):
        return value
    kind = type(value).__name__
    raise TypeError(_("a {kind} is not printed: print a field of it, or join it").format(kind=kind))
