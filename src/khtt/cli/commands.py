"""The commands of khtt by their names: a run imports and makes the one that it is for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated

import typer

from khtt.cli.common import examples
from khtt.cli.speech import let_speak

Add = Callable[[typer.Typer], object]


def _validate(app: typer.Typer) -> None:
    from khtt.cli.validate import validate

    app.command()(validate)


def _show(app: typer.Typer) -> None:
    from khtt.cli.show import EXAMPLES, show

    app.command(epilog=EXAMPLES)(show)


def _init(app: typer.Typer) -> None:
    from khtt.cli.init import EXAMPLES, init

    app.command(epilog=EXAMPLES)(init)


def _coverage(app: typer.Typer) -> None:
    from khtt.cli.coverage import EXAMPLES, coverage

    app.command(epilog=EXAMPLES)(coverage)


def _account(app: typer.Typer) -> None:
    from khtt.cli.account import EXAMPLES, account

    app.command(epilog=EXAMPLES)(account)


def _inspect(app: typer.Typer) -> None:
    from khtt.cli.inspect import EXAMPLES, inspect

    app.command(epilog=EXAMPLES)(inspect)


def _calendar(app: typer.Typer) -> None:
    from khtt.cli.calendar import EXAMPLES, calendar

    app.command(epilog=EXAMPLES)(calendar)


def _diff(app: typer.Typer) -> None:
    from khtt.cli.diff import EXAMPLES, diff

    app.command(epilog=EXAMPLES)(diff)


def _kinds(app: typer.Typer) -> None:
    from khtt.cli.kinds import kinds

    app.command()(kinds)


def _carry(app: typer.Typer) -> None:
    from khtt.cli.carry import EXAMPLES, carry

    app.command(epilog=EXAMPLES)(carry)


def _schema(app: typer.Typer) -> None:
    from khtt.cli.schema import schema

    app.command()(schema)


def _rules(app: typer.Typer) -> None:
    from khtt.cli.rules import EXAMPLES, rules

    app.command(epilog=EXAMPLES)(rules)


def _render(app: typer.Typer) -> None:
    from khtt.cli.render import render

    app.add_typer(render, name="render")


def _new(app: typer.Typer) -> None:
    from khtt.cli.new import new

    app.add_typer(new, name="new")


def _list(app: typer.Typer) -> None:
    from khtt.cli.listing import listing

    app.add_typer(listing, name="list")


def _explain(app: typer.Typer) -> None:
    from khtt.cli.explain import explain

    app.add_typer(explain, name="explain")


def _report(app: typer.Typer) -> None:
    from khtt.cli.report import report

    app.add_typer(report, name="report")


def _git(app: typer.Typer) -> None:
    from khtt.cli.git import git

    app.add_typer(git, name="git")


COMMANDS: Mapping[str, Add] = {
    "validate": _validate,
    "show": _show,
    "init": _init,
    "coverage": _coverage,
    "account": _account,
    "inspect": _inspect,
    "calendar": _calendar,
    "diff": _diff,
    "kinds": _kinds,
    "carry": _carry,
    "schema": _schema,
    "rules": _rules,
    "render": _render,
    "new": _new,
    "list": _list,
    "explain": _explain,
    "report": _report,
    "git": _git,
}
"""What adds each command, in the order of the help."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Give the application with the command that comes first, or with all where none does."""
    first = arguments[0] if arguments else ""
    return _app([COMMANDS[first]]) if first in COMMANDS else whole_app()


@cache
def whole_app() -> typer.Typer:
    """Give the application with all commands."""
    return _app(COMMANDS.values())


def _app(commands: Iterable[Add]) -> typer.Typer:
    app = typer.Typer(
        name="khtt",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        # Plain help: examples stand on lines of their own, errors are one line, and both come at once.
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(
        epilog=examples(
            "khtt render province --year 2023   a document for each province",
            "khtt validate                      every problem of every plan",
            "khtt show 2022 themes              a part of a plan, to be read",
        )
    )(_khtt)
    for add in commands:
        add(app)
    let_speak(app)
    return app


def _tell_version(asked: bool) -> None:
    if asked:
        from khtt import __version__

        typer.echo(f"khtt {__version__}")
        raise typer.Exit


def _khtt(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version."),
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="vi|en", help="The language of messages and help."),
    ] = None,
) -> None:
    """Compile communication plans of Vietnam Social Security into Word documents."""
