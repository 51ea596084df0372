"""What is wrong with a template, as diagnostics with its file and line."""

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError

from khtt.compose.bounds import EndlessError
from khtt.compose.leaf import MarkupError
from khtt.compose.locate import locate
from khtt.compose.markup import bad_tags
from khtt.compose.paid import UNPRINTABLE, paid
from khtt.compose.sandbox import Sandbox
from khtt.nouns.diagnostic import Diagnostic, Place, nearest
from khtt.nouns.language import _, marked
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.report.document import ReportDocument

GUIDE = "docs/guide/en/templates.md"
BLOCKS = marked("Jinja knows {{ value }}, {% if %}, {% for %}, {# note #}; each block has its end")
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
    SyntaxError,
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
    hint = _("templates use a closed set of tags: see {guide}").format(guide=GUIDE)
    for name, text in told.texts.items():
        for bad in bad_tags(text):
            yield Diagnostic("KH404", bad.message, told.at(name, bad.offset), hint=hint)
        for found in UNPRINTABLE.finditer(text):
            code = f"U+{ord(found[0]):04X}"
            message = _("the character {code} cannot stand in a document").format(code=code)
            yield Diagnostic("KH401", message, told.at(name, found.start()), hint=_("delete it"))


def unreadable(told: Told, jinja: Sandbox) -> Iterator[Diagnostic]:
    """Give every template that Jinja cannot read."""
    for name, text in told.texts.items():
        try:
            jinja.compile(paid(jinja, text, name), name)
        except TemplateSyntaxError as error:
            message = _("the template cannot be read: {why}").format(why=error.message)
            hint = _(BLOCKS)
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
        hint = _("make {file}").format(file=told.place(str(error.name)))
        if near:
            hint = _("did you mean '{meant}'?").format(meant=near)
        message = _("there is no template '{name}'").format(name=error.name)
        return Diagnostic("KH402", message, at, hint=hint)
    if isinstance(error, EndlessError | RecursionError | MemoryError):
        hint = _("look at what it includes and calls, and for a loop in a loop")
        return Diagnostic("KH406", _endless(error), at, hint=hint)
    hint = _("templates see `plan` and what is set above the line")
    if isinstance(error, SecurityError):
        hint = _("templates read the plan, and nothing beyond it")
    said = _("this fails: {why}").format(why=error)
    if isinstance(error, TemplateError):
        said = str(error.message)
    of = _("this was the document of {body}").format(body=plan.body.name)
    hint = f"{hint}; {of}"
    return Diagnostic("KH403", said, at, hint=hint)


def _endless(error: EndlessError | RecursionError | MemoryError) -> str:
    match error:
        case EndlessError():
            return str(error)
        case RecursionError():
            return _("the template includes or calls itself without end")
        case MemoryError():
            return _("this needs more memory than there is")


def misplaced(told: Told, error: MarkupError, name: str, plan: Plan | ReportDocument) -> Diagnostic:
    """Give what stands in a wrong place in the rendered markup, at the line that it comes from."""
    near = _(", near '{text}'").format(text=error.excerpt) if error.excerpt else ""
    try:
        found = locate(told.texts, name, plan)
    except FAILURES:
        found = None
    at = told.place(*found) if found else told.place(name)
    hint = _("where each tag may stand: see {guide}").format(guide=GUIDE)
    return Diagnostic("KH405", f"{error}{near}", at, hint=hint)


def _where(told: Told, error: Exception, name: str) -> Place:
    """Give the last line of a template that the error came through."""
    lines = (
        (frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)
    )
    found = [told.place(file, line) for file, line in lines if file in told.texts]
    return found[-1] if found else told.place(name)
