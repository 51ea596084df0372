"""What is wrong with a template, as diagnostics with its file and line."""

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError

from khtt.compose.engine import EndlessError
from khtt.compose.leaf import MarkupError
from khtt.compose.locate import locate
from khtt.compose.markup import bad_tags
from khtt.nouns.diagnostic import Diagnostic, Place, nearest
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.report.document import ReportDocument

GUIDE = "see docs/guide/en/templates.md"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ue000\ue001]")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
BLOCK = re.compile(
    r"\{%[-+]?\s*(?P<end>end)?(?:if|for|macro|call|filter|block|with|set(?![^=]*?=[^=].*?%\}))\b.*?%\}",
    re.DOTALL,
)
# What the expressions of a template can raise, besides Jinja's own.
FAILURES = (
    TemplateError,
    EndlessError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The templates by name, and the folder that their names are told from."""

    texts: Mapping[str, str]
    folder: str

    def place(self, name: str, line: int = 0, column: int = 1) -> Place:
        """Give the place of a template's line, or of the file as a whole."""
        return Place(f"{self.folder}/{name}", line, column if line else 0)

    def at(self, name: str, offset: int) -> Place:
        """Give the place of a character."""
        text = self.texts[name]
        column = offset - text.rfind("\n", 0, offset)
        return self.place(name, text.count("\n", 0, offset) + 1, column)


def forbidden(told: Told) -> Iterator[Diagnostic]:
    """Give what the texts of the templates hold though they may not: tags, characters."""
    hint = f"templates use a closed set of tags: {GUIDE}"
    for name, text in told.texts.items():
        for bad in bad_tags(text):
            yield Diagnostic("KH404", bad.message, told.at(name, bad.offset), hint=hint)
        for found in UNPRINTABLE.finditer(text):
            message = f"the character U+{ord(found[0]):04X} cannot stand in a document"
            yield Diagnostic("KH401", message, told.at(name, found.start()), hint="delete it")


def unreadable(told: Told, jinja: Environment) -> Iterator[Diagnostic]:
    """Give every template that Jinja cannot read."""
    for name, text in told.texts.items():
        try:
            jinja.compile(text, name)
        except TemplateSyntaxError as error:
            message = f"the template cannot be read: {error.message}"
            hint = (
                "Jinja knows {{ value }}, {% if %}, {% for %}, {# note #}; each block has its end"
            )
            line = error.lineno
            if str(error.message).startswith("Unexpected end of template"):
                line = _unclosed(text) or line
            yield Diagnostic("KH401", message, told.place(name, line), hint=hint)


def _unclosed(text: str) -> int:
    """Give the line of the innermost block that has no end; Jinja tells that of the text's end."""
    lines = list[int]()
    for found in BLOCK.finditer(COMMENT.sub(lambda note: "\n" * note[0].count("\n"), text)):
        if not found["end"]:
            lines.append(found.string.count("\n", 0, found.start()) + 1)
        elif lines:
            lines.pop()
    return lines[-1] if lines else 0


def failed(told: Told, error: Exception, name: str, plan: Plan | ReportDocument) -> Diagnostic:
    """Give what went wrong while a template was rendered, at the line that it came through last."""
    at = _where(told, error, name)
    if isinstance(error, TemplateNotFound):
        near = nearest(str(error.name), told.texts)
        hint = f"did you mean '{near}'?" if near else f"make {told.place(str(error.name))}"
        return Diagnostic("KH402", f"there is no template '{error.name}'", at, hint=hint)
    if isinstance(error, EndlessError | RecursionError | MemoryError):
        hint = "look at what it includes and calls, and for a loop in a loop"
        return Diagnostic("KH406", _endless(error), at, hint=hint)
    hint = "templates see `plan` and what is set above the line"
    if isinstance(error, SecurityError):
        hint = "templates read the plan, and nothing beyond it"
    said = str(error.message) if isinstance(error, TemplateError) else f"this fails: {error}"
    hint = f"{hint}; this was the document of {plan.body.name}"
    return Diagnostic("KH403", said, at, hint=hint)


def _endless(error: EndlessError | RecursionError | MemoryError) -> str:
    match error:
        case EndlessError():
            return "the loops of this document count too far"
        case RecursionError():
            return "the template includes or calls itself without end"
        case MemoryError():
            return "this needs more memory than there is"


def misplaced(told: Told, error: MarkupError, name: str, plan: Plan | ReportDocument) -> Diagnostic:
    """Give what stands in a wrong place in the rendered markup, at the line that it comes from."""
    near = f", near '{error.excerpt}'" if error.excerpt else ""
    try:
        found = locate(told.texts, name, plan)
    except FAILURES:
        found = None
    at = told.place(*found) if found else told.place(name)
    hint = f"where each tag may stand: {GUIDE}"
    return Diagnostic("KH405", f"{error}{near}", at, hint=hint)


def _where(told: Told, error: Exception, name: str) -> Place:
    """Give the last line of a template that the error came through."""
    lines = (
        (frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)
    )
    found = [told.place(file, line) for file, line in lines if file in told.texts]
    return found[-1] if found else told.place(name)
