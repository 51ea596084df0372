"""The stage itself: templates compiled once, each document rendered once, problems with their lines."""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from khtt.compose.introduce import introduce
from khtt.compose.leaf import MarkupError
from khtt.compose.markup import bad_tags
from khtt.compose.tree import document
from khtt.diagnostic import Diagnostic, Place, PlanError
from khtt.document import Document
from khtt.plan.resolved import Plan
from khtt.text import (
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


@dataclass(frozen=True, slots=True)
class Templates:
    """Templates compiled once, and the folder their names are told from."""

    environment: Environment
    folder: str
    names: frozenset[str]

    def place(self, name: str, line: int = 0) -> Place:
        """Give the place of a template's line."""
        return Place(f"{self.folder}/{name}", line, 1 if line else 0)


class _Texts(BaseLoader):
    """Templates from texts already read: Jinja opens no file."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def get_source(self, _: Environment, template: str) -> tuple[str, str, None]:
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], template, None


def load_templates(texts: Mapping[str, str], folder: str) -> Templates:
    """Make templates ready from their texts by name; raise PlanError for tags they may not use."""
    environment = ImmutableSandboxedEnvironment(
        loader=_Texts(texts),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update(FILTERS)
    templates = Templates(environment, folder, frozenset(texts))
    if found := [_bad_tag(templates, name, text) for name, text in texts.items()]:
        problems = [problem for several in found for problem in several]
        if problems:
            raise PlanError(problems)
    return templates


def compose(plan: Plan, templates: Templates, name: str) -> Document:
    """Render the template of a kind of document for a plan; raise PlanError with the template's line."""
    try:
        markup = templates.environment.get_template(name).render(plan=plan)
        return introduce(document(markup), plan.abbreviations)
    except TemplateSyntaxError as error:
        at = templates.place(error.name or name, error.lineno)
        raise PlanError(
            [Diagnostic("KH401", f"the template cannot be read: {error.message}", at)]
        ) from None
    except TemplateNotFound as error:
        message = f"there is no template '{error.name}'"
        raise PlanError([Diagnostic("KH402", message, templates.place(name))]) from None
    except (TemplateError, SecurityError) as error:
        at = _where(error, templates, name)
        hint = "templates see `plan` and what is set above the line"
        raise PlanError([Diagnostic("KH403", f"{error.message}", at, hint=hint)]) from None
    except MarkupError as error:
        raise PlanError([_misplaced(error, templates, name)]) from None


def _bad_tag(templates: Templates, name: str, text: str) -> list[Diagnostic]:
    hint = "templates use a closed set of tags: see docs/guide/templates.md"
    return [
        Diagnostic("KH404", bad.message, _line(templates, name, text, bad.offset), hint=hint)
        for bad in bad_tags(text)
    ]


def _line(templates: Templates, name: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Place(templates.place(name).file, line, column)


def _where(error: Exception, templates: Templates, name: str) -> Place:
    """Give the last line of a template that the error came through."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if frame.filename in templates.names:
            return templates.place(frame.filename, frame.lineno or 0)
    return templates.place(name)


def _misplaced(error: MarkupError, templates: Templates, name: str) -> Diagnostic:
    near = f", near '{error.excerpt}'" if error.excerpt else ""
    return Diagnostic("KH405", f"{error}{near}", templates.place(name))
