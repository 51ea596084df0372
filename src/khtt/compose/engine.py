"""Jinja as templates may use it: sandboxed, escaping, strict, with the filters of Vietnamese text."""

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from typing import NoReturn

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from khtt.compose.kept import every_time
from khtt.nouns.diagnostic import nearest
from khtt.nouns.noun import Noun
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.report.document import ReportDocument
from khtt.nouns.text import (
    joined,
    long_date,
    lower_first,
    number,
    padded,
    roman,
    sentence,
    short_date,
    upper_first,
)

FILTERS = {
    "number": number,
    "padded": padded,
    "roman": roman,
    "sentence": sentence,
    "long_date": long_date,
    "short_date": short_date,
    "joined": joined,
    "lower_first": lower_first,
    "upper_first": upper_first,
}
MOST_COUNTED = 100_000


class EndlessError(Exception):
    """The loops of a template count further than any document goes."""


class _Range:
    """Jinja's `range`, with a limit on how far all loops of a document count together."""

    def __init__(self) -> None:
        self.left = MOST_COUNTED

    def __call__(self, *ends: int) -> range:
        counted = range(*ends)
        self.left -= len(counted)
        if self.left < 0:
            raise EndlessError
        return counted


class _Texts(BaseLoader):
    """Templates from texts already read: Jinja opens no file."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def get_source(self, _: Environment, template: str) -> tuple[str, str, None]:
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], template, None


class _Unknown(StrictUndefined):
    """A name that is not there: an error, said in the plan's own terms."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name, owner = str(self._undefined_name), self._undefined_obj
        if owner is missing:
            return f"there is nothing called '{name}'"
        if owner is None:
            return f"'{name}' is asked of a value that is empty here"
        near = nearest(name, (one for one in dir(owner) if not one.startswith("_")))
        meant = f"; did you mean '{near}'?" if near else ""
        return f"{type(owner).__name__} has no '{name}'{meant}"


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that asks once for each field of a part of a plan, not at every reading.

    It knows no powers: nobody lives to see the end of `10 ** 10 ** 10 ** 10`.
    """

    intercepted_binops = frozenset({"**"})

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=_Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._allowed: set[tuple[type, str]] = set()

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> NoReturn:  # noqa: ARG002 (Jinja gives them all)
        """Refuse the operator."""
        message = f"'{operator}' may not be used"
        raise SecurityError(message)

    def getattr(self, obj: object, attribute: str) -> object:
        """Read an attribute; whether a field may be read depends on its type and name alone."""
        key = (type(obj), attribute)
        if key in self._allowed:
            return getattr(obj, attribute)
        found = super().getattr(obj, attribute)
        if attribute in _fields(type(obj)):
            self._allowed.add(key)
        return found


def _fields(kind: type) -> Collection[str]:
    """Give the names of the fields of a part of a plan; none for any other type."""
    if issubclass(kind, Noun):
        return kind.model_fields
    return [field.name for field in fields(kind)] if is_dataclass(kind) else ()


def environment(texts: Mapping[str, str]) -> Environment:
    """Give the Jinja that knows these templates by name."""
    found = _Sandbox(_Texts(texts))
    found.filters.update(FILTERS)
    found.globals["once"] = every_time
    return found


def rendered(jinja: Environment, name: str, plan: Plan | ReportDocument) -> str:
    """Give the markup of a template for a plan; raise EndlessError where its loops count too far."""
    jinja.globals["range"] = _Range()
    return jinja.get_template(name).render(plan=plan)
