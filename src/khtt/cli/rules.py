"""`khtt rules`: what khtt checks; `khtt explain KH213`: one rule, with an example."""

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import examples, refuse
from khtt.cli.speech import Group
from khtt.nouns.language import _

if TYPE_CHECKING:
    from typer._click import Context

EXAMPLES = examples("khtt rules", "khtt rules --format json", "khtt explain KH213")
_CODE = re.compile(r"KH\d{3}", re.IGNORECASE)


class Format(StrEnum):
    """How the rules are printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def rules(
    output: Annotated[
        Format, typer.Option("--format", help="How the rules are printed.")
    ] = Format.TEXT,
) -> None:
    """List the rules that plans are held against: code, severity, what is wrong."""
    from khtt.compiler.rules import pages
    from khtt.formats.rules.json import as_json
    from khtt.formats.rules.markdown import as_markdown
    from khtt.formats.rules.text import as_text

    forms = {Format.TEXT: as_text, Format.JSON: as_json, Format.MARKDOWN: as_markdown}
    typer.echo(forms[output](pages()), nl=False)


def rule(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="The code of a rule.", show_default=False)
    ],
) -> None:
    """Tell of a rule: what is wrong, why it matters, a wrong and a right example."""
    from khtt.compiler.rules import page_of, pages
    from khtt.formats.rules.text import as_page
    from khtt.nouns.diagnostic import nearest

    page = page_of(code)
    if page is None:
        meant = nearest(code.upper(), (one.code for one in pages()))
        hint = _("; did you mean {code}?").format(code=meant) if meant else _("; see: khtt rules")
        refuse(_("there is no rule '{code}'").format(code=code) + hint)
    typer.echo(as_page(page), nl=False)


class RulesToo(Group):
    """A group of commands that takes the code of a rule in place of one: `khtt explain KH213`."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read `KH213` as `rule KH213`."""
        if args and _CODE.fullmatch(args[0]):
            args = ["rule", *args]
        return super().parse_args(ctx, args)
