"""Jinja as templates may use it, with the filters of Vietnamese text."""

from collections.abc import Callable, Mapping

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from khtt.compose.bounds import Budget
from khtt.compose.paid import paid
from khtt.compose.sandbox import Sandbox
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

FILTERS: Mapping[str, Callable[..., object]] = {
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


class _Texts(BaseLoader):
    """Templates from texts already read: Jinja opens no file."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def load(
        self,
        environment: Environment,
        name: str,
        globals: "Mapping[str, object] | None" = None,  # noqa: A002 (Jinja's name)
    ) -> Template:
        """Compile a template so that what its loops and lists take is paid for."""
        if name not in self._texts:
            raise TemplateNotFound(name)
        code = environment.compile(paid(environment, self._texts[name], name), name, name)
        return Template.from_code(environment, code, dict(globals or {}))


def environment(texts: Mapping[str, str]) -> Sandbox:
    """Give the Jinja that knows these templates by name."""
    return Sandbox(_Texts(texts), FILTERS)


def rendered(jinja: Sandbox, name: str, plan: Plan | ReportDocument) -> str:
    """Give the markup of a template for a plan; raise EndlessError where it goes too far."""
    jinja.budget = Budget()
    return jinja.get_template(name).render(plan=plan)
